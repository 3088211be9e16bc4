import * as v from 'valibot';
import { sharing } from './offer-schema.js';
import {
  atLeastOne,
  described,
  flag,
  id,
  length,
  limits,
  list,
  name,
  price,
  text,
  timeAhead,
  webAddress,
} from './schema-parts.js';

const field = v.strictObject(
  {
    id: id(),
    kind: described(
      v.picklist(
        ['text', 'long-text', 'choice', 'checkbox', 'phone', 'number'],
        '"text", "long-text", "choice", "checkbox", "phone" or "number"',
      ),
      'How it is answered.',
    ),
    label: name('The question.'),
    hint: v.optional(name('Help under the question.')),
    required: flag(false, 'Whether it must be answered.'),
    options: v.optional(described(v.array(name('A choice.'), 'a list of choices'), 'What a "choice" is made from.')),
    min: v.optional(described(v.number('a number'), 'Least answer of a "number".')),
    max: v.optional(described(v.number('a number'), 'Greatest answer of a "number".')),
    maxLength: v.optional(
      described(
        v.pipe(v.number('a number'), v.integer('a whole number'), v.minValue(1, '1 or more')),
        'Most characters of a text.',
      ),
    ),
    autocomplete: v.optional(name('An HTML autocomplete token such as "organization".')),
  },
  'a question: { "id": "company", "kind": "text", "label": "Company" }',
);

/** What clients book. */
export const service = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    description: v.optional(text('A sentence or two.')),
    category: v.optional(name('Heading to list it under.')),
    durations: v.pipe(
      v.array(length('Length of a session.', 1), 'a list of minutes such as [60]'),
      v.minLength(1, 'at least one length, such as [60]'),
      v.description('Session lengths on offer, in minutes; the first is the default.'),
    ),
    bufferBefore: v.optional(length('Minutes kept free before each session.'), 0),
    bufferAfter: v.optional(length('Minutes kept free after each session.'), 0),
    price: price('What a session costs, as clients read it; nothing is paid here.'),
    place: v.optional(
      described(
        v.strictObject(
          {
            kind: described(
              v.picklist(['address', 'phone', 'video'], '"address", "phone" or "video"'),
              'An address to go to, a telephone call, or a video call.',
            ),
            text: v.optional(name('The address or number as people read it.')),
            url: v.optional(webAddress('A link to it.')),
          },
          'a place: { "kind": "address", "text": "1 Main Street" }',
        ),
        'Where sessions take place.',
      ),
    ),
    seats: v.optional(atLeastOne('Clients in one session; more than one makes it a group session.'), 1),
    grid: v.optional(length('Minutes between starts; the duration, at most 30, where left out.', 1)),
    anchor: v.optional(
      v.pipe(
        v.picklist(['hour', 'opening'], '"hour" or "opening"'),
        v.description('Whether starts are counted from the full hour or from the opening.'),
      ),
      'hour',
    ),
    notice: v.optional(timeAhead('Minimum notice.'), 120),
    horizon: v.optional(timeAhead('How far ahead clients can book.', 1), 60 * 24 * 60),
    limits: limits('Most bookings of this service, on all calendars together.'),
    clientLimits: limits('Most bookings of this service by one client, told by the e-mail address.'),
    event: v.optional(id('Id of the event whose days and hours bound this service.')),
    calendars: v.optional(
      v.pipe(
        v.array(id('Id of a calendar.'), 'a list of calendar ids'),
        v.description('Who can serve it, in the order of the pool.'),
      ),
    ),
    pool: v.optional(id('Id of the pool whose members serve, in place of "calendars".')),
    assignment: v.optional(
      v.pipe(
        v.picklist(['automatic', 'client'], '"automatic" or "client"'),
        v.description('Who picks the person: the distribution, or the client.'),
      ),
      'client',
    ),
    approval: v.optional(
      v.pipe(
        v.boolean('true or false'),
        v.description("Whether a booking waits for the specialist's yes. Until then it is pending and holds its time."),
      ),
    ),
    anyAvailable: v.optional(
      v.pipe(
        v.picklist(['merged', 'soonest', 'labelled', 'none'], '"merged", "soonest", "labelled" or "none"'),
        v.description('What "Any available" does where the client picks the person; "none" leaves it out.'),
      ),
      'merged',
    ),
    distribution: v.optional(
      name(
        'How sessions are shared out: "least-loaded", "balanced", "rotation", …, or a distribution of the site\'s own.',
      ),
      'least-loaded',
    ),
    continuity: v.optional(
      v.pipe(
        atLeastOne('A returning client keeps the person of the last booking, if free within so many days.'),
        v.maxValue(365, 'at most 365 days'),
      ),
    ),
    sharing,
    reveal: v.optional(
      v.pipe(
        v.picklist(['always', 'after-booking', 'never'], '"always", "after-booking" or "never"'),
        v.description(
          'When the client learns who serves. Of people whom no service names before a booking, pages get ids of the day in place of yours.',
        ),
      ),
      'always',
    ),
    fields: list(field, "The site's own questions on the details form."),
  },
  'a service: { "id": "massage", "name": "Massage", "durations": [60], "calendars": ["room-a"] }',
);
