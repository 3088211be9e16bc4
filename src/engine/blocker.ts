import { hasBit } from './bits.js';
import { anyStart, type SessionPlan } from './grid.js';
import type { Availability, CalendarAvailability } from './model.js';
import { limitAt } from './limits.js';
import { blackoutsOf, covered } from './opening.js';
import { cellAt } from './places.js';
import { isStale } from './question.js';
import type { Reason } from './reasons.js';
import type { OpenedSite } from './site.js';
import { covers, overlaps, pairs } from './spans.js';
import type { Timetable } from './timetable.js';
import { sessionsOf, type Track } from './track.js';
import type { Instant, Span } from '../time/units.js';

/**
 * Why an eligible calendar can't take the start; undefined where its row says that it can. Nothing is worked out anew:
 * the rules are asked one after the other only once the row has said no. Of a group, the first calendar that can't.
 */
export function blockerOf(
  site: OpenedSite,
  availability: Availability,
  timetable: Timetable,
  calendar: string,
  start: Instant,
): Reason | undefined {
  const track = timetable.trackOf(calendar)!;
  for (const part of track.parts ?? [track]) {
    const blocker = blockerOfTrack(site, availability, timetable, part, start);
    if (blocker) return blocker;
  }
  return track.parts && whyNotTogether(timetable, track, track.parts, start);
}

/** Why a group can't take a start that each of it could take: one is in a group session then that the others aren't in. */
function whyNotTogether(
  { cells, plan }: Timetable,
  { free }: Track,
  parts: readonly Track[],
  start: Instant,
): Reason | undefined {
  if (hasBit(free, cellAt(cells, start)!)) return undefined;
  const claim = claimOf(plan, start);
  const bookings = parts.flatMap(({ calendar, told }) => bookingsInTheWay(told!.taken, calendar.capacity, claim));
  return { code: 'booked', span: bookings[0]! };
}

function blockerOfTrack(
  site: OpenedSite,
  availability: Availability,
  timetable: Timetable,
  track: Track,
  start: Instant,
): Reason | undefined {
  const cell = timetable.bookableCell(start);
  if (cell !== undefined && hasBit(track.free, cell)) return undefined;

  const { earliest, latest, known } = timetable;
  const [from, to] = known;
  if (start < from) return { code: 'too-soon', earliest: Math.max(from, earliest) };
  if (start >= to) return { code: 'too-far', latest: Math.min(to - 1, latest) };
  const closed = whyClosed(site, timetable, track, start);
  if (closed) return closed;
  if (start < earliest) return { code: 'too-soon', earliest };
  if (start > latest) return { code: 'too-far', latest };
  const limit = limitAt(track.limits, start);
  if (limit) return limit;
  const { told } = track;
  if (isStale(site, availability, told)) return { code: 'stale', asOf: told!.asOf! };
  return told ? whyTaken(timetable, track.calendar.capacity, told, start) : { code: 'busy', span: known };
}

function whyClosed(site: OpenedSite, timetable: Timetable, track: Track, start: Instant): Reason | undefined {
  const { event, hours, open } = track.opening;
  const { plan } = timetable;
  const session: Span = [start, start + plan.duration];
  if (event && !covers(event, session)) return { code: 'outside-event' };
  if (!covers(hours, session)) return { code: 'closed' };
  const cell = cellAt(timetable.cells, start);
  if (cell !== undefined && hasBit(track.open, cell)) return undefined;
  const blocked =
    !covers(open, session) && anyStart(timetable.unblockedRuns(track.opening), plan.step, [start, start + 1]);
  if (!blocked) return { code: 'off-grid' };
  const [first] = blackoutsOver(site, timetable, track, session);
  return { code: 'blocked', ...(first?.label && { label: first.label }) };
}

/** A stretch of a blackout, and whose it is. */
export interface BlackoutSpan {
  readonly label: string | undefined;
  readonly owner: 'site' | 'event' | 'calendar';
  readonly span: Span<Instant>;
}

/** The blackouts that a session meets, first met first; of those met at once that of the site, the event, the calendar. */
export function blackoutsOver(
  site: OpenedSite,
  { service }: Timetable,
  { calendar }: Track,
  session: Span<Instant>,
): BlackoutSpan[] {
  const met = blackoutsOf(site, service, calendar).flatMap(({ blackout, owner, zone }) => {
    const around: Span = [zone.dayOf(session[0]) - 8, zone.dayOf(session[1]) + 1];
    return [...pairs(covered([blackout], around, zone))]
      .filter((span) => overlaps(span, session))
      .map((span) => ({ label: blackout.label, owner, span }));
  });
  const metAt = ({ span }: BlackoutSpan): Instant => Math.max(span[0], session[0]);
  return met.sort((a, b) => metAt(a) - metAt(b));
}

function whyTaken({ service, plan }: Timetable, capacity: number, told: CalendarAvailability, start: Instant): Reason {
  const claim = claimOf(plan, start);
  const busy = told.busy.find((span) => overlaps(span, claim));
  if (busy) return { code: 'busy', span: busy };
  const isFull = plan.seats > 1 && sessionsOf(service, plan, told).some((session) => session.start === start);
  if (isFull) return { code: 'session-full' };
  return { code: 'booked', span: bookingsInTheWay(told.taken, capacity, claim)[0] ?? claim };
}

/** The time that a session takes, buffers included. */
function claimOf({ before, duration, after }: SessionPlan, start: Instant): Span {
  return [start - before, start + duration + after];
}

/**
 * The bookings (sorted by start) that run at once where a claim first finds every place taken; none where it finds one
 * throughout.
 */
export function bookingsInTheWay(taken: readonly Span[], capacity: number, claim: Span): readonly Span[] {
  const moments = [claim[0], ...taken.map(([from]) => from)].filter((at) => claim[0] <= at && at < claim[1]);
  const present = moments
    .map((at) => taken.filter((span) => overlaps(span, [at, at + 1])))
    .find((spans) => spans.length >= capacity);
  return present ?? [];
}
