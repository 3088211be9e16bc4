/** The oracle on one calendar: which starts it has, and how many clients each could still take (AV-5 to AV-9, AV-11). */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Instant, Span } from '../../../src/time/units.js';
import type { Availability, Service, Session } from '../../../src/engine/model.js';
import type { Timetable } from './open.js';

/**
 * AV-9, AV-11: the starts on the grid of a stretch of open minutes, whose whole session is inside it. The grid is counted
 * from the opening; anew from midnight where the whole day before was open.
 */
export function gridStarts({ service, walls, minutes }: Timetable, [from, to]: Span, duration: number): Instant[] {
  const step = service.grid ?? Math.min(duration, 30);
  const opening = walls[from - minutes[0]]!;
  const starts: Instant[] = [];
  for (let at = from; at + duration <= to; at++) {
    const wall = walls[at - minutes[0]]!;
    const midnight = Math.floor(wall / MINUTES_PER_DAY) * MINUTES_PER_DAY;
    const opened = opening > midnight - MINUTES_PER_DAY ? opening : midnight;
    const anchor = service.anchor === 'opening' ? opened : Math.floor(opened / 60) * 60;
    if ((wall - anchor) % step === 0) starts.push(at);
  }
  return starts;
}

/** AV-8: the backend's clock decides. */
export function isInReach(service: Service, { now }: Availability, start: Instant): boolean {
  return now + service.notice <= start && start <= now + service.horizon;
}

/** The time that a booking takes, buffers included (AV-6). */
export function claimOf(service: Service, start: Instant, duration: number): Span {
  return [start - service.bufferBefore, start + duration + service.bufferAfter];
}

/** Places that bookings leave in each minute that is looked at (AV-6, AV-7). */
export function placesByMinute({ calendar, minutes, taken }: Timetable): Int16Array {
  const [first, end] = minutes;
  const places = new Int16Array(end - first).fill(calendar.capacity);
  for (const [from, to] of taken?.taken ?? []) {
    for (let at = Math.max(from, first); at < Math.min(to, end); at++) places[at - first]! -= 1;
  }
  return places;
}

/** AV-5, AV-6, AV-7: clients that a start on one calendar can still take, by opening a session or joining one. */
export interface Left {
  readonly opens: number;
  readonly joins: number;
}

/** None where it is busy, booked or unknown. */
export function leftAt(timetable: Timetable, places: Int16Array, start: Instant, duration: number): Left {
  const { service, calendar, taken, minutes, staleSince } = timetable;
  const claim = claimOf(service, start, duration);
  const isBusy = taken?.busy.some((span) => share(claim, span));
  if (!taken || staleSince !== undefined || isBusy) return { opens: 0, joins: 0 };
  let fewest = calendar.capacity;
  for (let at = claim[0]; at < claim[1]; at++) fewest = Math.min(fewest, places[at - minutes[0]]!);
  const sessions = service.seats === 1 ? [] : joinable(timetable, start, duration);
  return { opens: service.seats * Math.max(0, fewest), joins: sessions.reduce((sum, one) => sum + one.left, 0) };
}

/** The group sessions that a client could join at a start, full ones included. */
export function joinable({ service, taken }: Timetable, start: Instant, duration: number): Session[] {
  const sessions = taken?.sessions ?? [];
  return sessions.filter((one) => one.service === service.id && one.start === start && one.duration === duration);
}

/** Whether two spans have a minute in common. */
export function share(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}
