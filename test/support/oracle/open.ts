/**
 * The oracle on open time. Each rule is a set of wall minutes, painted one by one; a minute is open by what the clock on
 * the wall shows in it and by nothing else (AV-1 to AV-4). Shares no code with the engine.
 */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Minute, Span, Wall } from '../../../src/time/units.js';
import type {
  Availability,
  Blackout,
  Calendar,
  CalendarAvailability,
  Catalog,
  DailyRange,
  Service,
} from '../../../src/engine/model.js';
import { wallAt } from './clock.js';

/** One service on one calendar: all that the rules of open time look at, and what they say of each minute. */
export interface Timetable {
  readonly service: Service;
  readonly calendar: Calendar;
  /** Undefined where the backend's answer does not speak about the calendar: what isn't known is never free. */
  readonly taken: CalendarAvailability | undefined;
  /** AV-12: when the calendar's busy time was last read, where that is longer ago than the site allows. */
  readonly staleSince: Instant | undefined;
  /** AV-1, AV-2: the minute lies in the hours or shifts of the calendar, on the calendar's own clock. */
  isStaffed(at: Instant): boolean;
  /** AV-3: the service belongs to no event, or the minute lies in its days and hours, on the site's clock. */
  isInEvent(at: Instant): boolean;
  /** AV-4: the first blackout of site, event or calendar that the minute lies in, on the clock of its owner. */
  blackoutAt(at: Instant): Blackout | undefined;
}

/** The timetable of a calendar for the days of the backend's answer, and some around them. */
export function timetableOf(
  { site, events }: Catalog,
  service: Service,
  calendar: Calendar,
  availability: Availability,
): Timetable {
  const days: Span<Day> = [availability.days[0] - DAYS_AROUND, availability.days[1] + DAYS_AROUND];
  const taken = availability.calendars.find((one) => one.calendar === calendar.id);
  const staffed = wallSet(days, (day) => [
    ...(calendar.opensBy === 'shifts' ? [] : hoursStartingOn(calendar, day)),
    ...(calendar.opensBy === 'hours' ? [] : shiftsStartingOn(taken, day)),
  ]);
  const event = events.find(({ id }) => id === service.event);
  const inEvent = wallSet(days, (day) => (event ? rangeStartingOn(event, day) : []));
  const blackouts = [
    ...site.blackouts.map((blackout) => ({ blackout, zone: site.zone })),
    ...(event?.blackouts ?? []).map((blackout) => ({ blackout, zone: site.zone })),
    ...calendar.blackouts.map((blackout) => ({ blackout, zone: calendar.zone })),
  ].map((owned) => ({ ...owned, covers: wallSet(days, (day) => rangeStartingOn(owned.blackout, day)) }));
  return {
    service,
    calendar,
    taken,
    staleSince:
      taken?.asOf !== undefined && taken.asOf + (site.staleAfter ?? Infinity) < availability.now
        ? taken.asOf
        : undefined,
    isStaffed: (at) => staffed(wallAt(calendar.zone, at)),
    isInEvent: (at) => service.event === undefined || inEvent(wallAt(site.zone, at)),
    blackoutAt: (at) => blackouts.find(({ zone, covers }) => covers(wallAt(zone, at)))?.blackout,
  };
}

const DAYS_AROUND = 5;

/** The longest stretches of minutes inside `window` for which the question is answered with yes. */
export function stretches(window: Span, holds: (at: Instant) => boolean): Span[] {
  const found: Span[] = [];
  let from: Instant | undefined;
  for (let at = window[0]; at < window[1]; at++) {
    const yes = holds(at);
    if (yes && from === undefined) from = at;
    if (!yes && from !== undefined) {
      found.push([from, at]);
      from = undefined;
    }
  }
  if (from !== undefined) found.push([from, window[1]]);
  return found;
}

/** The wall minutes of the spans that start on each of the days, however far they run past midnight. */
function wallSet(days: Span<Day>, startingOn: (day: Day) => readonly Span<Minute>[]): (wall: Wall) => boolean {
  const first = days[0] * MINUTES_PER_DAY;
  const painted = new Uint8Array((days[1] - days[0]) * MINUTES_PER_DAY);
  for (let day = days[0]; day < days[1]; day++) {
    const midnight = day * MINUTES_PER_DAY;
    for (const [from, to] of startingOn(day)) {
      for (let wall = midnight + from; wall < midnight + to; wall++) painted[wall - first] = 1;
    }
  }
  return (wall) => painted[wall - first] === 1;
}

function hoursStartingOn(calendar: Calendar, day: Day): readonly Span<Minute>[] {
  const overrides = calendar.overrides.filter((one) => one.day === day);
  if (overrides.length > 0) return overrides.flatMap(({ hours }) => hours);
  // Day 0, 1970-01-01, was a Thursday; the weekly hours start with Monday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return calendar.hours[weekday] ?? [];
}

function shiftsStartingOn(taken: CalendarAvailability | undefined, day: Day): readonly Span<Minute>[] {
  return taken?.shifts.find((one) => one.day === day)?.hours ?? [];
}

function rangeStartingOn({ days, hours }: DailyRange, day: Day): readonly Span<Minute>[] {
  return days[0] <= day && day < days[1] ? (hours ?? [[0, MINUTES_PER_DAY]]) : [];
}
