/** The oracle on a whole service: starts, labelled starts, and days with reasons (MG-1 to MG-3, MG-6, TR-1). */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Span } from '../../../src/time/units.js';
import type { DayAnswer, DayRange, Start } from '../../../src/engine/answers.js';
import type { DayReason } from '../../../src/engine/reasons.js';
import { dayAt } from './clock.js';
import { isInReach, leftAt } from './places.js';
import type { Survey, Surveyed } from './survey.js';

/** A start of one calendar that hours, event, blackouts, grid, notice and horizon allow. */
export interface Opening {
  readonly calendar: string;
  readonly start: Instant;
  readonly left: number;
}

/** Every opening of some of the surveyed calendars: all the eligible ones, or those that are offered. */
export function openings(site: Survey, calendars: readonly Surveyed[] = site.eligible): Opening[] {
  const { service, duration, snapshot } = site;
  return calendars.flatMap(({ timetable, allowed }) =>
    allowed
      .filter((start) => isInReach(service, snapshot.availability, start))
      .map((start) => ({ calendar: timetable.calendar.id, start, left: leftAt(timetable, start, duration) })),
  );
}

/** MG-1, MG-2: each start once, with all that is left there over the calendars. */
export function mergedStarts(found: readonly Opening[]): Start[] {
  return instantsOf(found).map((start) => ({
    start,
    left: found.filter((one) => one.start === start).reduce((sum, one) => sum + one.left, 0),
  }));
}

/** MG-3: each start once per calendar that can take it; once without a name where none can. */
export function labelledStarts(found: readonly Opening[]): Start[] {
  return instantsOf(found).flatMap((start): Start[] => {
    const free = found.filter((one) => one.start === start && one.left > 0);
    return free.length > 0 ? free : [{ start, left: 0 }];
  });
}

/** MG-6, TR-1: what the picker shows of each day. */
export function dayAnswers(site: Survey, calendars: readonly Surveyed[], { days, zone }: DayRange): DayAnswer[] {
  const starts = mergedStarts(openings(site, calendars));
  return wholeNumbers(days).map((day) => {
    const ofDay = starts.filter(({ start }) => dayAt(zone, start) === day);
    const free = ofDay.filter(({ left }) => left > 0);
    return {
      day,
      available: free.length,
      full: ofDay.length - free.length,
      ...(free[0] ? { earliest: free[0].start } : { reason: dayReason(site, calendars, day, zone) }),
    };
  });
}

/** TR-1: the first rule, in the order of `DayReason`, that leaves no start on any of the calendars. */
function dayReason(site: Survey, calendars: readonly Surveyed[], day: Day, zone: string): DayReason {
  const { snapshot, service, known } = site;
  const { now } = snapshot.availability;
  const ofDay = (at: Instant): boolean => dayAt(zone, at) === day;
  if (calendars.length === 0) return 'nobody';
  // The minutes of the day, wherever on earth it is.
  const around = wholeNumbers([(day - 2) * MINUTES_PER_DAY, (day + 3) * MINUTES_PER_DAY]).filter(ofDay);
  // A date that the zone has skipped.
  if (around.length === 0) return 'closed';
  if (around.every((at) => at < known[0])) return 'too-soon';
  if (around.every((at) => at >= known[1])) return 'too-far';
  const inEvent = calendars.some(({ timetable }) => around.some((at) => timetable.isInEvent(at)));
  if (!inEvent) return 'outside-event';
  if (!calendars.some(({ staffed }) => staffed.some(ofDay))) return 'closed';
  const open = calendars.flatMap((one) => one.open.filter(ofDay));
  if (open.length === 0) return 'blocked';
  if (open.some((start) => isInReach(service, snapshot.availability, start))) {
    const allowed = calendars.flatMap((one) => one.allowed.filter(ofDay));
    return allowed.some((start) => isInReach(service, snapshot.availability, start)) ? 'full' : 'limit';
  }
  return open.some((start) => start > now + service.horizon) ? 'too-far' : 'too-soon';
}

function instantsOf(found: readonly Opening[]): Instant[] {
  return [...new Set(found.map(({ start }) => start))].sort((a, b) => a - b);
}

function wholeNumbers([from, to]: Span): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
