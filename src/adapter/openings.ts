/** The starts that a backend serves where it does not tell what is taken: apart, since most pages work them out themselves. */
import { any, array, check, lazy, optional, picklist, pipe, string, tuple, type GenericSchema } from 'valibot';
import type { Adapter, BookingBackend, OpeningCalls } from './backend.js';
import type { CheckedBackend } from './checked-backend.js';
import { guard } from './checked-catalog.js';
import type { Openings, OpeningsQuery } from './contract.js';
import { HttpCalls } from './http-calls.js';
import { instant, object, text } from './schema-parts.js';
import { count, day, days } from './times-schema-parts.js';

/** A month of a large team has ten thousand, each with its place in time: no closures, no destructuring. */
const isStart = (one: unknown, index: number, all: readonly unknown[]): boolean =>
  Array.isArray(one) &&
  Number.isSafeInteger(one[0]) &&
  Number.isSafeInteger(one[1]) &&
  one[1] >= 0 &&
  (one.length === 2 || (one.length === 3 && typeof one[2] === 'string')) &&
  (index === 0 || one[0] >= (all[index - 1] as Openings['starts'][number])[0]);

const openingsSchema = object({
  revision: count,
  now: instant,
  days,
  starts: pipe(
    array(any()),
    // `findIndex` looks at holes, too.
    check(
      (starts) => starts.findIndex((one, index) => !isStart(one, index, starts)) < 0,
      'a list of [start, left, calendar?] in order of time',
    ),
  ),
  reasons: array(
    tuple([day, picklist(['nobody', 'outside-event', 'closed', 'blocked', 'too-soon', 'too-far', 'limit', 'full'])]),
  ),
  people: optional(array(tuple([string(), lazy((next) => (next === null ? any() : instant))]))),
  calendar: text,
}) as GenericSchema<unknown, Openings>;

/** How a backend tells starts, its answers checked: over HTTP, or by a page's own adapter where that has the call. */
export function openingsOf(backend: Adapter): OpeningCalls['openings'] | undefined {
  if (backend instanceof HttpCalls) {
    return ({ moving, ...query }, options) => {
      const path = `/openings?${searchOf({ ...query, moving: moving?.id })}`;
      const headers = moving && { Authorization: `Bearer ${moving.token}` };
      return backend.read({ path, schema: openingsSchema, what: 'openings', ...(headers && { headers }) }, options);
    };
  }
  const adapter: BookingBackend = (backend as Partial<CheckedBackend>).adapter ?? backend;
  const { openings } = adapter;
  return openings && ((...given) => guard('openings', openingsSchema, () => openings.apply(adapter, given)));
}

/** Answers to questions are one JSON text; what is left out stays out. */
function searchOf({
  answers,
  ...rest
}: Omit<OpeningsQuery, 'moving'> & { readonly moving?: string | undefined }): URLSearchParams {
  const said = Object.entries({ ...rest, answers: answers && JSON.stringify(answers) });
  return new URLSearchParams(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
