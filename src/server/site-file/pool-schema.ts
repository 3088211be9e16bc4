/** Among whom bookings are distributed, and by which rule (SPEC section 4). */
import * as v from 'valibot';
import { KEY_NAMES, WINDOW_NAMES } from '../../engine/distribution.js';
import { atLeastOne, described, flag, id, name } from './schema-parts.js';

const member = v.strictObject(
  {
    id: v.optional(id('Short name of the member; that of its first calendar where left out.')),
    calendars: v.pipe(
      v.array(id('Id of a calendar.'), 'a list of calendar ids'),
      v.minLength(1, 'at least one calendar'),
      v.description('One calendar; or several, which make a group: all of it must be free, and all serve together.'),
    ),
    weight: v.optional(
      v.pipe(
        v.number('a number'),
        v.minValue(0, '0 or more'),
        v.maxValue(1_000_000, 'at most 1000000'),
        v.description('Share of the bookings against the other members\'; 100 where left out. For "weighted".'),
      ),
    ),
    priority: v.optional(
      v.pipe(
        v.number('a number of stars'),
        v.integer('a whole number of stars'),
        v.minValue(0, '0 to 4 stars'),
        v.maxValue(4, '0 to 4 stars'),
        v.description('Stars, the most first; 2 where left out. For "pooled-priority" and "rotation".'),
      ),
    ),
  },
  'a member: { "calendars": ["room-a"] }, or with several calendars a group',
);

export const pool = v.strictObject(
  {
    id: id(),
    name: name('As clients read it, where a page lists the pool.'),
    members: v.pipe(
      v.array(member, 'a list of members such as [{ "calendars": ["room-a"] }]'),
      v.minLength(1, 'at least one member'),
      v.description('In order: it is the line of those distributions that have one.'),
    ),
    distribution: v.optional(
      name('How the bookings are shared out among the members; that of the service where left out.'),
    ),
  },
  'a pool: { "id": "team", "name": "Team", "members": [{ "calendars": ["room-a"] }, { "calendars": ["room-b"] }] }',
);

const quoted = (list: readonly string[]): string => list.map((item) => `"${item}"`).join(', ');

/** A distribution of the site's own. Whether it can decide is the engine's to check. */
export const distribution = v.strictObject(
  {
    name: name('What services and pools name it by; none of the named ones.'),
    offered: v.optional(
      v.pipe(
        v.picklist(['everyone', 'soonest', 'next'], '"everyone", "soonest" or "next"'),
        v.description(
          "Whose times clients see: everyone's, those of the person with the soonest one, or those of the first by the keys.",
        ),
      ),
      'everyone',
    ),
    keys: v.pipe(
      v.array(v.picklist(KEY_NAMES, `one of ${quoted(KEY_NAMES)}`), 'a list of ranking keys such as ["count", "draw"]'),
      v.minLength(1, 'at least one key, such as "draw"'),
      v.description('What members are ranked by, first key first; the last one is "draw", "turn" or "line".'),
    ),
    window: v.optional(
      v.pipe(
        v.picklist(WINDOW_NAMES, `one of ${quoted(WINDOW_NAMES)}`),
        v.description('The period in which bookings are counted.'),
      ),
      'none',
    ),
    credit: v.optional(
      described(
        v.strictObject(
          {
            cancellation: flag(false, 'Whether a cancellation gives the booking back.'),
            noShow: flag(false, 'Whether a no-show does.'),
            reassignment: flag(false, 'Whether a reassignment does.'),
          },
          'credits: { "cancellation": true }, with the keys cancellation, noShow, reassignment',
        ),
        'What gives a booking, or a turn, back.',
      ),
    ),
    ahead: v.optional(atLeastOne('Hides those who are so many bookings or more ahead of the one with the fewest.')),
    losesTurn: v.optional(
      v.pipe(v.boolean('true or false'), v.description('Whether who is skipped goes to the back of the line, too.')),
    ),
  },
  'a distribution: { "name": "fair-share", "keys": ["count", "draw"], "window": "week" }',
);
