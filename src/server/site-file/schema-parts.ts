/** What the schema of the site file is made of. Every message says what is expected; check.ts puts path and value before it. */
import * as v from 'valibot';
import { EMAIL } from '../../adapter/contract-rules.js';
import { apart } from './hours.js';

/** With what editors show of it. */
export const described = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

export const name = (description: string) =>
  v.pipe(
    v.string('text'),
    v.minLength(1, 'text that is not empty'),
    v.maxLength(200, 'at most 200 characters'),
    v.description(description),
  );

export const text = (description: string) =>
  v.pipe(v.string('text'), v.maxLength(4000, 'at most 4000 characters'), v.description(description));

export const id = (
  description = 'Short name that other parts of the file refer to. Clients can see it in network traffic.',
) =>
  v.pipe(
    v.string('an id'),
    v.regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'an id of lower-case letters, digits, "-" and "_", such as "room-a"'),
    v.description(description),
  );

export const date = (description: string) =>
  v.pipe(v.string('a date'), v.isoDate('a date such as "2026-12-24"'), v.description(description));

export const dateTime = (description: string) =>
  v.pipe(
    v.string('a date and time'),
    v.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, 'a date and time such as "2026-12-24T09:30"'),
    v.description(description),
  );

const hourSpan = v.pipe(
  v.string('hours'),
  v.regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'hours such as "09:00-12:30"; an end before the start is on the next day ("22:00-02:00")',
  ),
  v.check(
    (hours) => hours.slice(0, 5) !== hours.slice(6),
    'an end other than the start; the whole day is "00:00-24:00"',
  ),
);

export const hours = (description: string) =>
  v.pipe(
    v.array(hourSpan, 'a list of hours such as ["09:00-12:00", "13:00-17:00"]'),
    apart,
    v.description(description),
  );

const minutes = (description: string, least: number, most: number, limit: string) =>
  v.pipe(
    v.number('a number of minutes'),
    v.integer('whole minutes'),
    v.minValue(least, `${least} or more`),
    v.maxValue(most, `at most ${limit}, ${most}`),
    v.description(description),
  );

/** What a session takes, in minutes: the engine works with at most a month. */
export const length = (description: string, least = 0) => minutes(description, least, 31 * 1440, 'a month');

/** How far ahead something is, in minutes. */
export const timeAhead = (description: string, least = 0) => minutes(description, least, 730 * 1440, 'two years');

export const flag = (fallback: boolean, description: string) =>
  v.optional(v.pipe(v.boolean('true or false'), v.description(description)), fallback);

export const webAddress = (description: string) =>
  v.pipe(
    v.string('a web address'),
    v.url('a web address such as "https://www.example.com/"'),
    v.regex(/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)\b/, 'an address that starts with https://'),
    v.description(description),
  );

export const email = (description: string) =>
  v.pipe(
    v.string('an e-mail address'),
    v.regex(EMAIL, 'an e-mail address such as "ann@example.com"'),
    v.description(description),
  );

export const list = <Item extends v.GenericSchema>(item: Item, description: string) =>
  v.optional(v.pipe(v.array(item, 'a list'), v.description(description)), []);

export const dates = (description: string) =>
  v.optional(
    v.pipe(
      v.record(date('A date.'), hours('Hours of that date; an empty list is closed.'), 'dates with their hours'),
      v.description(description),
    ),
    {},
  );

export const dailyRange = {
  first: date('First day.'),
  last: date('Last day; it belongs to the range.'),
  hours: v.optional(hours('Hours of each day; the whole day where left out.')),
};

export const blackout = v.strictObject(
  {
    ...dailyRange,
    label: v.optional(name('Why; clients see the label of a site or an event, never that of a calendar.')),
  },
  'a blackout: { "first": "2026-12-24", "last": "2026-12-26" }',
);

export const atLeastOne = (description: string) =>
  v.pipe(
    v.number('a number'),
    v.integer('a whole number'),
    v.minValue(1, '1 or more'),
    v.maxValue(10_000, 'at most 10000'),
    v.description(description),
  );

const most = (period: string) => v.optional(atLeastOne(`Most bookings in a ${period}.`));

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const weekdays = v.pipe(
  v.array(
    v.picklist(WEEKDAYS, `one of ${WEEKDAYS.map((day) => `"${day}"`).join(', ')}`),
    'a list of weekdays such as ["mon", "tue"]',
  ),
  v.minLength(1, 'at least one weekday'),
  v.description('Weekdays on which it holds.'),
);

export const limits = (description: string) =>
  v.optional(
    v.pipe(
      v.strictObject(
        { perDay: most('day'), perWeek: most('week, from Monday'), perMonth: most('month') },
        'limits: { "perDay": 4 }, with the keys perDay, perWeek, perMonth',
      ),
      v.description(description),
    ),
  );

/** @param what Says what it is the price of. */
export const price = (what: string) =>
  v.optional(
    described(
      v.strictObject(
        {
          amount: described(v.pipe(v.number('a number'), v.minValue(0, '0 or more')), 'In whole units: 79.5.'),
          currency: described(
            v.pipe(v.string('text'), v.regex(/^[A-Z]{3}$/, 'a currency such as "EUR"')),
            'ISO 4217 code such as "EUR".',
          ),
        },
        'a price: { "amount": 80, "currency": "EUR" }',
      ),
      what,
    ),
  );
