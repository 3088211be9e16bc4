/** What a memory store keeps of one site, and what can be read of it. */
import type { LedgerLine } from '../../engine/index.js';
import { overlaps } from '../../engine/spans.js';
import type { Instant } from '../../time/units.js';
import { clientKeyOf } from '../mailbox.js';
import type { QueuedNotice } from '../outbox.js';
import type { Claim, ClientLink, ClientRecords, Place, Refused, Scope, Snapshot, StoredBooking } from '../store.js';

/** Everything kept of one site. Plain data: it survives JSON. */
export interface SiteState {
  readonly revision: number;
  readonly claims: readonly Claim[];
  readonly bookings: Readonly<Record<string, StoredBooking>>;
  readonly keys: Readonly<Record<string, KnownKey>>;
  readonly ledger: readonly LedgerLine[];
  readonly outbox: readonly QueuedNotice[];
  readonly links: readonly ClientLink[];
  /** Mailboxes, by their hashes, that want no mail. */
  readonly silent: readonly string[];
}

/** What a key was used for. */
export interface KnownKey {
  readonly fingerprint: string;
  readonly booking: string;
  readonly expires: Instant;
  readonly refused?: Refused;
}

/** The same, changed in place: to copy all bookings for each of them would take longer than to decide on it. */
export interface Kept {
  revision: number;
  claims: readonly Claim[];
  readonly bookings: Map<string, StoredBooking>;
  readonly keys: Map<string, KnownKey>;
  readonly ledger: LedgerLine[];
  outbox: QueuedNotice[];
  links: readonly ClientLink[];
  silent: readonly string[];
}

const EMPTY = { claims: [], bookings: {}, keys: {}, ledger: [], outbox: [], links: [], silent: [] };

/** What an earlier store has kept may lack what was not kept then. */
export function keptOf(state: Pick<SiteState, 'revision'> & Partial<SiteState>): Kept {
  const { bookings, keys, ledger, outbox, ...rest } = { ...EMPTY, ...state };
  return {
    ...rest,
    bookings: new Map(Object.entries(bookings)),
    keys: new Map(Object.entries(keys)),
    ledger: [...ledger],
    outbox: [...outbox],
  };
}

/** A copy that later changes leave as it is. */
export function stateOf({ bookings, keys, ledger, outbox, ...rest }: Kept): SiteState {
  return {
    ...rest,
    bookings: Object.fromEntries(bookings),
    keys: Object.fromEntries(keys),
    ledger: [...ledger],
    outbox: [...outbox],
  };
}

/** What a decision sees. */
export function snapshotOf(kept: Kept, { span, calendars, now, booking, client, hold, visitor }: Scope): Snapshot {
  const isLookedAt = ({ calendar }: Claim): boolean => calendars?.includes(calendar) ?? true;
  return {
    revision: kept.revision,
    claims: kept.claims.filter((claim) => overlaps(claim.span, span) && isLookedAt(claim) && isLive(claim, now)),
    ledger: kept.ledger,
    ...(booking !== undefined && { booking: kept.bookings.get(booking) }),
    ...(client !== undefined && {
      ofClient: bookingsOf(kept, client).map(({ id }) => id),
      linkedAt: linkedAt(kept, client, now),
    }),
    ...(hold !== undefined && { ofHold: kept.claims.filter((claim) => claim.booking === hold) }),
    ...(visitor !== undefined && { holds: holdsOf(kept, visitor, now) }),
  };
}

function holdsOf({ claims }: Kept, visitor: string, now: Instant): number {
  const held = claims.filter((claim) => claim.hold?.visitor === visitor && isLive(claim, now));
  return new Set(held.map(({ booking }) => booking)).size;
}

/** Whether it still counts: a hold ends by itself. */
export function isLive({ hold }: Claim, now: Instant): boolean {
  return hold === undefined || hold.until > now;
}

/** Those of a client, whatever the case of the address. */
export function bookingsOf({ bookings }: Pick<Kept, 'bookings'>, client: string): StoredBooking[] {
  const wanted = clientKeyOf(client);
  return [...bookings.values()].filter(({ client: { email } }) => clientKeyOf(email) === wanted);
}

function linkedAt({ links }: Kept, client: string, now: Instant): Instant | undefined {
  const toAll = links.filter((link) => link.client === clientKeyOf(client) && link.booking === undefined);
  const live = toAll.filter(({ expires }) => expires > now);
  return live.length > 0 ? Math.max(...live.map(({ at }) => at)) : undefined;
}

export function recordsOf({ bookings, outbox, keys, links }: Kept, client: string): ClientRecords {
  const own = bookingsOf({ bookings }, client);
  const ids = new Set(own.map(({ id }) => id));
  return {
    bookings: own,
    notices: outbox.filter(({ booking }) => ids.has(booking.id)),
    keys: [...keys.values()]
      .filter(({ booking }) => ids.has(booking))
      .map(({ booking, expires }) => ({ booking, expires })),
    links: links.filter((link) => link.client === clientKeyOf(client)),
  };
}

/** Orders bookings for a client's list. */
export function latestFirst(one: Place, other: Place): number {
  return other.start - one.start || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
