/** The schemas of panels, packages and master pages, of which a catalog may have any or none. */
import { array, boolean, object, optional, picklist, pipe, string, union } from 'valibot';
import { atLeastOne, days, filled, hours, text, texts, whole } from './schema-parts.js';

const id = string();
const list = pipe(texts, filled());
const seat = object({ calendar: text, pool: text, count: optional(atLeastOne) });
const ofPanel = { id, name: string(), service: id, primary: seat, seats: array(seat) };

export const panel = object(ofPanel);

export const sharing = union([
  object({ with: picklist(['private', 'all']) }),
  object({ with: picklist(['members', 'roles']), list: texts }),
]);

export const pack = object({
  id,
  name: string(),
  sessions: array(object({ service: id, count: atLeastOne })),
  expiresAfterDays: optional(atLeastOne),
  weekly: optional(atLeastOne),
  monthly: optional(atLeastOne),
  rule: union([
    object({ who: picklist(['off', 'assigned', 'any']) }),
    object({ who: picklist(['members', 'roles']), list }),
  ]),
});

const condition = union([
  object({ on: picklist(['answer']), field: id, oneOf: texts }),
  object({ on: picklist(['place', 'language']), oneOf: texts }),
  object({
    on: picklist(['time']),
    days: optional(days),
    weekdays: optional(array(whole(0, 6))),
    hours: optional(hours),
  }),
]);

export const masterPage = object({
  id,
  name: string(),
  first: picklist(['service', 'specialist', 'specialists-only', 'rules']),
  timeFirst: optional(boolean()),
  sections: array(
    object({
      label: string(),
      category: text,
      instructions: text,
      entries: array(object({ kind: picklist(['service', 'specialist', 'pool', 'panel']), id })),
    }),
  ),
  rules: optional(array(object({ ...ofPanel, when: optional(array(condition)) }))),
});
