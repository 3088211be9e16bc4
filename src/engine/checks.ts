/** Checks of plain data that the types alone can't promise. Each throws an `EngineError` that names the path. */
import { EngineError } from './errors.js';
import type { DailyRange, DayHours } from './model.js';
import type { Span } from '../time/units.js';

/** Throws unless the value is a whole number between the two. */
export function checkWhole(value: number, least: number, most: number, path: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new EngineError(path, `expected a whole number from ${least} to ${most}, got ${JSON.stringify(value)}`);
}

/** Throws where one of the properties is no list. */
export function checkLists<T extends object>(value: T, properties: readonly (keyof T & string)[], path: string): void {
  for (const property of properties) {
    const found = value?.[property];
    if (!Array.isArray(found)) {
      throw new EngineError(`${path}.${property}`, `expected a list, got ${JSON.stringify(found)}`);
    }
  }
}

/** Throws where two of a list have one id: everything that names it would mean either. */
export function checkIds(items: readonly { readonly id: string }[], path: string): void {
  const ids = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (ids.has(id))
      throw new EngineError(`${path}[${index}].id`, `${JSON.stringify(id)} stands twice; expected it once`);
    ids.add(id);
  }
}

/** Throws where the hours of a day are no whole minutes; those that end before they begin open nothing, and may stand. */
export function checkDays(days: readonly DayHours[], path: string): void {
  for (const [index, { day, hours }] of days.entries()) checkSpans([[day, day], ...hours], `${path}[${index}]`);
}

/** Throws where a range is not of whole days and minutes: what can't be read would block nothing. */
export function checkRanges(ranges: readonly DailyRange[], path: string): void {
  for (const [index, { days, hours = [] }] of ranges.entries()) checkSpans([days, ...hours], `${path}[${index}]`);
}

function checkSpans(spans: readonly Span<number>[], path: string): void {
  for (const span of spans) {
    if (Number.isInteger(span[0]) && Number.isInteger(span[1])) continue;
    throw new EngineError(path, `expected [from, to) in whole days or minutes, got ${JSON.stringify(span)}`);
  }
}
