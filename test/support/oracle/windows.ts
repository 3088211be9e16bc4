/** The oracle on counting windows: the first day of one is found by walking back to it. */
import type { Day } from '../../../src/time/units.js';
import type { WindowName } from '../../../src/engine/distribution.js';

/** Windows by what their first day looks like. */
const BEGINS: Readonly<Record<Exclude<WindowName, 'none' | 'ever'>, (date: Date) => boolean>> = {
  day: () => true,
  week: (date) => date.getUTCDay() === 1,
  month: (date) => date.getUTCDate() === 1,
  quarter: (date) => date.getUTCDate() === 1 && date.getUTCMonth() % 3 === 0,
  '28-days': (date) => (date.getTime() / 86_400_000) % 28 === 0,
};

export function firstDayOf(window: WindowName, day: Day): Day {
  if (window === 'none' || window === 'ever') return 0;
  let first = day;
  while (!BEGINS[window](new Date(first * 86_400_000))) first -= 1;
  return first;
}
