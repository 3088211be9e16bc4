import type { Row } from './bits.js';
import type { Cells, SessionPlan } from './grid.js';
import type { ReachedLimit } from './limits.js';
import type { Calendar, CalendarAvailability, Service, Session } from './model.js';
import type { Opening } from './opening.js';
import { anyLeft, clearClaims, joinsLeft, placesLeft, type Share } from './places.js';

/** What the rows of a timetable speak about: which session, and which start each bit stands for. */
export interface Layout {
  readonly service: Service;
  readonly plan: SessionPlan;
  readonly cells: Cells;
}

/** The starts of one calendar, whatever is taken. */
export interface OpenTrack {
  readonly calendar: Calendar;
  readonly opening: Opening;
  /** Starts that lie on the grid and fit open time. */
  readonly open: Row;
  /** The limits that are reached (AV-10), and the starts that they leave. */
  readonly limits: readonly ReachedLimit[];
  readonly allowed: Row;
}

/** One calendar's part of a timetable. */
export interface Track extends OpenTrack {
  /** What the backend says of the calendar; undefined where it says nothing. */
  readonly told: CalendarAvailability | undefined;
  /** What is left at the allowed starts, as a sum; and the starts where that is anything. */
  readonly shares: readonly Share[];
  readonly free: Row;
  /** Of a group: each of its calendars for itself (DS-16). */
  readonly parts?: readonly Track[];
}

/** The track of a calendar once what is taken is out. Who isn't told of, or `stale`ly, counts as busy, never as free. */
export function trackFrom(
  { calendar, opening, open, limits, allowed }: OpenTrack,
  layout: Layout,
  told: CalendarAvailability | undefined,
  stale: boolean,
): Track {
  const shares = told && !stale ? sharesLeft(allowed, layout, calendar.capacity, told) : [];
  // One literal, no spread: the rows of all calendars are read in a go, and lie in the objects themselves like this.
  return { calendar, opening, open, limits, allowed, told, shares, free: anyLeft(shares, layout.cells) };
}

function sharesLeft(
  allowed: Row,
  { service, plan, cells }: Layout,
  capacity: number,
  told: CalendarAvailability,
): Share[] {
  const row = allowed.slice();
  clearClaims(row, cells, plan, told.busy);
  const joins = plan.seats > 1 ? joinsLeft(row, cells, sessionsOf(service, plan, told)) : [];
  return [...placesLeft(row, cells, plan, capacity, told.taken), ...joins];
}

/** The group sessions that clients of the service can join, full ones included. */
export function sessionsOf({ id }: Service, { duration }: SessionPlan, { sessions }: CalendarAvailability): Session[] {
  return sessions.filter((session) => session.service === id && session.duration === duration);
}
