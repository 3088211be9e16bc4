/**
 * What a backend may answer, checked once, here at the border (A70): fields that the contract doesn't know are dropped, wrong
 * ones end the call, and whatever passes can be given to the engine as it is. The type of each schema is the contract's own,
 * so that the two can't drift apart.
 */
import {
  any,
  array,
  boolean,
  check,
  number,
  optional,
  picklist,
  pipe,
  safeParse,
  string,
  tuple,
  type GenericSchema,
} from 'valibot';
import type { Catalog } from '../engine/model.js';
import type { ProblemBody } from './contract.js';
import { Problem } from './problem.js';
import {
  atLeastOne,
  count,
  day,
  days,
  filled,
  finite,
  hours,
  instant,
  minutes,
  object,
  places,
  text,
  texts,
  whole,
} from './schema-parts.js';

const limits = optional(
  object({ perDay: optional(atLeastOne), perWeek: optional(atLeastOne), perMonth: optional(atLeastOne) }),
);
const blackout = object({ days, hours: optional(hours), label: text });
export const dayHours = array(object({ day, hours }));
export const price = object({ amount: number(), currency: string() });
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

export const serviceSchema = object({
  id: string(),
  name: string(),
  description: text,
  category: text,
  durations: pipe(array(minutes(1)), filled()),
  bufferBefore: minutes(0),
  bufferAfter: minutes(0),
  price: optional(price),
  place: optional(place),
  seats: places,
  grid: optional(minutes(1)),
  anchor: picklist(['hour', 'opening']),
  notice: count,
  horizon: count,
  limits,
  clientLimits: limits,
  event: text,
  calendars: texts,
  assignment: picklist(['automatic', 'client']),
  anyAvailable: picklist(['merged', 'soonest', 'labelled', 'none']),
  distribution: string(),
  approval: optional(boolean()),
  pool: text,
  continuity: optional(count),
  reveal: picklist(['always', 'after-booking', 'never']),
  fields: array(formField),
});

const calendar = object({
  id: string(),
  name: text,
  specialist: string(),
  zone: string(),
  public: boolean(),
  active: boolean(),
  capacity: places,
  opensBy: picklist(['hours', 'shifts', 'both']),
  limits,
  hours: pipe(
    array(hours),
    check((week) => week.length === 7, 'seven days'),
  ),
  overrides: dayHours,
  blackouts: array(blackout),
});

const pool = object({
  id: string(),
  name: string(),
  members: array(
    object({
      id: string(),
      calendars: pipe(texts, filled()),
      weight: optional(
        pipe(
          finite,
          check((weight) => weight >= 0, 'no less than 0'),
        ),
      ),
      priority: optional(finite),
    }),
  ),
  distribution: text,
});

const distribution = pipe(
  object({
    name: string(),
    offered: picklist(['everyone', 'soonest', 'next']),
    keys: array(
      picklist([
        'sessions',
        'count',
        'corrected',
        'shortfall',
        'weight',
        'priority',
        'idle',
        'soonest',
        'turn',
        'line',
        'draw',
      ]),
    ),
    window: picklist(['none', 'day', 'week', 'month', 'quarter', '28-days', 'ever']),
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

export const DETAIL_LEVELS = ['calendars', 'pools', 'slots'] as const;

/** What a page needs of a catalog; full-catalog.ts has the rest. */
export const catalogSchema = object({
  site: object({
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
    staleAfter: optional(count),
    blackouts: array(blackout),
  }),
  services: array(serviceSchema),
  specialists: array(object({ id: string(), name: text, role: text, portrait: text, active: boolean() })),
  calendars: array(calendar),
  events: array(object({ id: string(), name: string(), days, hours: optional(hours), blackouts: array(blackout) })),
  pools: optional(array(pool)),
  distributions: optional(array(distribution)),
  /** Few pages show any: page-schema.ts reads them then. */
  panels: optional(any()),
  pages: optional(any()),
  zones: optional(
    array(object({ id: string(), offsets: pipe(array(tuple([instant, whole(-1440, 1440)])), filled()) })),
  ),
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
