import {
  choose,
  distributionOf,
  eligibleCalendars,
  offeredCalendars,
  servingCalendars,
  type AssignmentRecord,
  type Availability,
  type LedgerEntry,
  type Service,
} from '../../engine/index.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../../time/index.js';
import { claimsThatCount, exactAvailability, spanOfDays, type Taken } from '../availability/exact.js';
import { dayAt, type HostedSite } from '../hosted-site.js';
import { noticesOf } from '../messages/notices.js';
import type { Change, Claim, Scope, Snapshot, StoredBooking } from '../store.js';
import type { CheckedTime, CheckedWish } from './check-request.js';
import { claimFor } from './claims.js';
import { heedsClient, rulesOfClient, type RulesOfClient } from './client-rules.js';
import { locksOf } from './locks.js';
import { refusalOf } from './refusal-of.js';

/** What a booking is made with before it is known who serves: made outside the transaction, since hashing waits. */
export interface Draft extends Pick<StoredBooking, 'id' | 'salt' | 'tokenHash'> {
  readonly now: Instant;
  /** Goes to the client alone; what is stored is its hash. */
  readonly token: string;
}

/** What the decision on a wish has to know about. */
export function scopeOf(hosted: HostedSite, wish: CheckedTime, now: Instant): Scope {
  const { service, start, duration, wanted, client } = wish;
  const alone: Span = [start - service.bufferBefore, start + duration + service.bufferAfter];
  return {
    span: looksAround(hosted, service) ? spanOfDays(hosted, daysOfWish(hosted, wish, now)) : alone,
    calendars:
      wanted === undefined
        ? service.calendars
        : servingCalendars(hosted.opened, { service: service.id, calendar: wanted }),
    now,
    locks: locksOf(hosted, wish),
    ...(client && heedsClient(service) && { client: client.email }),
  };
}

/** Whether it hangs on other times than that of the wish who serves it. */
function looksAround({ opened }: HostedSite, service: Service): boolean {
  const { offered, ahead } = distributionOf(service, opened.catalog.distributions);
  return offered !== 'everyone' || ahead !== undefined || service.continuity !== undefined;
}

/** The days, in the site's zone, that the decision looks at: that of the wish, or all since today within the horizon. */
export function daysOfWish(hosted: HostedSite, { service, start }: CheckedTime, now: Instant): Span<Day> {
  const [today, day] = [dayAt(hosted, now), dayAt(hosted, start)];
  if (!looksAround(hosted, service)) return [day, day + 1];
  const horizon = Math.ceil(service.horizon / MINUTES_PER_DAY) + 1;
  return [Math.max(Math.min(today, day), day - horizon), day + 1];
}

/**
 * Decides inside the transaction, on what is taken now: checks the rules again and lets the engine choose (RC-1,
 * DESIGN 6). Gives what to write; throws a `Refusal` where nobody can.
 */
export function decideBooking(hosted: HostedSite, wish: CheckedWish, draft: Draft, snapshot: Snapshot): Change {
  const booking = bookingOf(wish, draft, chosenFor(hosted, wish, snapshot, draft.now));
  return {
    bookings: [booking],
    releases: [],
    claims: claimsOf(hosted, booking, snapshot),
    lines: [lineOf('booked', booking, booking.created)],
    notices: noticesOf(
      hosted,
      booking.state === 'pending' ? 'requested' : 'booked',
      booking,
      booking.created,
      draft.token,
    ),
  };
}

const SLOT_HELD = 'Someone is booking this time right now; choose another one, or try again in some minutes.';

/** The record of a choice that found somebody. */
export type Chosen = AssignmentRecord & { readonly chosen: string };

/**
 * Checks the rules on what is taken now and lets the engine choose. Throws a `Refusal` where nobody can.
 *
 * @param staying Who has the booking already, and keeps it where free (FL-8).
 */
