/**
 * The oracle on open time. Each rule is a set of wall minutes, painted one day after the other; a minute is open by what
 * the clock on the wall shows in it and by nothing else (AV-1 to AV-4). Shares no code with the engine.
 */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Minute, Span } from '../../../src/time/units.js';
import type {
  Availability,
  Blackout,
  Calendar,
  CalendarAvailability,
  Catalog,
  DailyRange,
  Service,
} from '../../../src/engine/model.js';
import { wallsOf } from './clock.js';

/** One service on one calendar: all that the rules of open time look at, and what they say of each minute. */
export interface Timetable {
  readonly service: Service;
  readonly calendar: Calendar;
  /** The minutes that are looked at, and what the calendar's clock shows in them. */
  readonly minutes: Span<Instant>;
  readonly walls: Int32Array;
  /** Undefined where the backend's answer does not speak about the calendar: what isn't known is never free. */
  readonly taken: CalendarAvailability | undefined;
  /** AV-12: when the calendar's busy time was last read, where that is longer ago than the site allows. */
  readonly staleSince: Instant | undefined;
  /** AV-1, AV-2: the minutes in the hours or shifts of the calendar, on the calendar's own clock. */
  readonly staffed: Minutes;
  /** AV-3: those in the days and hours of the service's event, on the site's clock; all, where it belongs to none. */
  readonly inEvent: Minutes;
  /** AV-4: the blackouts of site, event and calendar, and the minutes of each, on the clock of its owner. */
  readonly blackouts: readonly { readonly blackout: Blackout; readonly covers: Minutes }[];
}

/** A set of the minutes that are looked at: 1 for each that is in it. */
export type Minutes = Uint8Array;

/**
 * The minutes that are looked at: the days of the answer wherever on earth, with two whole days before, as a grid is
 * counted from an opening on the day before at the earliest, and the whole of a session after.
 */
export function minutesAround({ days }: Availability): Span<Instant> {
  return [(days[0] - 3) * MINUTES_PER_DAY, (days[1] + 3) * MINUTES_PER_DAY];
}

/** Makes the timetables of a service's calendars. */
export function timetabling(
  { site, events }: Catalog,
  service: Service,
  availability: Availability,
): (calendar: Calendar) => Timetable {
  const minutes = minutesAround(availability);
  const clocks = new Map<string, Clock>();
  const clockOf = (zone: string): Clock => {
    const known = clocks.get(zone) ?? aClock(zone, minutes);
    clocks.set(zone, known);
    return known;
  };
  const clock = clockOf(site.zone);
  const event = events.find(({ id }) => id === service.event);
  const inEvent =
    service.event === undefined
      ? new Uint8Array(minutes[1] - minutes[0]).fill(1)
      : clock.minutesOf((day) => (event ? rangeStartingOn(event, day) : []));
  const ofSite = [...site.blackouts, ...(event?.blackouts ?? [])].map((blackout) => painted(blackout, clock));
  return (calendar) => {
    const taken = availability.calendars.find((one) => one.calendar === calendar.id);
    const own = clockOf(calendar.zone);
    const isOld = taken?.asOf !== undefined && taken.asOf + (site.staleAfter ?? Infinity) < availability.now;
    return {
      ...{ service, calendar, minutes, taken, inEvent },
      walls: own.walls,
      staleSince: isOld ? taken.asOf : undefined,
      staffed: own.minutesOf((day) => [
        ...(calendar.opensBy === 'shifts' ? [] : hoursStartingOn(calendar, day)),
        ...(calendar.opensBy === 'hours' ? [] : shiftsStartingOn(taken, day)),
      ]),
      blackouts: [...ofSite, ...calendar.blackouts.map((blackout) => painted(blackout, own))],
    };
  };
}

/** The minutes in hours and event. */
export function unblockedMinutes({ staffed, inEvent }: Timetable): Minutes {
  const both = staffed.slice();
  for (let minute = 0; minute < both.length; minute++) if (inEvent[minute] === 0) both[minute] = 0;
  return both;
}

/** What is left of them once blackouts are out. */
export function openMinutes(timetable: Timetable): Minutes {
  const open = unblockedMinutes(timetable);
  for (const { covers } of timetable.blackouts) {
    for (let minute = 0; minute < open.length; minute++) if (covers[minute] === 1) open[minute] = 0;
  }
  return open;
}

/** The longest stretches of the minutes, as instants. */
export function stretches({ minutes: [first, end] }: Timetable, minutes: Minutes): Span[] {
  const found: Span[] = [];
  for (let from = minutes.indexOf(1); from >= 0;) {
    const to = minutes.indexOf(0, from);
    found.push([first + from, to < 0 ? end : first + to]);
    from = to < 0 ? -1 : minutes.indexOf(1, to);
  }
  return found;
}

interface Clock {
  /** What it shows in each of the minutes. */
  readonly walls: Int32Array;
  /** The minutes in the spans that start on each of the clock's days, however far they run past midnight. */
  minutesOf(startingOn: (day: Day) => readonly Span<Minute>[]): Minutes;
}

const DAYS_AROUND = 5;

function aClock(zone: string, minutes: Span<Instant>): Clock {
  const walls = wallsOf(zone, minutes);
  const [first, end] = [minutes[0] / MINUTES_PER_DAY - DAYS_AROUND, minutes[1] / MINUTES_PER_DAY + DAYS_AROUND];
  return {
    walls,
    minutesOf(startingOn) {
      const paint = new Uint8Array((end - first) * MINUTES_PER_DAY);
      for (let day = first; day < end; day++) {
        const midnight = (day - first) * MINUTES_PER_DAY;
        for (const [from, to] of startingOn(day)) paint.fill(1, midnight + from, midnight + to);
      }
      const inside = new Uint8Array(walls.length);
      for (let minute = 0; minute < walls.length; minute++) {
        inside[minute] = paint[walls[minute]! - first * MINUTES_PER_DAY]!;
      }
      return inside;
    },
  };
}

function painted(blackout: Blackout, clock: Clock): Timetable['blackouts'][number] {
  return { blackout, covers: clock.minutesOf((day) => rangeStartingOn(blackout, day)) };
}

function hoursStartingOn(calendar: Calendar, day: Day): readonly Span<Minute>[] {
  const overrides = calendar.overrides.filter((one) => one.day === day);
  if (overrides.length > 0) return overrides.flatMap(({ hours }) => hours);
  // Day 0, 1970-01-01, was a Thursday; the weekly hours start with Monday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return calendar.hours[weekday] ?? [];
}

function shiftsStartingOn(taken: CalendarAvailability | undefined, day: Day): readonly Span<Minute>[] {
  return (taken?.shifts ?? []).filter((one) => one.day === day).flatMap(({ hours }) => hours);
}

function rangeStartingOn({ days, hours }: DailyRange, day: Day): readonly Span<Minute>[] {
  return days[0] <= day && day < days[1] ? (hours ?? [[0, MINUTES_PER_DAY]]) : [];
}
