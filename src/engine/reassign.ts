/** Giving a booking to another person (RA-1 to RA-3): who can take it, who is next, and what it changes. */
import { blockerOf } from './blocker.js';
import { choose } from './choose.js';
import { EngineError } from './errors.js';
import type { LedgerEntry } from './ledger.js';
import type { Availability, Service } from './model.js';
import { getOrMake, oncePer } from './once.js';
import { hostsOf, leadOf } from './pools.js';
import { serviceOf } from './question.js';
import type { Reason } from './reasons.js';
import type { AssignmentRecord } from './record.js';
import type { OpenedSite } from './site.js';
import { ineligibility } from './stages/eligible.js';
import { timetableOf } from './timetables.js';
import type { Instant } from '../time/units.js';

/** A booking, as far as reassignment looks at it. */
export interface BookedSession {
  readonly id: string;
  readonly service: string;
  readonly start: Instant;
  /** Minutes. */
  readonly duration: number;
  /** Who has it: the calendar that names the member. */
  readonly calendar: string;
  readonly state: 'held' | 'pending' | 'confirmed' | 'cancelled' | 'no-show' | 'completed';
}

/** Why a booking can't be reassigned at all (RA-3). */
export type ReassignmentFault = 'past' | 'cancelled' | 'no-show' | 'completed';

/** One of those who could have the booking instead (RA-1). */
export interface ReassignmentOption {
  readonly calendar: string;
  /**
   * `free` can take it; `busy` only if a person confirms it, and the booking is flagged; `impossible` may not serve it.
   */
  readonly state: 'free' | 'busy' | 'impossible';
  /** Why not free. */
  readonly reason?: Reason;
}

/** What a reassignment comes to. */
export interface Reassignment<Session extends BookedSession> {
  /** The booking as it was, but for the calendar (RA-2). */
  readonly booking: Session;
  /** The line for the ledger: counts, queue and history are folds over it (RA-3). */
  readonly entry: LedgerEntry;
  /** Whether the new person is busy then, and a person confirmed it all the same. */
  readonly flagged: boolean;
  /** The calendars whose specialists are told, and whether the client is, too (RA-2). */
  readonly tells: { readonly calendars: readonly string[]; readonly client: boolean };
}

/** How a reassignment is entered. */
export interface ReassignmentOrder extends Pick<LedgerEntry, 'order' | 'at' | 'assignedBy'> {
  readonly to: string;
  /** Whether a person confirmed that a busy one takes it. */
  readonly confirmed?: boolean;
}

/** Why the booking can't be reassigned; undefined where it can. What has begun is past. */
export function reassignmentFault({ start, state }: BookedSession, now: Instant): ReassignmentFault | undefined {
  if (state === 'cancelled' || state === 'no-show' || state === 'completed') return state;
  return start <= now ? 'past' : undefined;
}

/**
 * Every other member of the service and whether they can take the booking (RA-1), in the order of the members. Notice,
 * horizon, grid and the service's limits were asked when it was booked, and don't count again. Throws an `EngineError`
 * where the booking can't be reassigned.
 */
export function reassignmentOptions(
  site: OpenedSite,
  availability: Availability,
  booking: BookedSession,
): ReassignmentOption[] {
  checkReassignable(booking, availability);
  const own = siteForReassignment(site, booking.service);
  const question = { service: booking.service, duration: booking.duration };
  const timetable = timetableOf(own, availability, question);
  return others(own, booking).map((calendar): ReassignmentOption => {
    const unfit = ineligibility(own, question, calendar);
    if (unfit) return { calendar, state: 'impossible', reason: unfit };
    const blocker = blockerOf(own, availability, timetable, calendar, booking.start);
    return blocker ? { calendar, state: 'busy', reason: blocker } : { calendar, state: 'free' };
  });
}

/**
 * The next person by the service's distribution, and the record of why (RA-1); nobody who is busy. The record verifies
 * with the catalog of `siteForReassignment`. Throws an `EngineError` where the booking can't be reassigned.
 */
export function chooseReassigned(
  site: OpenedSite,
  availability: Availability,
  booking: BookedSession,
): AssignmentRecord {
  checkReassignable(booking, availability);
  const own = siteForReassignment(site, booking.service);
  const { service, duration, start } = booking;
  return choose(own, availability, { service, duration, start, among: others(own, booking) });
}

/**
 * The booking with its new person, the line for the ledger, and who is told. Throws an `EngineError` where the booking
 * can't be reassigned, where `to` is none of the options, or where `to` is busy and nobody confirmed it.
 */
export function reassign<Session extends BookedSession>(
  site: OpenedSite,
  availability: Availability,
  booking: Session,
  { to, confirmed = false, ...entered }: ReassignmentOrder,
): Reassignment<Session> {
  const options = reassignmentOptions(site, availability, booking);
  const option = options.find(({ calendar }) => calendar === to);
  if (!option || option.state === 'impossible') {
    const known = options.filter(({ state }) => state !== 'impossible').map(({ calendar }) => calendar);
    throw new EngineError(
      'reassignment.to',
      `${JSON.stringify(to)} can't have the booking; these can: ${known.join(', ')}`,
    );
  }
  const flagged = option.state === 'busy';
  if (flagged && !confirmed) {
    throw new EngineError(
      'reassignment.confirmed',
      `${to} is not free (${option.reason!.code}); a person must confirm it`,
    );
  }
  const { id, service, start, calendar } = booking;
  return {
    booking: { ...booking, calendar: to },
    entry: { kind: 'reassigned', ...entered, booking: id, calendar, service, start, to },
    flagged,
    tells: {
      calendars: [calendar, to].flatMap((lead) => hostsOf(site.members.get(service), lead)),
      client: site.site.tellsOfReassignment ?? false,
    },
  };
}

const relaxed = oncePer((_: OpenedSite) => new Map<string, OpenedSite>());

/** The site with one service as a booking that stands already sees it: on any minute, whatever notice and limits. */
export function siteForReassignment(site: OpenedSite, service: string): OpenedSite {
  return getOrMake(relaxed(site), service, () => loosened(site, service));
}

function loosened(site: OpenedSite, service: string): OpenedSite {
  const loose: Service = {
    ...serviceOf(site, { service }),
    grid: 1,
    notice: 0,
    horizon: Number.MAX_SAFE_INTEGER,
    limits: undefined,
    clientLimits: undefined,
  };
  const services = site.catalog.services.map((one) => (one.id === service ? loose : one));
  return {
    ...site,
    catalog: { ...site.catalog, services },
    services: new Map(site.services).set(service, loose),
  };
}

function others(site: OpenedSite, { service, calendar }: BookedSession): string[] {
  return (site.members.get(service) ?? []).map(leadOf).filter((id) => id !== calendar);
}

function checkReassignable(booking: BookedSession, { now }: Availability): void {
  const fault = reassignmentFault(booking, now);
  if (!fault) return;
  throw new EngineError('booking', `${booking.id} is ${fault}; only bookings still to come can be reassigned`);
}
