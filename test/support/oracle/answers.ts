/** The oracle on a whole service: starts, labelled starts, and days with reasons (MG-1 to MG-3, MG-6, TR-1). */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Span } from '../../../src/time/units.js';
import type { DayAnswer, DayRange, Question, Start } from '../../../src/engine/answers.js';
import type { Availability, Calendar, Catalog, Service } from '../../../src/engine/model.js';
import type { DayReason, Reason } from '../../../src/engine/reasons.js';
import { dayAt } from './clock.js';
import { isInEvent, isStaffed, stretches } from './open.js';
import type { Timetable } from './open.js';
import { gridStarts, isInReach, leftAt, openStarts } from './places.js';

/** What the engine is given: a site and what is taken on it. */
export interface Snapshot {
  readonly catalog: Catalog;
  readonly availability: Availability;
}

/** A start of one calendar that hours, event, blackouts, grid, notice and horizon allow. */
export interface Opening {
  readonly calendar: string;
  readonly start: Instant;
  readonly left: number;
}

/** AV-13: why a calendar can't serve the service at all. */
export function ineligibility(catalog: Catalog, service: Service, calendar: Calendar): Reason | undefined {
  if (!service.calendars.includes(calendar.id)) return { code: 'not-linked' };
  if (!calendar.public) return { code: 'private' };
  const specialist = catalog.specialists.find(({ id }) => id === calendar.specialist);
  return calendar.active && specialist?.active ? undefined : { code: 'inactive' };
}

/** The timetables of the calendars that may serve what is asked, in the order of the service. */
export function eligibleTimetables({ catalog, availability }: Snapshot, question: Question): Timetable[] {
  const service = serviceOf(catalog, question);
  return service.calendars.flatMap((id) => {
    const calendar = catalog.calendars.find((one) => one.id === id);
    const wanted = question.calendar === undefined || question.calendar === id;
    if (!calendar || !wanted || ineligibility(catalog, service, calendar)) return [];
    return [timetableOf({ catalog, availability }, service, calendar)];
  });
}

/** A calendar with what is taken on it; one that the backend's answer leaves out has nothing taken. */
export function timetableOf({ catalog, availability }: Snapshot, service: Service, calendar: Calendar): Timetable {
  const known = availability.calendars.find((one) => one.calendar === calendar.id);
  const taken = known ?? { calendar: calendar.id, busy: [], taken: [], shifts: [], sessions: [] };
  return { catalog, service, calendar, taken };
}

/** Every opening of every eligible calendar that starts on the days asked for. */
export function openings(snapshot: Snapshot, question: Question, range: DayRange): Opening[] {
  const service = serviceOf(snapshot.catalog, question);
  const duration = durationOf(service, question);
  return eligibleTimetables(snapshot, question).flatMap((timetable) =>
    openStarts(timetable, windowOf(snapshot, range), duration)
      .filter((start) => isOnDays(range, start) && isInReach(service, snapshot.availability, start))
      .map((start) => ({ calendar: timetable.calendar.id, start, left: leftAt(timetable, start, duration) })),
  );
}

/** MG-1, MG-2: each start once, with all that is left there over the calendars. */
export function mergedStarts(found: readonly Opening[]): Start[] {
  const starts = [...new Set(found.map(({ start }) => start))].sort((a, b) => a - b);
  return starts.map((start) => ({
    start,
    left: found.filter((one) => one.start === start).reduce((sum, one) => sum + one.left, 0),
  }));
}

/** MG-3: each start once per calendar that can take it. */
export function labelledStarts(found: readonly Opening[]): Start[] {
  return found.filter(({ left }) => left > 0).sort((a, b) => a.start - b.start);
}

/** MG-6, TR-1: what the picker shows of each day. */
export function dayAnswers(snapshot: Snapshot, question: Question, range: DayRange): DayAnswer[] {
  const starts = mergedStarts(openings(snapshot, question, range));
  return daysOf(range).map((day) => {
    const ofDay = starts.filter(({ start }) => dayAt(range.zone, start) === day);
    const free = ofDay.filter(({ left }) => left > 0);
    return {
      day,
      available: free.length,
      full: ofDay.length - free.length,
      ...(free[0] ? { earliest: free[0].start } : { reason: dayReason(snapshot, question, { ...range, days: [day, day + 1] }) }),
    };
  });
}

/** TR-1: the first rule, in the order of `DayReason`, that leaves no start on any eligible calendar. */
function dayReason(snapshot: Snapshot, question: Question, day: DayRange): DayReason {
  const service = serviceOf(snapshot.catalog, question);
  const duration = durationOf(service, question);
  const timetables = eligibleTimetables(snapshot, question);
  const window = windowOf(snapshot, day);
  if (timetables.length === 0) return 'nobody';
  const ofDay = (at: Instant): boolean => isOnDays(day, at);
  if (!timetables.some((one) => minutes(window).some((at) => ofDay(at) && isInEvent(one, at)))) return 'outside-event';

  const staffed = timetables.flatMap((one) =>
    stretches(window, (at) => isStaffed(one, at) && isInEvent(one, at)).flatMap((stretch) => gridStarts(one, stretch, duration)),
  );
  if (!staffed.some(ofDay)) return 'closed';
  const open = timetables.flatMap((one) => openStarts(one, window, duration)).filter(ofDay);
  if (open.length === 0) return 'blocked';
  if (open.some((start) => isInReach(service, snapshot.availability, start))) return 'full';
  return open.some((start) => start > snapshot.availability.now + service.horizon) ? 'too-far' : 'too-soon';
}

export function serviceOf(catalog: Catalog, { service }: Question): Service {
  const found = catalog.services.find(({ id }) => id === service);
  if (!found) throw new Error(`no service '${service}' in the catalog`);
  return found;
}

export function durationOf(service: Service, { duration }: Question): number {
  return duration ?? service.durations[0] ?? NaN;
}

/**
 * The instants that are looked at for a range of days: those days wherever on earth, and enough before and after for a
 * span that reaches in from another day to be seen whole.
 */
export function windowOf(_: Snapshot, { days }: DayRange): Span<Instant> {
  return [(days[0] - MARGIN_DAYS) * MINUTES_PER_DAY, (days[1] + MARGIN_DAYS) * MINUTES_PER_DAY];
}

const MARGIN_DAYS = 3;

function isOnDays({ days, zone }: DayRange, at: Instant): boolean {
  const day = dayAt(zone, at);
  return days[0] <= day && day < days[1];
}

function daysOf({ days }: DayRange): Day[] {
  return minutes(days);
}

function minutes([from, to]: Span): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
