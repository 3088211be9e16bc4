import * as v from 'valibot';

/**
 * The file that a site owner writes by hand: JSON, times as people write them ("09:00-12:30", "2026-12-24"), lengths in
 * minutes. It holds the public catalog and the private side by side; compile.ts parts them. The same schema is published as
 * JSON Schema (site.schema.json), so that editors complete and check the file while it is written.
 *
 * Every message says what is expected; check.ts puts the path and the value in front of it.
 */

const name = (description: string) =>
  v.pipe(
    v.string('text'),
    v.minLength(1, 'text that is not empty'),
    v.maxLength(200, 'at most 200 characters'),
    v.description(description),
  );

const text = (description: string) =>
  v.pipe(v.string('text'), v.maxLength(4000, 'at most 4000 characters'), v.description(description));

const id = (description = 'Short name that other parts of the file refer to. Clients can see it in network traffic.') =>
  v.pipe(
    v.string('an id'),
    v.regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'an id of lower-case letters, digits, "-" and "_", such as "room-a"'),
    v.description(description),
  );

const date = (description: string) =>
  v.pipe(v.string('a date'), v.isoDate('a date such as "2026-12-24"'), v.description(description));

const dateTime = (description: string) =>
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
);

const hours = (description: string) =>
  v.pipe(v.array(hourSpan, 'a list of hours such as ["09:00-12:00", "13:00-17:00"]'), v.description(description));

const minutes = (description: string, least = 0) =>
  v.pipe(
    v.number('a number of minutes'),
    v.integer('whole minutes'),
    v.minValue(least, `${least} or more`),
    v.maxValue(1_051_200, 'at most two years, 1051200'),
    v.description(description),
  );

const flag = (fallback: boolean, description: string) =>
  v.optional(v.pipe(v.boolean('true or false'), v.description(description)), fallback);

const webAddress = (description: string) =>
  v.pipe(
    v.string('a web address'),
    v.url('a web address such as "https://www.example.com/"'),
    v.regex(/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)\b/, 'an address that starts with https://'),
    v.description(description),
  );

const email = (description: string) =>
  v.pipe(
    v.string('an e-mail address'),
    v.email('an e-mail address such as "ann@example.com"'),
    v.description(description),
  );

const list = <Item extends v.GenericSchema>(item: Item, description: string) =>
  v.optional(v.pipe(v.array(item, 'a list'), v.description(description)), []);

const dates = (description: string) =>
  v.optional(
    v.pipe(
      v.record(date('A date.'), hours('Hours of that date; an empty list is closed.'), 'dates with their hours'),
      v.description(description),
    ),
    {},
  );

const dailyRange = {
  first: date('First day.'),
  last: date('Last day; it belongs to the range.'),
  hours: v.optional(hours('Hours of each day; the whole day where left out.')),
};

const blackout = v.strictObject(
  {
    ...dailyRange,
    label: v.optional(name('Why; clients see the label of a site or an event, never that of a calendar.')),
  },
  'a blackout: { "first": "2026-12-24", "last": "2026-12-26" }',
);

const event = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    ...dailyRange,
    blackouts: list(blackout, 'Time blocked inside the event.'),
  },
  'an event: { "id": "fair", "name": "Fair", "first": "2026-12-01", "last": "2026-12-03" }',
);

const specialist = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    role: v.optional(name('Shown under the name.')),
    portrait: v.optional(webAddress('Address of a picture.')),
    email: v.optional(email('Where notices of bookings go. Never shown to clients.')),
    active: flag(true, 'Whether this person takes bookings.'),
  },
  'a specialist: { "id": "maria", "name": "Maria" }',
);

const weekday = (day: string) => v.optional(hours(`Hours of each ${day}.`), []);

const weeklyHours = v.strictObject(
  {
    mon: weekday('Monday'),
    tue: weekday('Tuesday'),
    wed: weekday('Wednesday'),
    thu: weekday('Thursday'),
    fri: weekday('Friday'),
    sat: weekday('Saturday'),
    sun: weekday('Sunday'),
  },
  'weekly hours: { "mon": ["09:00-17:00"], … } with the keys mon, tue, wed, thu, fri, sat, sun',
);

