/** What busy time, bookings and group sessions leave of a calendar's open starts (AV-5, AV-6, AV-7). */
import { clearRange, emptyRow, hasBit, setBit, uniteRows, type Row } from './bits.js';
import type { Cells, SessionPlan } from './grid.js';
import type { Session } from './model.js';
import { holdsTime } from './spans.js';
import type { Instant, Span } from '../time/units.js';

/** A share of what is left: at each start with its bit set, `weight` clients more. */
export interface Share {
  readonly row: Row;
  readonly weight: number;
  /** Whether they join a session that is there already; else they open one. */
  readonly joins: boolean;
}

/** Clears the starts whose claim, buffers included, meets one of the spans. */
export function clearClaims(row: Row, cells: Cells, plan: SessionPlan, spans: readonly Span[]): void {
  const { size, base, count } = cells;
  const { before } = plan;
  const reach = plan.duration + plan.after;
  for (let index = 0; index < spans.length; index++) {
    // No destructuring: this line runs a million times for a thousand calendars and a year.
    const span = spans[index]!;
    if (!holdsTime(span)) continue;
    const first = Math.floor((span[0] - reach) / size) + 1 - base;
    const end = Math.ceil((span[1] + before) / size) - base;
    clearRange(row, Math.max(first, 0), Math.min(end, count));
  }
}

/**
 * The places left at every start of `row`, as shares. A start has at least k places if its claim meets no time in which
 * more than `capacity - k` bookings run at once; so each depth that occurs gives a row of its own, and those that don't
 * occur share the row as it is.
 */
export function placesLeft(
  row: Row,
  cells: Cells,
  plan: SessionPlan,
  capacity: number,
  taken: readonly Span[],
): Share[] {
  const { seats } = plan;
  // Stryker disable next-line ConditionalExpression,BlockStatement: one place only is what most have, and this is the short way
  if (capacity === 1) {
    clearClaims(row, cells, plan, taken);
    return [{ row, weight: seats, joins: false }];
  }
  const depths = spansByDepth(taken).slice(0, capacity);
  const shares = depths.map((spans) => {
    const left = row.slice();
    clearClaims(left, cells, plan, spans);
    return { row: left, weight: seats, joins: false };
  });
  const untouched = capacity - depths.length;
  return untouched > 0 ? [{ row, weight: seats * untouched, joins: false }, ...shares] : shares;
}

/** What group sessions that have begun to fill leave at those starts of `row` at which they can be joined. */
export function joinsLeft(row: Row, cells: Cells, sessions: readonly Session[]): Share[] {
  const shares: Share[] = [];
  for (const { start, left } of sessions) {
    const cell = cellAt(cells, start);
    if (cell === undefined || left <= 0 || !hasBit(row, cell)) continue;
    let share = shares.find(({ row, weight }) => weight === left && !hasBit(row, cell));
    if (!share) shares.push((share = { row: emptyRow(cells.count), weight: left, joins: true }));
    setBit(share.row, cell);
  }
  return shares;
}

/** The starts at which any of the shares has something. */
export function anyLeft(shares: readonly Share[], cells: Cells): Row {
  // Stryker disable next-line ConditionalExpression: most have one share, and need no row more
  if (shares.length === 1) return shares[0]!.row;
  const any = emptyRow(cells.count);
  for (const { row } of shares) uniteRows(any, row);
  return any;
}

/** What the shares come to at a cell. */
export function leftIn(shares: readonly Share[], cell: number): number {
  return shares.reduce((sum, { row, weight }) => sum + (hasBit(row, cell) ? weight : 0), 0);
}

/** The cell that begins at the instant; undefined where none does. */
export function cellAt({ size, base, count }: Cells, start: Instant): number | undefined {
  const cell = start / size - base;
  return Number.isInteger(cell) && cell >= 0 && cell < count ? cell : undefined;
}

/** Lists of spans: the first where at least one span runs, the next where at least two run at once, and so on. */
function spansByDepth(spans: readonly Span[]): Span[][] {
  const real = spans.filter(holdsTime);
  const froms = real.map(([from]) => from).sort((a, b) => a - b);
  const tos = real.map(([, to]) => to).sort((a, b) => a - b);
  const lists: Span[][] = [];
  const running: Instant[] = [];
  let begun = 0;
  for (const to of tos) {
    while (froms[begun]! < to) running.push(froms[begun++]!);
    const from = running.pop()!;
    (lists[running.length] ??= []).push([from, to]);
  }
  return lists;
}
