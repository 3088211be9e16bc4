/** Giving a booking to another person (RA-1 to RA-3): who can take it, who is next, and what it changes. */
import { blockerOf } from './blocker.js';
import { choose } from './choose.js';
import { digestOf } from './digest.js';
import { EngineError } from './errors.js';
import type { LedgerEntry, SeatTaken } from './ledger.js';
import type { Availability, Service } from './model.js';
import { getOrMake, oncePer } from './once.js';
import { poolAvailability, poolSite } from './panels/seat-site.js';
import { hostsOf } from './members.js';
import { leadOf } from './pools.js';
import { serviceOf } from './links.js';
import type { Reason } from './reasons.js';
import type { AssignmentRecord, Reassigned } from './record.js';
import { hostsOn } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { ineligibility } from './stages/serving.js';
import { timetableOf } from './timetables.js';
import type { Instant } from '../time/units.js';

/** A booking, as far as reassignment looks at it. */
export interface BookedSession {
  readonly id: string;
  readonly service: string;
  readonly start: Instant;
  /** Minutes. */
  readonly duration: number;
  /** Who has it: the calendar that names the member; of a panel's booking, the one on the primary seat (PN-2). */
  readonly calendar: string;
  /** Of a panel's booking: every seat, the primary one first. */
  readonly seats?: readonly SeatTaken[];
  /** Who may serve it, by calendar: of a session out of a package (PK-1), of a pool that the client chose; all members where left out. */
  readonly among?: readonly string[];
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
  /** Why it went there: to the next, or by hand (HS-1). */
  readonly record: AssignmentRecord;
  /** The line for the ledger: counts, queue and history are folds over it (RA-3). */
  readonly entry: LedgerEntry;
  /** Whether the new person is busy then, and a person confirmed it all the same. */
  readonly flagged: boolean;
  /** The calendars whose specialists are told, and whether the client is, too (RA-2). */
  readonly tells: { readonly calendars: readonly string[]; readonly client: boolean };
}

/** How a reassignment is entered. */
export interface ReassignmentOrder extends Pick<LedgerEntry, 'order' | 'at' | 'assignedBy'> {
  /** Who is to have it, by hand; the next by the distribution where left out. */
  readonly to?: string;
  /** Whose seat it is, in a panel's booking; the primary's where left out. */
  readonly from?: string;
  /** Whether a person confirmed that a busy one takes it. */
  readonly confirmed?: boolean;
}

/** Why the booking can't be reassigned; undefined where it can. What has begun is past. */
export function reassignmentFault({ start, state }: BookedSession, now: Instant): ReassignmentFault | undefined {
  if (state === 'cancelled' || state === 'no-show' || state === 'completed') return state;
  return start <= now ? 'past' : undefined;
}

/**
 * Every other member of the service and whether they can take the booking (RA-1), in the order of the members; of the
 * pool, where `from` sits on a seat that a pool fills, without those who sit on the other seats; without those who may
 * not serve this one (`among`). Notice, horizon, grid
 * and the service's limits were asked when it was booked, and don't count again. Throws an `EngineError` where the
 * booking can't be reassigned.
 */
export function reassignmentOptions(
  site: OpenedSite,
  availability: Availability,
  booking: BookedSession,
  from = booking.calendar,
): ReassignmentOption[] {
  return optionsIn(sceneOf(site, availability, takenFrom(site, availability, booking, from)));
}

/**
 * The next person by the distribution, and the record of why (RA-1); nobody who is busy. Throws an `EngineError` where the
 * booking can't be reassigned.
 */
export function chooseReassigned(
  site: OpenedSite,
  availability: Availability,
  booking: BookedSession,
  from = booking.calendar,
): AssignmentRecord {
  return recordIn(sceneOf(site, availability, takenFrom(site, availability, booking, from)));
}

/**
 * The booking with its new person, the record of the choice, the line for the ledger, and who is told. Throws an
 * `EngineError` where the booking can't be reassigned, where nobody is free to be next, where `to` is none of the options,
 * or where `to` is busy and nobody confirmed it.
 */
export function reassign<Session extends BookedSession>(
  site: OpenedSite,
  availability: Availability,
  booking: Session,
  { to: wanted, from = booking.calendar, confirmed = false, ...entered }: ReassignmentOrder,
): Reassignment<Session> {
  const scene = sceneOf(site, availability, takenFrom(site, availability, booking, from));
  const flagged = wanted !== undefined && isBusy(scene, wanted, confirmed);
  const record = recordIn(scene, wanted);
  const { chosen: to } = record;
  if (to === undefined) throw new EngineError('reassignment.to', `nobody else is free to take ${booking.id}`);
  const { id, service, start, calendar, seats } = booking;
  const pool = seats?.find((seat) => seat.calendar === from)!.pool;
  return {
    booking: {
      ...booking,
      calendar: calendar === from ? to : calendar,
      ...(seats && { seats: seats.map((seat) => (seat.calendar === from ? { ...seat, calendar: to } : seat)) }),
    },
    record,
    entry: { kind: 'reassigned', ...entered, booking: id, calendar: from, service, start, to },
    flagged,
    tells: {
      calendars: [from, to].flatMap((lead) => hostsOn(site, { service, seats, pool }, lead)),
      client: site.site.tellsOfReassignment ?? false,
    },
  };
}

