/** What a backend may answer about panels and master pages, checked (A70): apart from schema.ts, since most pages show none. */
import { array, boolean, literal, object, optional, picklist, string, variant, type GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import { atLeastOne, days, hours, text, texts, whole } from './schema-parts.js';

const seat = object({ calendar: text, pool: text, count: optional(atLeastOne) });
const panel = object({ id: string(), name: string(), service: string(), primary: seat, seats: array(seat) });

const condition = variant('on', [
  object({ on: literal('answer'), field: string(), oneOf: texts }),
  object({ on: picklist(['place', 'language']), oneOf: texts }),
  object({ on: literal('time'), days: optional(days), weekdays: optional(array(whole(0, 6))), hours: optional(hours) }),
]);

const page = object({
  id: string(),
  name: string(),
  first: picklist(['service', 'specialist', 'specialists-only', 'rules']),
  timeFirst: optional(boolean()),
  sections: array(
    object({
      label: string(),
      category: text,
      instructions: text,
      entries: array(object({ kind: picklist(['service', 'specialist', 'pool', 'panel']), id: string() })),
    }),
  ),
  rules: optional(array(object({ ...panel.entries, when: optional(array(condition)) }))),
});

/** The part of a catalog that `catalogSchema` lets through unread. */
export const pagesSchema = object({
  panels: optional(array(panel)),
  pages: optional(array(page)),
}) satisfies GenericSchema<unknown, Pick<Catalog, 'panels' | 'pages'>>;
