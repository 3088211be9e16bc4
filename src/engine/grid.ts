import type { Service } from './model.js';
import { setBit, setRange, type Row } from './bits.js';
import type { Spans } from './spans.js';
import { MINUTES_PER_DAY, type Instant, type Span, type Wall } from '../time/units.js';
import type { Zone } from '../time/zone.js';

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

/** Starts a step apart, flat and in order: first, last, first, last … */
export type Runs = readonly number[];

/**
 * The starts on the grid (AV-9) whose session lies wholly in one open span (AV-11), within a range. The grid is counted
 * on the wall clock from where the span began; anew from the midnight of every date whose whole day before was open, too.
 * So a start hangs on its own date and the one before, however long the span and whatever range is asked for.
 */
export function startRuns(spans: Spans, zone: Zone, plan: SessionPlan, range: Span<Instant>): Runs {
  const runs: number[] = [];
  const segments = zone.segments(range);
  for (let index = 0; index < spans.length; index += 2) {
    const from = spans[index]!;
    const latest = spans[index + 1]! - plan.duration;
    const opened = zone.wallOf(from);
    for (const segment of segments) {
      const walls: Span<Wall> = [
        Math.max(from, segment.from) + segment.offset,
        Math.min(latest, segment.to - 1) + segment.offset,
      ];
      addRuns(runs, plan, opened, walls, segment.offset);
    }
  }
  return runs;
}

/** Adds the starts between the first and the last wall time, date by date, for clocks that keep their offset. */
function addRuns(runs: number[], plan: SessionPlan, opened: Wall, [first, last]: Span<Wall>, offset: number): void {
  const { step } = plan;
  for (let from = first; from <= last;) {
    const midnight = from - modulo(from, MINUTES_PER_DAY);
    const to = Math.min(last, midnight + MINUTES_PER_DAY - 1);
    const began = opened > midnight - MINUTES_PER_DAY ? opened : midnight;
    const anchor = plan.anchor === 'hour' ? began - modulo(began, 60) : began;
    const start = from + modulo(anchor - from, step);
    if (start <= to) runs.push(start - offset, to - modulo(to - start, step) - offset);
    from = to + 1;
  }
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

/** Sets the bits of all starts; where these are a minute apart, those that begin a cell, however wide. */
export function markStarts(row: Row, runs: Runs, step: number, { size, base }: Cells): void {
  const stride = Math.max(1, step / size);
  // Stryker disable next-line EqualityOperator: past the end there is nothing to mark
  for (let index = 0; index < runs.length; index += 2) {
    const first = Math.ceil(runs[index]! / size) - base;
    const last = Math.floor(runs[index + 1]! / size) - base;
    // Stryker disable next-line ConditionalExpression: one bit after the other marks the same, only later
    if (stride === 1) setRange(row, first, last + 1);
    else for (let cell = first; cell <= last; cell += stride) setBit(row, cell);
  }
}

/** Whether one of the starts lies in the range, and in all the other runs. */
export function anyStart(runs: Runs, step: number, [from, to]: Span<Instant>, others: readonly Runs[] = []): boolean {
  // Stryker disable next-line EqualityOperator: a run that begins with the end has no start before it
  for (let index = 0; runs[index]! < to; index += 2) {
    const first = runs[index]!;
    const last = Math.min(runs[index + 1]!, to - 1);
    for (let start = first + Math.ceil(Math.max(0, from - first) / step) * step; start <= last; start += step) {
      if (others.every((other) => anyStart(other, step, [start, start + 1]))) return true;
    }
  }
  return false;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
