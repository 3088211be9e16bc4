import type { LedgerEntry } from '../../engine/index.js';
import type { Instant, Span } from '../../time/units.js';
import type { Message } from '../outbox.js';
import type {
  BookingWrite,
  CancelWrite,
  Claim,
  ClaimOutcome,
  Intent,
  Snapshot,
  Store,
  StoredBooking,
} from '../store.js';

/** Everything kept of one site. Plain data: it survives JSON. */
export interface SiteState {
  readonly revision: number;
  readonly claims: readonly Claim[];
  readonly bookings: Readonly<Record<string, StoredBooking>>;
  readonly keys: Readonly<
    Record<string, { readonly fingerprint: string; readonly booking: string; readonly expires: Instant }>
  >;
  readonly ledger: readonly LedgerEntry[];
  readonly outbox: readonly Message[];
}

const EMPTY = { claims: [], bookings: {}, keys: {}, ledger: [], outbox: [] };

/**
 * Keeps everything in memory: for demos, tests and a server that may forget. No call waits for anything before its last
 * write, so each runs to its end before another begins: that is the lock. States are replaced, never changed, so a
 * decision that throws leaves nothing half written.
 */
export class MemoryStore implements Store {
  #sites = new Map<string, SiteState>();
  #listeners = new Set<(site: string) => void>();

  readonly #random: () => number;
  readonly #empty: SiteState;

  /**
   * Starts with what an earlier store has kept. `random` gives numbers from 0 to below 1, which revisions are made of; with
   * one that gives 0 they are 0, 1, 2 ….
   */
  constructor(sites: Readonly<Record<string, SiteState>> = {}, random: () => number = Math.random) {
    this.#sites = new Map(Object.entries(sites));
    this.#random = random;
    this.#empty = { ...EMPTY, revision: Math.floor(random() * 2 ** 48) };
  }

  /** All that is kept of a site: the host's view. */
  state(site: string): SiteState {
    return this.#sites.get(site) ?? this.#empty;
  }

  /** Calls back after each change; gives the function that ends it. */
  subscribe(listener: (site: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async read(site: string, span: Span): Promise<Snapshot> {
    return snapshotOf(this.state(site), span);
  }

  async claim(
    site: string,
    intent: Intent,
    span: Span,
    decide: (snapshot: Snapshot) => BookingWrite,
  ): Promise<ClaimOutcome> {
    const state = this.state(site);
    const known = state.keys[intent.key];
    if (known && known.expires > intent.now) {
      const booking = state.bookings[known.booking];
      if (!booking || known.fingerprint !== intent.fingerprint) return { kind: 'key-reused' };
      return { kind: 'replayed', booking };
    }
    const write = decide(snapshotOf(state, span));
    this.#replace(site, withBooking(state, write, intent), state);
    return { kind: 'booked', booking: write.booking };
  }

  async booking(site: string, id: string): Promise<StoredBooking | undefined> {
    return bookingOf(this.state(site), id);
  }

  async cancel(
    site: string,
    id: string,
    decide: (booking: StoredBooking) => CancelWrite | undefined,
  ): Promise<StoredBooking | undefined> {
    const state = this.state(site);
    const booking = bookingOf(state, id);
    const write = booking && decide(booking);
    if (!write) return booking;
    this.#replace(site, withCancellation(state, write), state);
    return write.booking;
  }

  /** Steps of the revision are of any size, so that nobody counts bookings by it (A84); only its order means something. */
  #replace(site: string, state: SiteState, { revision }: SiteState): void {
    this.#sites.set(site, { ...state, revision: revision + Math.floor(2 ** (this.#random() * 24)) });
    for (const listener of this.#listeners) listener(site);
  }
}

function snapshotOf(state: SiteState, [from, to]: Span): Snapshot {
  const claims = state.claims.filter(({ span }) => span[0] < to && from < span[1]);
  return { revision: state.revision, claims, ledger: state.ledger };
}

/** Ids come from the network: only own properties count. */
function bookingOf(state: SiteState, id: string): StoredBooking | undefined {
  return Object.hasOwn(state.bookings, id) ? state.bookings[id] : undefined;
}

function withBooking(state: SiteState, { booking, place, messages }: BookingWrite, intent: Intent): SiteState {
  const claims =
    'open' in place
      ? [...state.claims, place.open]
      : state.claims.map((claim) =>
          claim.id === place.join ? { ...claim, bookings: [...claim.bookings, booking.id] } : claim,
        );
  const keys = Object.entries(state.keys).filter(([, { expires }]) => expires > intent.now);
  return {
    ...state,
    claims,
    bookings: { ...state.bookings, [booking.id]: booking },
    keys: {
      ...Object.fromEntries(keys),
      [intent.key]: { fingerprint: intent.fingerprint, booking: booking.id, expires: intent.expires },
    },
    ledger: [...state.ledger, entryOf(state, 'booked', booking, booking.created)],
    outbox: [...state.outbox, ...messages],
  };
}

function withCancellation(state: SiteState, { booking, at, messages }: CancelWrite): SiteState {
  const claims = state.claims
    .map((claim) => ({ ...claim, bookings: claim.bookings.filter((id) => id !== booking.id) }))
    .filter((claim) => claim.bookings.length > 0);
  return {
    ...state,
    claims,
    bookings: { ...state.bookings, [booking.id]: booking },
    ledger: [...state.ledger, entryOf(state, 'cancelled', booking, at)],
    outbox: [...state.outbox, ...messages],
  };
}

function entryOf(state: SiteState, kind: LedgerEntry['kind'], booking: StoredBooking, at: Instant): LedgerEntry {
  const { id, calendar, service, start, assignedBy } = booking;
  return { kind, order: state.ledger.length + 1, at, booking: id, calendar, service, start, assignedBy };
}