export function chosenFor(
  hosted: HostedSite,
  wish: CheckedTime,
  taken: Taken & Pick<Snapshot, 'ofClient'>,
  now: Instant,
  staying?: string,
): Chosen {
  const days = daysOfWish(hosted, wish, now);
  const rules = rulesOfClient(hosted, wish, taken);
  const among = (claims: readonly Claim[]): Availability =>
    exactAvailability(hosted, { ...taken, claims }, { calendars: wish.service.calendars, days, now });
  const availability = among(taken.claims);
  const stays = staying === undefined ? undefined : staysRecord(hosted, availability, wish, staying, rules);
  const record = stays?.chosen === undefined ? recordOf(hosted, availability, wish, rules) : stays;
  const { chosen } = record;
  if (chosen !== undefined) return { ...record, chosen };
  const refusal = refusalOf(hosted, wish, record);
  const booked = taken.claims.filter(({ hold }) => hold === undefined);
  const isHeld = booked.length < taken.claims.length && recordOf(hosted, among(booked), wish, rules).chosen;
  throw isHeld ? refusal.as('slot-held', SLOT_HELD) : refusal;
}

/** What a booking takes: a seat on each of its calendars. */
export function claimsOf(
  { opened }: HostedSite,
  booking: Pick<StoredBooking, 'id' | 'service' | 'start' | 'duration' | 'hosts'>,
  taken: Pick<Taken, 'claims' | 'without'>,
): Claim[] {
  const service = opened.services.get(booking.service)!;
  const claims = claimsThatCount(taken);
  return booking.hosts.map((host) => claimFor(booking, service, opened.calendars.get(host)!, claims));
}

/** The choice where the person who has the booking is asked alone. */
function staysRecord(
  { opened }: HostedSite,
  availability: Availability,
  { service, duration, start }: CheckedTime,
  staying: string,
  { clientBooked }: RulesOfClient,
): AssignmentRecord {
  return choose(opened, availability, { service: service.id, duration, start, among: [staying], clientBooked });
}

/**
 * The engine's choice. Where the distribution offers one person only (DS-2), a client who may choose keeps the person
 * whose times were shown while free. Where the distribution alone decides, the page's word counts for nothing (A32): who
 * is on offer by now serves if free; else the offer has moved on since, and whoever is free steps in by rank. A returning
 * client's person comes before either (DS-20): no page knows who that is.
 */
function recordOf(
  { opened }: HostedSite,
  availability: Availability,
  wish: CheckedTime,
  rules: RulesOfClient,
): AssignmentRecord {
  const { service, duration, start, wanted, proposed } = wish;
  const choice = { service: service.id, duration, start, calendar: wanted, ...rules };
  const [first, ...others] = offeredCalendars(opened, availability, choice);
  const isKept = first !== undefined && first === rules.returningTo && others.length === 0;
  const shown = service.assignment === 'client' && !isKept ? eligibleCalendars(opened, choice) : [];
  const settled = shown.find((calendar) => calendar === proposed) ?? first;
  return choose(opened, availability, { ...choice, settled });
}

function bookingOf(wish: CheckedWish, { now, id, salt, tokenHash }: Draft, record: Chosen): StoredBooking {
  const { service, duration, start, client, answers } = wish;
  const calendar = record.chosen;
  const assignedBy = wish.wanted ? 'client' : wish.proposed === calendar ? 'page' : 'backend';
  return {
    ...{ id, salt, tokenHash },
    ...{ version: 1, state: stateOf(service), created: now },
    ...{ service: service.id, duration, start, calendar, hosts: record.hosts ?? [calendar] },
    ...{ assignedBy, record, client, answers },
  };
}

/** What a booking is at a time that nobody has said yes to yet (FL-11). */
export function stateOf({ approval }: Service): 'pending' | 'confirmed' {
  return approval ? 'pending' : 'confirmed';
}

/** The ledger's line about something that happened to a booking. */
export function lineOf(kind: LedgerEntry['kind'], booking: StoredBooking, at: Instant): Omit<LedgerEntry, 'order'> {
  const { id, calendar, service, start, assignedBy } = booking;
  return { kind, at, booking: id, calendar, service, start, assignedBy };
}
