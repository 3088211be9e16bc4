import { addMonths, startOfWeek } from '../../time/plain-date.js';
import type { Day } from '../../time/units.js';

/** What the keys of a calendar depend on. */
export interface Reading {
  readonly rightToLeft: boolean;
  /** 1 is Monday. */
  readonly firstWeekday: number;
}

/**
 * Where a key moves to from a day, or undefined where the key is none of the calendar's (A11Y B3 to B8, B14). Home and End go
 * to the ends of the week; page keys keep the date where the month has it.
 */
export function dayByKey(event: KeyboardEvent, day: Day, { rightToLeft, firstWeekday }: Reading): Day | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const months = event.shiftKey ? 12 : 1;
  if (event.key === 'PageUp') return addMonths(day, -months);
  if (event.key === 'PageDown') return addMonths(day, months);
  if (event.shiftKey) return undefined;

  const weekStart = startOfWeek(day, firstWeekday - 1);
  const moves: Record<string, Day> = {
    ArrowRight: day + (rightToLeft ? -1 : 1),
    ArrowLeft: day + (rightToLeft ? 1 : -1),
    ArrowDown: day + 7,
    ArrowUp: day - 7,
    Home: weekStart,
    End: weekStart + 6,
  };
  return moves[event.key];
}
