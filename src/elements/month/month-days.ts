import { daysOf } from '../../booking/month.js';
import type { FlowState, Month, MonthAnswer } from '../../booking/state.js';
import type { DayAnswer } from '../../engine/answers.js';
import { startOfWeek } from '../../time/plain-date.js';
import type { Day } from '../../time/units.js';
import { dayIn } from '../shared/wall-clock.js';

/** Months take the same height whatever they hold: nothing below them moves when the month changes. */
export const WEEKS = 6;

/** At this many or fewer, where others are taken already, a day is about to fill up. */
const FEW = 3;

/** `unknown` while the answer is on its way; `outside` before today or after the horizon. */
export type DayStatus = 'outside' | 'unknown' | 'available' | 'few' | 'full' | 'none';

/** The days that can be reached: today to the horizon. Those within the notice can be reached, to see why they have nothing. */
export interface Bounds {
  readonly min: Day;
  readonly max: Day;
  /** First day that the notice leaves. */
  readonly first: Day;
}

/** The days that can be reached in the shown zone, or undefined before the backend's clock and the service are known. */
export function boundsOf({ now, service, zone }: FlowState): Bounds | undefined {
  if (now === undefined || !service) return undefined;
  return {
    min: dayIn(zone, now),
    max: dayIn(zone, now + service.horizon),
    first: dayIn(zone, now + service.notice),
  };
}

export function isIn(day: Day, month: Month): boolean {
  const [from, to] = daysOf(month);
  return day >= from && day < to;
}

/** Six weeks from the locale's first weekday (1 is Monday) on; undefined stands for days of other months. */
export function weeksOf(month: Month, firstWeekday: number): (Day | undefined)[][] {
  const [from, to] = daysOf(month);
  const start = startOfWeek(from, firstWeekday - 1);
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, i) => start + week * 7 + i).map((day) => (day >= from && day < to ? day : undefined)),
  );
}

/** What is known of the month: the answer, or while it is on its way the one before. */
export function knownAnswer({ timetable }: FlowState): MonthAnswer | undefined {
  if (timetable.status === 'ready') return timetable.value;
  return timetable.status === 'loading' ? timetable.previous : undefined;
}

export function statusOf(day: Day, answer: DayAnswer | undefined, bounds: Bounds | undefined): DayStatus {
  if (bounds && (day < bounds.min || day > bounds.max)) return 'outside';
  if (!answer) return 'unknown';
  if (answer.available === 0) return answer.reason === 'full' ? 'full' : 'none';
  return answer.available <= FEW && answer.full > answer.available ? 'few' : 'available';
}
