/** What a backend may answer about panels and master pages, checked (A70): apart from schema.ts, since most pages show none. */
import { array, boolean, check, optional, picklist, pipe, string, type GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import type { Condition } from '../engine/offers.js';
import { object, text, texts, whole } from './schema-parts.js';
import { days, LAST_MINUTE, span } from './times-schema-parts.js';

// Not `atLeastOne`, which lies in the file of the times: that of the pages need not wait for it.
const seat = object({ calendar: text, pool: text, count: optional(whole(1, Number.MAX_SAFE_INTEGER)) });
const panel = object({ id: string(), name: string(), service: string(), primary: seat, seats: array(seat) });

/** Not `variant`, which would lie in the file that every page loads. */
const condition = pipe(
  object({
    on: picklist(['answer', 'place', 'language', 'time']),
    field: text,
    oneOf: optional(texts),
    days: optional(days),
    weekdays: optional(array(whole(0, 6))),
    hours: optional(array(span(0, LAST_MINUTE))),
  }),
  check(
    ({ on, field, oneOf }) => on === 'time' || (oneOf !== undefined && (on !== 'answer' || field !== undefined)),
    'what the condition looks at',
  ),
) as unknown as GenericSchema<unknown, Condition>;

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

/** The part of a catalog that `offerSchema` lets through unread. */
export const pagesSchema = object({
  panels: optional(array(panel)),
  pages: optional(array(page)),
}) satisfies GenericSchema<unknown, Pick<Catalog, 'panels' | 'pages'>>;
