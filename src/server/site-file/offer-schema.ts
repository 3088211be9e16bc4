/** What is made out of services, calendars and pools (SPEC section 6): panels, packages and sharing. */
import * as v from 'valibot';
import { atLeastOne, described, id, name, price, text } from './schema-parts.js';

const seat = v.strictObject(
  {
    calendar: v.optional(id('Id of the calendar that takes the seat.')),
    pool: v.optional(id('Id of the pool whose members can take it.')),
    count: v.optional(atLeastOne('Members of the pool that are needed; 1 where left out.')),
  },
  'a seat: { "calendar": "room-a" } or { "pool": "team", "count": 2 }',
);

const seats = {
  id: id(),
  name: name('As clients read it.'),
  service: id('Id of the service whose lengths, buffers, grid, notice, horizon and limits hold.'),
  primary: v.pipe(seat, v.description('Who has the booking; its times are the ones on offer.')),
  seats: v.pipe(v.array(seat, 'a list of seats'), v.description('Who else must be free and takes part.')),
};

const PANEL =
  'a panel: { "id": "interview", "name": "Interview", "service": "talk", "primary": { "calendar": "room-a" }, "seats": [{ "pool": "team" }] }';

/** A meeting that needs several people at once. */
export const panel = v.strictObject(seats, PANEL);

/** The same on a page, where it may hang on conditions. */
export const panelWith = <Entries extends v.ObjectEntries>(more: Entries) =>
  v.strictObject({ ...seats, ...more }, PANEL);

const listed = (what: string) =>
  v.pipe(v.array(name(`${what}.`), 'a list'), v.description('Ids of calendars, or roles of specialists.'));

/** With whom a service is shared. */
export const sharing = v.optional(
  v.pipe(
    v.variant(
      'with',
      [
        v.strictObject({ with: described(v.picklist(['private', 'all']), 'Nobody, or everyone.') }),
        v.strictObject({
          with: described(v.picklist(['members', 'roles']), 'Those on the list.'),
          list: listed('Id or role'),
        }),
      ],
      'sharing: { "with": "private" }, { "with": "all" }, { "with": "members", "list": [calendars] } or { "with": "roles", "list": [roles] }',
    ),
    v.description('With whom the service is shared, for packages that others serve; with nobody where left out.'),
  ),
);

const rule = v.pipe(
  v.variant(
    'who',
    [
      v.strictObject({
        who: described(v.picklist(['off', 'assigned', 'any']), 'No rule, nobody else, or any team member.'),
      }),
      v.strictObject({
        who: described(v.picklist(['members', 'roles']), 'Those on the list.'),
        list: v.optional(listed('Id or role'), []),
      }),
    ],
    'a rule: { "who": "off" }, { "who": "assigned" }, { "who": "any" }, { "who": "members", "list": [calendars] } or { "who": "roles", "list": [roles] }',
  ),
  v.description('Who may serve the sessions beside the practitioner assigned to the package.'),
);

/** A bundle of sessions. */
export const bundle = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    description: v.optional(text('A sentence or two.')),
    price: price('What the whole package costs, as clients read it; nothing is paid here.'),
    sessions: v.pipe(
      v.array(
        v.strictObject(
          { service: id('Id of a service.'), count: atLeastOne('Sessions of it.') },
          'sessions: { "service": "massage", "count": 5 }',
        ),
        'a list of sessions',
      ),
      v.minLength(1, 'at least one service with its sessions'),
      v.description('What the client buys.'),
    ),
    expiresAfterDays: v.optional(atLeastOne('Days from the purchase on; never where left out.')),
    weekly: v.optional(atLeastOne('Most sessions in a week, from Monday.')),
    monthly: v.optional(atLeastOne('Most sessions in a month.')),
    rule: v.optional(rule, { who: 'assigned' }),
  },
  'a package: { "id": "five", "name": "Five massages", "sessions": [{ "service": "massage", "count": 5 }] }',
);
