import type { LedgerEntry, Service } from '../../engine/index.js';
import type { Instant } from '../../time/index.js';
import { claimsThatCount, type Taken } from '../availability/exact.js';
import type { HostedSite } from '../hosted-site.js';
import { noticesOf } from '../messages/notices.js';
import type { Change, Claim, Snapshot, StoredBooking } from '../store.js';
import type { CheckedWish } from './check-request.js';
import { chosenFor, type Chosen } from './chosen.js';
import { claimFor } from './claims.js';

/** What a booking is made with before it is known who serves: made outside the transaction, since hashing waits. */
export interface Draft extends Pick<StoredBooking, 'id' | 'salt' | 'tokenHash'> {
  readonly now: Instant;
}

/**
 * Decides inside the transaction, on what is taken now: checks the rules again and lets the engine choose (RC-1,
 * DESIGN 6). Gives what to write; throws a `Refusal` where nobody can.
 */
export function decideBooking(hosted: HostedSite, wish: CheckedWish, draft: Draft, taken: Snapshot & Taken): Change {
  const booking = bookingOf(wish, draft, chosenFor(hosted, wish, taken, draft.now));
  return {
    bookings: [booking],
    releases: [],
    claims: claimsOf(hosted, booking, taken),
    lines: [lineOf('booked', booking, booking.created)],
    notices: noticesOf(hosted, booking.state === 'pending' ? 'requested' : 'booked', booking, booking.created),
  };
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

function bookingOf(wish: CheckedWish, { now, id, salt, tokenHash }: Draft, chosen: Chosen): StoredBooking {
  const { service, panel, page, pool, package: of, owned, duration, start, client, answers } = wish;
  const assignedBy = wish.wanted ? 'client' : wish.proposed === chosen.calendar ? 'page' : 'backend';
  return {
    ...{ id, salt, tokenHash },
    ...{ version: 1, state: stateOf(service), created: now },
    ...{ service: service.id, duration, start, ...chosen, ...(panel && { panel: panel.id }), ...(page && { page }) },
    ...{ ...(pool !== undefined && { pool }), ...(of !== undefined && { package: of }) },
    ...(owned && { owned }),
    ...{ assignedBy, client, answers },
  };
}

/** What a booking is at a time that nobody has said yes to yet (FL-11). */
export function stateOf({ approval }: Service): 'pending' | 'confirmed' {
  return approval ? 'pending' : 'confirmed';
}

/** The ledger's line about something that happened to a booking. */
export function lineOf(kind: LedgerEntry['kind'], booking: StoredBooking, at: Instant): Omit<LedgerEntry, 'order'> {
  const { id, calendar, service, start, assignedBy, seats, package: of } = booking;
  const seated = kind === 'booked' || kind === 'moved';
  return {
    ...{ kind, at, booking: id, calendar, service, start, assignedBy },
    ...(seated && seats && { seats }),
    ...(kind === 'booked' && of !== undefined && { package: of }),
  };
}
