/**
 * Plain dates: days with no zone. `Date` serves as a calendar only, always in UTC; the machine's own zone and clock are
 * never asked.
 */
import type { Day } from './units.js';

const DAY_IN_MILLISECONDS = 86_400_000;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The day of a date; days past the end of the month run on into the next. */
export function dayOf({ year, month, day }: DateParts): Day {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_IN_MILLISECONDS;
}

export function partsOf(day: Day): DateParts {
  const date = new Date(day * DAY_IN_MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The date as `2026-11-24`. */
export function isoOf(day: Day): string {
  return new Date(day * DAY_IN_MILLISECONDS).toISOString().split('T')[0]!;
}

/** The day of an ISO date; undefined where the text isn't one, or no such date exists. */
export function dayOfIso(text: string): Day | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00Z`) / DAY_IN_MILLISECONDS;
  return Number.isInteger(day) && isoOf(day) === text ? day : undefined;
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The same date `count` months on (or back), or the last day of that month where it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = partsOf(day);
  const first = dayOf({ year, month: month + count, day: 1 });
  return first + Math.min(date, daysInMonth(first)) - 1;
}

export function startOfMonth(day: Day): Day {
  return day - partsOf(day).day + 1;
}

/** Number of days of the month that the day lies in. */
export function daysInMonth(day: Day): number {
  const { year, month } = partsOf(day);
  return dayOf({ year, month: month + 1, day: 1 }) - dayOf({ year, month, day: 1 });
}

/** The first day of the week that the day lies in, where weeks begin on `firstWeekday` (0 is Monday). */
export function startOfWeek(day: Day, firstWeekday = 0): Day {
  return day - ((weekdayOf(day) - firstWeekday + 7) % 7);
}
