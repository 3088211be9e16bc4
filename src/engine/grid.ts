import type { Service } from './model.js';
import { setBit, setRange, type Row } from './bits.js';
import type { Opening } from './opening.js';
import type { Spans } from './spans.js';
import type { Instant, Span } from '../time/units.js';

/** What a session takes, and where it may start. */
export interface SessionPlan {
  readonly duration: number;
  /** Buffers, in minutes. */
  readonly before: number;
  readonly after: number;
  /** Minutes between starts. */
  readonly step: number;
  readonly anchor: Service['anchor'];
  readonly seats: number;
}

/** How cells lie in time: cell i begins at instant `(base + i) * size`, and holds one possible start only. */
export interface Cells {
  /** Minutes. */
  readonly size: number;
  readonly base: number;
  readonly count: number;
}

/** Starts a step apart, flat: first, last, first, last … */
export type Runs = readonly number[];

/**
 * The starts on the grid (AV-9) whose session lies wholly in one open span (AV-11), within a range. The grid is counted
 * on the wall clock, from the wall time at which the span began; from midnight where nobody knows when it began.
 */
export function startRuns(spans: Spans, opening: Opening, plan: SessionPlan, range: Span<Instant>): Runs {
  const { zone, since } = opening;
  const { step, duration } = plan;
  const runs: number[] = [];
  const segments = zone.segments(range);
  for (let index = 0; index < spans.length; index += 2) {
    const from = spans[index]!;
    const latest = spans[index + 1]! - duration;
    if (latest < range[0] || from >= range[1]) continue;
    const opened = from <= since ? 0 : zone.wallOf(from);
    const anchor = plan.anchor === 'hour' ? opened - modulo(opened, 60) : opened;
    for (const segment of segments) {
      const low = Math.max(from, segment.from);
      const high = Math.min(latest, segment.to - 1);
      const first = low + modulo(anchor - segment.offset - low, step);
      if (first <= high) runs.push(first, high - modulo(high - first, step));
    }
  }
  return runs;
}

/** Cells as wide as all the starts allow: each lies at the beginning of its own. */
export function cellsFor(runs: Iterable<Runs>, step: number, [from, to]: Span<Instant>): Cells {
  let size = step;
  for (const list of runs) {
    for (let index = 0; index < list.length; index += 2) size = divisor(size, Math.abs(list[index]!));
  }
  const base = Math.floor(from / size);
  return { size, base, count: Math.ceil(to / size) - base };
}

/** Sets the bits of all starts. */
export function markStarts(row: Row, runs: Runs, step: number, { size, base }: Cells): void {
  const stride = step / size;
  for (let index = 0; index < runs.length; index += 2) {
    const first = runs[index]! / size - base;
    const last = runs[index + 1]! / size - base;
    if (stride === 1) setRange(row, first, last + 1);
    else for (let cell = first; cell <= last; cell += stride) setBit(row, cell);
  }
}

/** Whether one of the starts lies in the range. */
export function anyStart(runs: Runs, step: number, [from, to]: Span<Instant>): boolean {
  for (let index = 0; index < runs.length; index += 2) {
    const first = runs[index]!;
    const next = first + Math.ceil(Math.max(0, from - first) / step) * step;
    if (next <= runs[index + 1]! && next < to) return true;
  }
  return false;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
