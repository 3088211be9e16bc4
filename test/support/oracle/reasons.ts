/** The oracle on one start: what stands in each member's way, the earlier rule first (TR-2). */
import type { Instant, Span } from '../../../src/time/units.js';
import type { Member } from '../../../src/engine/model.js';
import type { Reason } from '../../../src/engine/reasons.js';
import type { StageName } from '../../../src/engine/record.js';
import { limitAgainst } from './limits.js';
import { leadOf } from './members.js';
import type { Meanwhile, Offered } from './distributions.js';
import { claimOf, joinable, share } from './places.js';
import { ineligibility, leftTogether } from './survey.js';
import type { Survey, Surveyed } from './survey.js';

/** Why a member is left out, and by which stage. */
export interface Dropped {
  readonly stage: StageName;
  readonly reason: Reason;
}

/** What became of a member at a start; `undefined` is free. */
export function droppedAt(
  site: Survey,
  asked: Meanwhile,
  offered: Offered,
  member: Member,
  start: Instant,
): Dropped | undefined {
  const unfit = ineligibility(site.snapshot.catalog, asked, member);
  if (unfit) return { stage: 'eligible', reason: unfit };
  const id = leadOf(member);
  const hidden = offered.reasons.get(id);
  if (hidden) return { stage: 'offered', reason: hidden };
  if (asked.lost?.includes(id)) return { stage: 'available', reason: { code: 'lost' } };
  const parts = site.eligible.find((one) => one.id === id)?.parts ?? [];
  const ofOne = parts.map((part) => blockerOf(site, asked, part, start)).find((one) => one !== undefined);
  const reason = ofOne ?? apartReason(site, parts, start);
  return reason && { stage: 'available', reason };
}

/** What stands in one calendar's way. */
function blockerOf(site: Survey, asked: Meanwhile, part: Surveyed, start: Instant): Reason | undefined {
  if (start < site.known[0] || site.known[1] <= start) return reachReason(site, start);
  return (
    closedReason(site, part, start) ??
    reachReason(site, start) ??
    limitAgainst(site.snapshot, site.service, asked, part.timetable.calendar)(start) ??
    takenReason(site, part, start)
  );
}

/** Which of hours, event, grid and blackouts leaves the start out. */
function closedReason(
  { duration }: Survey,
  { timetable, staffed, open }: Surveyed,
  start: Instant,
): Reason | undefined {
  if (open.includes(start)) return undefined;
  const session = minutesOf([start, start + duration]).map((at) => at - timetable.minutes[0]);
  if (!session.every((minute) => timetable.inEvent[minute] === 1)) return { code: 'outside-event' };
  if (!session.every((minute) => timetable.staffed[minute] === 1)) return { code: 'closed' };
  const blackoutAt = (minute: number) => timetable.blackouts.find(({ covers }) => covers[minute] === 1)?.blackout;
  const blocked = session.map(blackoutAt).find((blackout) => blackout !== undefined);
  if (!staffed.includes(start) || !blocked) return { code: 'off-grid' };
  return { code: 'blocked', ...(blocked.label !== undefined && { label: blocked.label }) };
}

/** Notice and horizon; what the backend does not speak about is out of reach like what lies past them. */
function reachReason({ service, snapshot, known }: Survey, start: Instant): Reason | undefined {
  const { now } = snapshot.availability;
  const earliest = Math.max(now + service.notice, known[0]);
  const latest = Math.min(now + service.horizon, known[1] - 1);
  if (start >= known[1]) return { code: 'too-far', latest };
  if (start < earliest) return { code: 'too-soon', earliest };
  return start > latest ? { code: 'too-far', latest } : undefined;
}

/** AV-7 DS-16: where each of a group has something left but not all the same, the booking of whoever could only join. */
function apartReason(site: Survey, parts: readonly Surveyed[], start: Instant): Reason | undefined {
  if (leftTogether(parts, start) > 0) return undefined;
  const alone = parts.find((part) => part.left(start).opens === 0)!;
  return { code: 'booked', span: firstBooking(site, alone, start) };
}

function takenReason({ service, duration, known }: Survey, part: Surveyed, start: Instant): Reason | undefined {
  if (leftTogether([part], start) > 0) return undefined;
  const { timetable } = part;
  const asOf = timetable.staleSince;
  if (asOf !== undefined) return { code: 'stale', asOf };
  const claim = claimOf(service, start, duration);
  if (!timetable.taken) return { code: 'busy', span: known };
  const first = timetable.taken.busy.find((span) => share(claim, span));
  if (first) return { code: 'busy', span: first };
  if (service.seats > 1 && joinable(timetable, start, duration).length > 0) return { code: 'session-full' };
  return { code: 'booked', span: firstBooking({ service, duration }, part, start) };
}

/** Of the bookings that run where a claim first finds every place taken, the first. */
function firstBooking(
  { service, duration }: Pick<Survey, 'service' | 'duration'>,
  { timetable }: Surveyed,
  start: Instant,
): Span {
  const taken = timetable.taken?.taken ?? [];
  const present = (at: Instant): Span[] => taken.filter(([from, to]) => from <= at && at < to);
  const minutes = minutesOf(claimOf(service, start, duration));
  const fullAt = minutes.find((at) => present(at).length >= timetable.calendar.capacity) ?? NaN;
  return present(fullAt)[0] ?? [NaN, NaN];
}

function minutesOf([from, to]: Span): Instant[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
