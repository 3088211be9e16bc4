/** Months and days as people see them in the shown zone. Pure. */
import { dayOf, daysInMonth, partsOf } from '../time/plain-date.js';
import type { Day, Span } from '../time/units.js';
import type { Month } from './state.js';

export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day);
  return { year, month };
}

/** A month as it counts on the calendar, whatever numbers it was asked by: month 13 is January. */
export function normalMonth({ year, month }: Month): Month {
  return monthOf(dayOf({ year, month, day: 1 }));
}

export function daysOf({ year, month }: Month): Span<Day> {
  const first = dayOf({ year, month, day: 1 });
  return [first, first + daysInMonth(first)];
}

/** Below 0 where `one` comes before `other`, 0 where they are the same. */
export function compareMonths(one: Month, other: Month): number {
  return one.year - other.year || one.month - other.month;
}
