/**
 * What times are worked out from, as a backend may answer it, checked (A70): of a catalog what `offerSchema` lets through unread,
 * since a page shows its first step without it.
 */
import { array, boolean, check, number, optional, picklist, pipe, string, tuple } from 'valibot';
import { KEY_NAMES, WINDOW_NAMES } from '../engine/distribution.js';
import type { Catalog } from '../engine/model.js';
import { checked } from './schema.js';
import { filled, instant, object, text, texts, whole } from './schema-parts.js';
import { atLeastOne, count, day, days, finite, hours, minutes, places } from './times-schema-parts.js';

const limits = optional(
  object({ perDay: optional(atLeastOne), perWeek: optional(atLeastOne), perMonth: optional(atLeastOne) }),
);
const blackouts = array(object({ days, hours: optional(hours), label: text }));
export const dayHours = array(object({ day, hours }));
export const place = object({ kind: picklist(['address', 'phone', 'video']), text, url: text });

const formField = object({
  id: string(),
  kind: picklist(['text', 'long-text', 'choice', 'checkbox', 'phone', 'number']),
  label: string(),
  hint: text,
  required: boolean(),
  options: optional(texts),
  min: optional(number()),
  max: optional(number()),
  maxLength: optional(count),
  autocomplete: text,
});

export const serviceTimes = object({
  durations: pipe(array(minutes(1)), filled()),
  seats: places,
  bufferBefore: minutes(0),
  bufferAfter: minutes(0),
  place: optional(place),
  grid: optional(minutes(1)),
  anchor: picklist(['hour', 'opening']),
  notice: count,
  horizon: count,
  limits,
  clientLimits: limits,
  continuity: optional(count),
  fields: array(formField),
});

export const calendarTimes = object({
  capacity: places,
  opensBy: picklist(['hours', 'shifts', 'both']),
  limits,
  hours: pipe(
    array(hours),
    check((week) => week.length === 7, 'seven days'),
  ),
  overrides: dayHours,
  blackouts,
});

export const memberTimes = object({
  weight: optional(
    pipe(
      finite,
      check((weight) => weight >= 0, 'no less than 0'),
    ),
  ),
  priority: optional(finite),
});

const distribution = pipe(
  object({
    name: string(),
    offered: picklist(['everyone', 'soonest', 'next']),
    keys: array(picklist(KEY_NAMES)),
    window: picklist(WINDOW_NAMES),
    credit: optional(
      object({
        cancellation: optional(boolean()),
        noShow: optional(boolean()),
        reassignment: optional(boolean()),
      }),
    ),
    ahead: optional(atLeastOne),
    losesTurn: optional(boolean()),
  }),
  check(({ keys }) => ['draw', 'turn', 'line'].includes(keys.at(-1)!), 'a last key that leaves no tie'),
  check(
    ({ keys, window }) => window !== 'none' || !keys.some((key) => ['count', 'corrected', 'shortfall'].includes(key)),
    'a window to count in',
  ),
);

export const siteTimes = object({ staleAfter: optional(count), blackouts });

export const eventTimes = object({ days, hours: optional(hours), blackouts });

const zone = object({ id: string(), offsets: pipe(array(tuple([instant, whole(-1440, 1440)])), filled()) });

export const timesSchema = object({
  site: siteTimes,
  services: array(serviceTimes),
  calendars: array(calendarTimes),
  events: array(eventTimes),
  pools: optional(array(object({ members: array(memberTimes) }))),
  distributions: optional(array(distribution)),
  zones: optional(array(zone)),
});

/**
 * The catalog as it is, all of it checked.
 *
 * @param catalog One that follows `offerSchema`.
 * @throws {Problem} `bad-backend-answer`
 */
export function withTimes(catalog: Catalog): Catalog {
  checked(timesSchema, catalog, 'catalog');
  return catalog;
}