/** The record of a reassignment as the engine makes it now (HS-3). */
export function reassignedAgain(
  site: OpenedSite,
  availability: Availability,
  { service, duration, start, pool, decidedBy, chosen }: AssignmentRecord,
  reassigned: Reassigned,
): AssignmentRecord {
  const scene = sceneOf(site, availability, { service, duration, start, pool, reassigned });
  return recordIn(scene, decidedBy === 'hand' ? chosen : undefined);
}

/** What is to go to another person. */
interface Taken extends Pick<BookedSession, 'service' | 'duration' | 'start'> {
  /** The pool that fills the seat; of a plain booking the service's. */
  readonly pool: string | undefined;
  readonly reassigned: Reassigned;
}

function takenFrom(site: OpenedSite, { now }: Availability, booking: BookedSession, from: string): Taken {
  const fault = reassignmentFault(booking, now);
  if (fault) {
    throw new EngineError('booking', `${booking.id} is ${fault}; only bookings still to come can be reassigned`);
  }
  const { id, service, duration, start, calendar, seats = [{ calendar }], among } = booking;
  const seat = seats.find((one) => one.calendar === from);
  if (!seat) {
    const known = seats.map((one) => one.calendar).join(', ');
    throw new EngineError('reassignment.from', `${JSON.stringify(from)} doesn't have ${id}; these do: ${known}`);
  }
  const hosts = seats
    .filter((one) => one !== seat)
    .map((one) => hostsOn(site, { service, seats, pool: one.pool }, one.calendar));
  return {
    ...{ service, duration, start },
    pool: booking.seats ? seat.pool : serviceOf(site, booking).pool,
    reassigned: { booking: id, from, ...(booking.seats && { seated: hosts.flat() }), ...(among && { among }) },
  };
}

/** Who could take it, and by which rules: those of the service, or of the pool that fills the seat. */
interface Scene {
  readonly site: OpenedSite;
  readonly availability: Availability;
  readonly taken: Taken;
  /** The calendars that lead the members who don't have it yet. */
  readonly others: readonly string[];
}

function sceneOf(site: OpenedSite, availability: Availability, taken: Taken): Scene {
  const { service, pool, reassigned } = taken;
  const { from, seated, among } = reassigned;
  const relaxed = relaxedSite(site, service);
  const seat = seated && pool !== undefined ? { service, pool } : undefined;
  const own = seat ? poolSite(relaxed, seat) : relaxed;
  const personOf = (id: string): string => site.calendars.get(id)?.specialist ?? id;
  const people = new Set(seated?.map(personOf));
  const members = own.members
    .get(service)!
    .filter(({ calendars }) => !calendars.some((id) => people.has(personOf(id))))
    .map(leadOf);
  return {
    site: own,
    availability: seat ? poolAvailability(availability, seat) : availability,
    taken,
    others: members.filter((lead) => lead !== from && (among?.includes(lead) ?? true)),
  };
}

function optionsIn({ site, availability, taken, others }: Scene): ReassignmentOption[] {
  const { service, duration, start } = taken;
  const question = { service, duration };
  const timetable = timetableOf(site, availability, question);
  return others.map((calendar): ReassignmentOption => {
    const unfit = ineligibility(site, question, calendar);
    if (unfit) return { calendar, state: 'impossible', reason: unfit };
    const blocker = blockerOf(site, availability, timetable, calendar, start);
    return blocker ? { calendar, state: 'busy', reason: blocker } : { calendar, state: 'free' };
  });
}

/** Whether the one who is to have it is busy then; throws where that one may not have it, or nobody has confirmed it. */
function isBusy(scene: Scene, to: string, confirmed: boolean): boolean {
  const options = optionsIn(scene);
  const option = options.find(({ calendar }) => calendar === to);
  if (!option || option.state === 'impossible') {
    const known = options.filter(({ state }) => state !== 'impossible').map(({ calendar }) => calendar);
    throw new EngineError(
      'reassignment.to',
      `${JSON.stringify(to)} can't have the booking; these can: ${known.join(', ')}`,
    );
  }
  if (option.state === 'free') return false;
  if (confirmed) return true;
  throw new EngineError(
    'reassignment.confirmed',
    `${to} is not free (${option.reason!.code}); a person must confirm it`,
  );
}

/**
 * Why the next one is the next, by the keys alone: the time stands, so it doesn't matter whose times clients are shown. Given
 * `byHand`, the same of everybody, but that one is chosen.
 */
function recordIn({ site, availability, taken, others }: Scene, byHand?: string): AssignmentRecord {
  const { service, duration, start, pool, reassigned } = taken;
  const choice = { service, duration, start, among: others, lost: [reassigned.from] };
  const { digest: _, skipped, hosts, ...record } = choose(site, availability, choice);
  const made: AssignmentRecord = {
    ...record,
    ...(pool !== undefined && { pool }),
    reassigned,
    ...(byHand === undefined
      ? { ...(hosts && { hosts }), ...(skipped && { skipped }) }
      : chosenByHand(site, service, byHand)),
  };
  return { ...made, digest: digestOf(made) };
}

function chosenByHand(site: OpenedSite, service: string, chosen: string): Partial<AssignmentRecord> {
  const group = hostsOf(site.members.get(service), chosen);
  return { decidedBy: 'hand', chosen, ...(group.length > 1 && { hosts: group }) };
}

const relaxed = oncePer((_: OpenedSite) => new Map<string, OpenedSite>());

/** The site with one service as a booking that stands already sees it: on any minute, whatever notice and limits. */
function relaxedSite(site: OpenedSite, service: string): OpenedSite {
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
  return { ...site, services: new Map(site.services).set(service, loose) };
}