const busyEntry = v.strictObject(
  {
    from: dateTime("Start, in the calendar's zone."),
    to: dateTime("End, in the calendar's zone."),
    transparent: flag(false, 'Marked as free: does not block.'),
    cancelled: flag(false, 'Cancelled: does not block.'),
  },
  'a busy entry: { "from": "2026-12-01T10:00", "to": "2026-12-01T11:00" }',
);

const calendar = v.strictObject(
  {
    id: id(),
    name: v.optional(name('What the timetable is called where that isn\'t its specialist\'s name, such as "Room A".')),
    specialist: id('Id of the specialist whose timetable this is.'),
    zone: v.optional(name('IANA time zone such as "Europe/Berlin"; that of the site where left out.')),
    public: flag(true, 'Whether clients can book it.'),
    active: flag(true, 'Whether it takes bookings.'),
    capacity: v.optional(
      v.pipe(
        v.number('a number'),
        v.integer('a whole number'),
        v.minValue(1, '1 or more'),
        v.maxValue(1000, 'at most 1000'),
        v.description('Sessions that can run at once.'),
      ),
      1,
    ),
    opensBy: v.optional(
      v.pipe(
        v.picklist(['hours', 'shifts', 'both'], '"hours", "shifts" or "both"'),
        v.description('What opens the calendar: weekly hours, shifts, or both together.'),
      ),
      'hours',
    ),
    hours: v.optional(v.pipe(weeklyHours, v.description("Weekly hours, in the calendar's zone."))),
    overrides: dates('Dates with hours of their own, in place of the weekly ones.'),
    shifts: dates('Time that the specialist has put up for a date.'),
    blackouts: list(blackout, 'Time blocked on this calendar.'),
    busy: list(busyEntry, 'Appointments from elsewhere. Clients never see more of them than that the time is taken.'),
  },
  'a calendar: { "id": "room-a", "specialist": "maria", "hours": { "mon": ["09:00-17:00"] } }',
);

const field = v.strictObject(
  {
    id: id(),
    kind: v.picklist(
      ['text', 'long-text', 'choice', 'checkbox', 'phone', 'number'],
      '"text", "long-text", "choice", "checkbox", "phone" or "number"',
    ),
    label: name('The question.'),
    hint: v.optional(name('Help under the question.')),
    required: flag(false, 'Whether it must be answered.'),
    options: v.optional(v.array(name('A choice.'), 'a list of choices')),
    min: v.optional(v.number('a number')),
    max: v.optional(v.number('a number')),
    maxLength: v.optional(v.pipe(v.number('a number'), v.integer('a whole number'), v.minValue(1, '1 or more'))),
    autocomplete: v.optional(name('An HTML autocomplete token such as "organization".')),
  },
  'a question: { "id": "company", "kind": "text", "label": "Company" }',
);

