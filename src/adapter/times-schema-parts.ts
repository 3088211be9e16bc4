/** The small pieces that the schemas of times are made of. */
import { any, array, check, lazy, number, pipe, tuple, type GenericSchema } from 'valibot';
import type { Span } from '../time/units.js';
import { LAST_DAY, LAST_INSTANT, whole } from './schema-parts.js';

/** Hours may end on the following day (AV-2), no later. */
export const LAST_MINUTE = 2880;

export const day = whole(-LAST_DAY, LAST_DAY);
export const count = whole(0, Number.MAX_SAFE_INTEGER);
export const finite = pipe(
  number(),
  check((value) => Number.isFinite(value), 'a finite number'),
);
export const atLeastOne = whole(1, Number.MAX_SAFE_INTEGER);
/** A length of time within a service: no longer than a month. */
export const minutes = (least: number) => whole(least, 31 * 1440);
/** Clients in a session, and sessions at once. */
export const places = whole(1, 10_000);

export const span = (from: number, to: number) =>
  pipe(
    tuple([whole(from, to), whole(from, to)]),
    check(([begin, end]) => begin <= end, 'a span that does not end before it starts'),
  );
export const days = span(-LAST_DAY, LAST_DAY);

// It looks at a hundred thousand of them: no closures, no destructuring.
const isSpan = (span: unknown, least: number, most: number): boolean =>
  Array.isArray(span) &&
  span.length === 2 &&
  Number.isInteger(span[0]) &&
  Number.isInteger(span[1]) &&
  least <= span[0] &&
  span[0] <= span[1] &&
  span[1] <= most;

const SOUND: GenericSchema<unknown, Span[]> = any();

/** Many spans: a thousand calendars have a hundred thousand, so sound ones pass at a glance, and only others are looked into. */
const spans = (least: number, most: number) => {
  const spelledOut = array(span(least, most));
  // `findIndex` looks at holes, too.
  return lazy((given) =>
    Array.isArray(given) && given.findIndex((each) => !isSpan(each, least, most)) < 0 ? SOUND : spelledOut,
  );
};
export const instants = spans(-LAST_INSTANT, LAST_INSTANT);
export const hours = spans(0, LAST_MINUTE);
