/**
 * Lists of spans as flat numbers: from, to, from, to … sorted, with a gap between any two. The same for instants and
 * for wall minutes.
 */
import { EngineError } from './errors.js';
import type { Span } from '../time/units.js';

export type Spans = readonly number[];

/** Spans in any order made into a list: sorted, those that touch or overlap merged, empty ones left out. */
export function merged(spans: readonly Span[]): Spans {
  const list: number[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) append(list, from, to);
  return list;
}

/** Adds a span that starts no earlier than the last one of the list; merges it where they touch. */
export function append(list: number[], from: number, to: number): void {
  if (!(from < to)) return;
  const end = list.at(-1)!;
  if (from <= end) list[list.length - 1] = Math.max(to, end);
  else list.push(from, to);
}

/** What lies in both. */
export function intersection(a: Spans, b: Spans): Spans {
  const both: number[] = [];
  // Stryker disable next-line ConditionalExpression,EqualityOperator,LogicalOperator: a round past an end adds nothing
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const end = Math.min(a[i + 1]!, b[j + 1]!);
    append(both, Math.max(a[i]!, b[j]!), end);
    if (a[i + 1] === end) i += 2;
    else j += 2;
  }
  return both;
}

/** What lies in either. */
export function union(a: Spans, b: Spans): Spans {
  return merged([...pairs(a), ...pairs(b)]);
}

/** What lies in `a` and not in `b`. */
export function difference(a: Spans, b: Spans): Spans {
  return intersection(a, [-Infinity, ...b, Infinity]);
}

/** The spans one by one. */
export function* pairs(list: Spans): Generator<Span> {
  for (let index = 0; index < list.length; index += 2) yield [list[index]!, list[index + 1]!];
}

/** Whether one span of the list holds all of the other. */
export function covers(list: Spans, [from, to]: Span): boolean {
  // As far as there could be spans, and further: past the end of the list nothing begins.
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[2 * middle]! <= from) low = middle + 1;
    else high = middle;
  }
  return to <= list[2 * low - 1]!;
}

/** Whether they share any time: an empty span shares none, wherever it lies. */
export function overlaps([from, to]: Span, [otherFrom, otherTo]: Span): boolean {
  return Math.max(from, otherFrom) < Math.min(to, otherTo);
}

/**
 * Whether a span of what is taken holds any time. Throws an `EngineError` where it can't be read (an end before the
 * start, no numbers): what isn't understood must never count as free (AV-12).
 */
export function holdsTime(span: Span): boolean {
  const minutes = span[1] - span[0];
  if (minutes > 0) return true;
  if (minutes === 0) return false;
  throw new EngineError(
    'availability.calendars',
    `expected spans [from, to) of minutes since the epoch, got ${JSON.stringify(span)}`,
  );
}