const service = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    description: v.optional(text('A sentence or two.')),
    category: v.optional(name('Heading to list it under.')),
    durations: v.pipe(
      v.array(minutes('Length of a session.', 1), 'a list of minutes such as [60]'),
      v.minLength(1, 'at least one length, such as [60]'),
      v.description('Session lengths on offer, in minutes; the first is the default.'),
    ),
    bufferBefore: v.optional(minutes('Minutes kept free before each session.'), 0),
    bufferAfter: v.optional(minutes('Minutes kept free after each session.'), 0),
    price: v.optional(
      v.strictObject(
        {
          amount: v.number('a number'),
          currency: v.pipe(v.string('text'), v.regex(/^[A-Z]{3}$/, 'a currency such as "EUR"')),
        },
        'a price: { "amount": 80, "currency": "EUR" }',
      ),
    ),
    place: v.optional(
      v.strictObject(
        {
          kind: v.picklist(['address', 'phone', 'video'], '"address", "phone" or "video"'),
          text: v.optional(name('The address or number as people read it.')),
          url: v.optional(webAddress('A link to it.')),
        },
        'a place: { "kind": "address", "text": "1 Main Street" }',
      ),
    ),
    seats: v.optional(
      v.pipe(
        v.number('a number'),
        v.integer('a whole number'),
        v.minValue(1, '1 or more'),
        v.maxValue(10_000, 'at most 10000'),
        v.description('Clients in one session; more than one makes it a group session.'),
      ),
      1,
    ),
    grid: v.optional(minutes('Minutes between starts; the duration, at most 30, where left out.', 1)),
    anchor: v.optional(
      v.pipe(
        v.picklist(['hour', 'opening'], '"hour" or "opening"'),
        v.description('Whether starts are counted from the full hour or from the opening.'),
      ),
      'hour',
    ),
    notice: v.optional(minutes('Minimum notice.'), 120),
    horizon: v.optional(minutes('How far ahead clients can book.', 1), 60 * 24 * 60),
    event: v.optional(id('Id of the event whose days and hours bound this service.')),
    calendars: v.pipe(
      v.array(id('Id of a calendar.'), 'a list of calendar ids'),
      v.description('Who can serve it, in the order of the pool.'),
    ),
    assignment: v.optional(
      v.pipe(
        v.picklist(['automatic', 'client'], '"automatic" or "client"'),
        v.description('Who picks the person: the distribution, or the client.'),
      ),
      'client',
    ),
    anyAvailable: v.optional(
      v.pipe(
        v.picklist(['merged', 'soonest', 'labelled', 'none'], '"merged", "soonest", "labelled" or "none"'),
        v.description('What "Any available" does where the client picks the person; "none" leaves it out.'),
      ),
      'merged',
    ),
    distribution: v.optional(
      name('How sessions are shared out: "least-loaded", "soonest", "random" or "rotation".'),
      'least-loaded',
    ),
    reveal: v.optional(
      v.pipe(
        v.picklist(['always', 'after-booking', 'never'], '"always", "after-booking" or "never"'),
        v.description('When the client learns who serves.'),
      ),
      'always',
    ),
    fields: list(field, "The site's own questions on the details form."),
  },
  'a service: { "id": "massage", "name": "Massage", "durations": [60], "calendars": ["room-a"] }',
);

const origin = v.pipe(
  v.string('an origin'),
  v.check(isOrigin, 'the scheme and host of a page, such as "https://www.example.com", without a path'),
  v.description('Where pages may stand that use this site.'),
);

/** A browser sends the origin in exactly this spelling; any other would never match. */
function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}

export const siteFileSchema = v.strictObject(
  {
    $schema: v.optional(v.pipe(v.string('text'), v.description('Address of this schema, for editors.'))),
    id: id('Name of the site in its addresses: /v1/sites/{id}.'),
    name: name('As clients read it.'),
    zone: name('IANA time zone such as "Europe/Berlin".'),
    phone: v.optional(name("Shown to clients when the booking system can't be reached.")),
    email: v.optional(email("Shown to clients when the booking system can't be reached.")),
    origins: list(origin, 'Web pages that may use this site, by origin. Others are refused.'),
    specialistLabel: v.optional(name('What the site calls a specialist, such as "practitioner".')),
    hideFull: flag(false, 'Whether times that are fully booked are hidden.'),
    showLeft: flag(false, 'Whether the number of places left is shown.'),
    cancelNotice: v.optional(minutes('Until how long before the start a client can cancel.'), 0),
    blackouts: list(blackout, 'Time blocked for the whole site.'),
    events: list(event, 'Date ranges with daily hours.'),
    specialists: v.pipe(v.array(specialist, 'a list of specialists'), v.description('The people who serve clients.')),
    calendars: v.pipe(v.array(calendar, 'a list of calendars'), v.description('Their timetables.')),
    services: v.pipe(
      v.array(service, 'a list of services'),
      v.minLength(1, 'at least one service'),
      v.description('What clients book.'),
    ),
  },
  'a site: { "id": "my-site", "name": "My site", "zone": "Europe/Berlin", "specialists": […], "calendars": […], "services": […] }',
);

/** A site file as its owner writes it. */
export type SiteFile = v.InferInput<typeof siteFileSchema>;

/** A site file with every default in place. */
export type CheckedSiteFile = v.InferOutput<typeof siteFileSchema>;
