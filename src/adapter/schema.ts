/**
 * What a backend may answer, checked once, here at the border (A70): fields that the contract doesn't know are dropped, wrong
 * ones end the call, and whatever passes can be given to the engine as it is (its times once times-schema.ts has read them). The type of each schema is the contract's own,
 * so that the two can't drift apart.
 */
import { any, array, boolean, number, optional, picklist, pipe, safeParse, string, type GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import type { ProblemBody } from './contract.js';
import { Problem } from './problem.js';
import { filled, instant, object, text, texts } from './schema-parts.js';

export const DETAIL_LEVELS = ['calendars', 'pools', 'slots'] as const;

/** What passes unread here, since only times hang on it: times-schema.ts reads it before any is worked out. */
const unread = any();
const maybeUnread = optional(unread);

export const price = object({ amount: number(), currency: string() });

export const serviceSchema = object({
  id: string(),
  name: string(),
  description: text,
  category: text,
  durations: array(number()),
  bufferBefore: unread,
  bufferAfter: unread,
  price: optional(price),
  place: maybeUnread,
  seats: number(),
  grid: maybeUnread,
  anchor: unread,
  notice: unread,
  horizon: unread,
  limits: maybeUnread,
  clientLimits: maybeUnread,
  event: text,
  calendars: texts,
  assignment: picklist(['automatic', 'client']),
  anyAvailable: picklist(['merged', 'soonest', 'labelled', 'none']),
  distribution: string(),
  approval: optional(boolean()),
  pool: text,
  continuity: maybeUnread,
  reveal: picklist(['always', 'after-booking', 'never']),
  fields: unread,
});

export const calendarSchema = object({
  id: string(),
  name: text,
  specialist: string(),
  zone: string(),
  public: boolean(),
  active: boolean(),
  capacity: unread,
  opensBy: unread,
  limits: maybeUnread,
  hours: unread,
  overrides: unread,
  blackouts: unread,
});

export const memberSchema = object({
  id: string(),
  calendars: pipe(texts, filled()),
  weight: maybeUnread,
  priority: maybeUnread,
});

export const poolSchema = object({ id: string(), name: string(), members: array(memberSchema), distribution: text });

export const siteSchema = object({
  id: string(),
  name: string(),
  detail: optional(picklist(DETAIL_LEVELS)),
  zone: string(),
  phone: text,
  email: text,
  specialistLabel: text,
  hideFull: boolean(),
  showLeft: boolean(),
  tellsOfReassignment: optional(boolean()),
  staleAfter: maybeUnread,
  blackouts: unread,
});

export const eventSchema = object({
  id: string(),
  name: string(),
  days: unread,
  hours: maybeUnread,
  blackouts: unread,
});

/** What can be chosen from a catalog: as much of it as a page's first step needs. */
export const offerSchema = object({
  site: siteSchema,
  services: array(serviceSchema),
  specialists: array(object({ id: string(), name: text, role: text, portrait: text, active: boolean() })),
  calendars: array(calendarSchema),
  events: array(eventSchema),
  pools: optional(array(poolSchema)),
  distributions: maybeUnread,
  /** Few pages show any: page-schema.ts reads them then. */
  panels: maybeUnread,
  pages: maybeUnread,
  zones: maybeUnread,
}) satisfies GenericSchema<unknown, Catalog>;

/** The parts of a problem that are used; a code that is not known here is no answer to build on. */
export const problemSchema: GenericSchema<
  unknown,
  { code: string; detail?: string; retryable?: boolean } & Pick<ProblemBody, 'alternatives' | 'errors' | 'challenge'>
> = object({
  code: string(),
  detail: text,
  retryable: optional(boolean()),
  alternatives: optional(array(instant)),
  errors: optional(array(object({ pointer: string(), code: string(), detail: string() }))),
  challenge: optional(object({ kind: string(), parameters: any(), signature: text })),
});

/**
 * Gives the answer as the contract types it.
 *
 * @param what Names the answer in the message: "catalog".
 * @throws {Problem} `bad-backend-answer`, with the path of the first fault.
 */
export function checked<T>(schema: GenericSchema<unknown, T>, answer: unknown, what: string): T {
  const result = safeParse(schema, answer, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return result.output;
  const [{ path = [], expected, message, received }] = result.issues;
  const where = path.map(({ key }) => key).join('.') || '(whole answer)';
  throw new Problem(
    'bad-backend-answer',
    `The backend's ${what} does not follow the contract at "${where}": expected ${expected ?? message}, got ${received}.`,
    { retryable: true },
  );
}
