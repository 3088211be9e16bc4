/**
 * The oracle on open time: each rule is a question about one minute, answered from the wall time of that minute and
 * nothing else (AV-1 to AV-4). Shares no code with the engine.
 */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Minute, Span, Wall } from '../../../src/time/units.js';
import type {
  Blackout,
  Calendar,
  CalendarAvailability,
  Catalog,
  DailyRange,
  Service,
} from '../../../src/engine/model.js';
import { wallAt } from './clock.js';

/** One service on one calendar: all that the rules of open time look at. */
export interface Timetable {
  readonly catalog: Catalog;
  readonly service: Service;
  readonly calendar: Calendar;
  /** Undefined where the backend's answer does not speak about the calendar: what isn't known is never free. */
  readonly taken: CalendarAvailability | undefined;
}

/** AV-1, AV-2: the minute lies in the hours or shifts of the calendar, on the calendar's own clock. */
export function isStaffed({ calendar, taken }: Timetable, at: Instant): boolean {
  const wall = wallAt(calendar.zone, at);
  const byHours = calendar.opensBy !== 'shifts' && isWithin(wall, (day) => hoursStartingOn(calendar, day));
  return byHours || (calendar.opensBy !== 'hours' && isWithin(wall, (day) => shiftsStartingOn(taken, day)));
}

/** AV-3: the service belongs to no event, or the minute lies in its days and hours, on the site's clock. */
export function isInEvent({ catalog, service }: Timetable, at: Instant): boolean {
  if (service.event === undefined) return true;
  const event = catalog.events.find(({ id }) => id === service.event);
  return event !== undefined && isInDailyRange(event, wallAt(catalog.site.zone, at));
}

/** AV-4: the first blackout of site, event or calendar that the minute lies in, on the clock of its owner. */
export function blackoutAt({ catalog, service, calendar }: Timetable, at: Instant): Blackout | undefined {
  const siteWall = wallAt(catalog.site.zone, at);
  const ownWall = wallAt(calendar.zone, at);
  const event = service.event === undefined ? undefined : catalog.events.find(({ id }) => id === service.event);
  return (
    catalog.site.blackouts.find((blackout) => isInDailyRange(blackout, siteWall)) ??
    event?.blackouts.find((blackout) => isInDailyRange(blackout, siteWall)) ??
    calendar.blackouts.find((blackout) => isInDailyRange(blackout, ownWall))
  );
}

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

function hoursStartingOn(calendar: Calendar, day: Day): readonly Span<Minute>[] {
  const override = calendar.overrides.find((one) => one.day === day);
  if (override) return override.hours;
  // Day 0, 1970-01-01, was a Thursday; the weekly hours start with Monday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return calendar.hours[weekday] ?? NONE;
}

function shiftsStartingOn(taken: CalendarAvailability | undefined, day: Day): readonly Span<Minute>[] {
  return taken?.shifts.find((one) => one.day === day)?.hours ?? NONE;
}

function isInDailyRange(range: DailyRange, wall: Wall): boolean {
  const hours = range.hours ?? WHOLE_DAY;
  return isWithin(wall, (day) => (range.days[0] <= day && day < range.days[1] ? hours : NONE));
}

const WHOLE_DAY: readonly Span<Minute>[] = [[0, MINUTES_PER_DAY]];
const NONE: readonly Span<Minute>[] = [];

/** Whether a clock is inside one of the spans that start on its date, or on one of the two dates before it and run on. */
function isWithin(wall: Wall, startingOn: (day: Day) => readonly Span<Minute>[]): boolean {
  const today = Math.floor(wall / MINUTES_PER_DAY);
  for (let day = today - 2; day <= today; day++) {
    const minute = wall - day * MINUTES_PER_DAY;
    for (const [from, to] of startingOn(day)) if (from <= minute && minute < to) return true;
  }
  return false;
}
