/** The small pieces that the schemas of the contract are made of. */
import {
  array,
  check,
  custom,
  lazy,
  number,
  object as objectOf,
  optional,
  pipe,
  string,
  tuple,
  type ObjectEntries,
} from 'valibot';
import type { Span } from '../time/units.js';

/** An object with these entries, and none that a page has put into every object's prototype (A60): valibot would take it for one. */
export const object = <const Entries extends ObjectEntries>(entries: Entries) =>
  objectOf(Object.setPrototypeOf(entries, null) as Entries);

/** What `Date` can hold, in days and in minutes; nothing beyond it is a time. */
const LAST_DAY = 100_000_000;
const LAST_INSTANT = LAST_DAY * 1440;

export const whole = (from: number, to: number) =>
  pipe(
    number(),
    check((value) => Number.isInteger(value) && value >= from && value <= to, `a whole number from ${from} to ${to}`),
  );
export const day = whole(-LAST_DAY, LAST_DAY);
export const instant = whole(-LAST_INSTANT, LAST_INSTANT);
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
/** Hours may end on the following day (AV-2), no later. */
const LAST_MINUTE = 2880;

// It looks at a hundred thousand of them: no closures, no destructuring.
const isSpan = (span: unknown, least: number, most: number): boolean =>
  Array.isArray(span) &&
  span.length === 2 &&
  Number.isInteger(span[0]) &&
  Number.isInteger(span[1]) &&
  least <= span[0] &&
  span[0] <= span[1] &&
  span[1] <= most;

const SOUND = custom<Span[]>(() => true);

/** Many spans: a thousand calendars have a hundred thousand, so sound ones pass at a glance, and only others are looked into. */
const spans = (least: number, most: number) => {
  const spelledOut = array(span(whole(least, most)));
  // `findIndex` looks at holes, too.
  return lazy((given) =>
    Array.isArray(given) && given.findIndex((each) => !isSpan(each, least, most)) < 0 ? SOUND : spelledOut,
  );
};

export const span = (end: typeof day) =>
  pipe(
    tuple([end, end]),
    check(([from, to]) => from <= to, 'a span that does not end before it starts'),
  );
export const days = span(day);
export const instants = spans(-LAST_INSTANT, LAST_INSTANT);
export const hours = spans(0, LAST_MINUTE);
export const filled = <Item>() => check((all: Item[]) => all.length > 0, 'at least one');
export const texts = array(string());
export const text = optional(string());
