import { overlaps } from '../../../engine/spans.js';
import type { Instant } from '../../../time/units.js';
import { clientKeyOf } from '../../mailbox.js';
import type { Change, Claim, Scope, Snapshot, StoredBooking } from '../../store.js';

/** What the database held of a scope when the batch began. */
export interface Seen {
  readonly claims: readonly Claim[];
  readonly booking: StoredBooking | null;
  readonly ofClient: readonly string[];
  readonly linkedAt: Instant | null;
  readonly ofHold: readonly Claim[];
  /** Ids of the visitor's holds. */
  readonly holds: readonly string[];
}

/** What a decision is to see: what was there when the batch began, and what those before it in the batch have changed. */
export function grown(seen: Seen, scope: Scope, before: readonly Change[]): Omit<Snapshot, 'revision' | 'ledger'> {
  const { client, hold, visitor } = scope;
  const released = new Set(before.flatMap(({ releases }) => releases));
  const stays = ({ booking }: Claim): boolean => !released.has(booking);
  const taken = before.flatMap(({ claims }) => claims);
  const wanted = client && clientKeyOf(client);
  const isSame = (email: string): boolean => clientKeyOf(email) === wanted;
  const booked = before.flatMap(({ bookings }) => bookings).filter((one) => isSame(one.client.email));
  const links = before.flatMap(({ links = [] }) => links).filter((link) => isSame(link.client));
  const toAll = links.filter((link) => link.booking === undefined);
  const held = taken.filter((claim) => claim.hold && claim.hold.visitor === visitor).map(({ booking }) => booking);
  return {
    claims: [...seen.claims.filter(stays), ...taken.filter((claim) => isLookedAt(claim, scope))],
    ...(seen.booking && { booking: seen.booking }),
    ...(client !== undefined && {
      ofClient: [...new Set([...seen.ofClient, ...booked.map(({ id }) => id)])],
      linkedAt: toAll.at(-1)?.at ?? seen.linkedAt ?? undefined,
    }),
    ...(hold !== undefined && { ofHold: seen.ofHold.filter(stays) }),
    ...(visitor !== undefined && {
      holds: new Set([...seen.holds.filter((id) => !released.has(id)), ...held]).size,
    }),
  };
}

/** What a change is about: of two that touch the same, the second is decided on what the first has written. */
export function touched(change: Change): string[] {
  const { bookings, releases, claims, forgets = [], links = [], unlinks = '', silences = [] } = change;
  const clients = [...links.map(({ client }) => client), unlinks, ...silences.map(({ mailbox }) => mailbox)];
  const changed = [...bookings.map(({ id }) => id), ...claims.map(({ booking }) => booking), ...releases, ...forgets];
  return [...changed, ...clients.filter((client) => client !== '')];
}

function isLookedAt({ calendar, span, hold }: Claim, scope: Scope): boolean {
  const isLive = hold === undefined || hold.until > scope.now;
  return isLive && (scope.calendars?.includes(calendar) ?? true) && overlaps(span, scope.span);
}
