import type { WindowName } from './distribution.js';
import { addMonths, partsOf, startOfMonth, startOfWeek } from '../time/plain-date.js';
import type { Day } from '../time/units.js';

const BLOCK = 28;

/** The first day of the counting window that a day lies in: what windows are told apart by. */
export function windowStart(window: WindowName, day: Day): Day {
  switch (window) {
    case 'none':
    case 'ever':
      return 0;
    case 'day':
      return day;
    case 'week':
      return startOfWeek(day);
    case 'month':
      return startOfMonth(day);
    case 'quarter':
      return startOfMonth(addMonths(day, -((partsOf(day).month - 1) % 3)));
    case '28-days':
      return Math.floor(day / BLOCK) * BLOCK;
  }
}
