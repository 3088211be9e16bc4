/**
 * The port to whatever keeps the bookings. A store knows no rules: it hands the decision function what is taken, as it
 * stands inside the transaction, and writes what comes back, wholly or not at all. All concurrency of the backend lives
 * in `claim` and `cancel`; two calls about the same site must come out as if one had run after the other.
 *
 * Claims are kept apart from bookings (DESIGN 8): claims are live only and say what may not overlap; bookings are
 * history. `site` comes first in every key.
 */
import type { Booking, FieldValue, Client } from '../adapter/contract.js';
import type { LedgerEntry } from '../engine/index.js';
import type { AssignmentRecord } from '../engine/record.js';
import type { Instant, Span } from '../time/units.js';
import type { Message } from './outbox.js';

/** A place taken on a calendar: one session, with the buffers inside its span. */
export interface Claim {
  readonly id: string;
  readonly calendar: string;
  readonly span: Span;
  readonly service: string;
  /** Start and length of the session itself. */
  readonly start: Instant;
  readonly duration: number;
  /** Clients that the session takes; the bookings that sit in it. Never empty, never more than `seats`. */
  readonly seats: number;
  readonly bookings: readonly string[];
}

export interface StoredBooking extends Pick<
  Booking,
  'id' | 'version' | 'service' | 'start' | 'duration' | 'assignedBy'
> {
  readonly state: Extract<Booking['state'], 'confirmed' | 'cancelled'>;
  readonly calendar: string;
  readonly created: Instant;
  readonly client: Client;
  readonly answers: Readonly<Record<string, FieldValue>>;
  /** The full reason of the choice (HS-1). For the host's side only. */
  readonly record: AssignmentRecord;
  /** What the token is made from and checked against; see tokens.ts. */
  readonly salt: string;
  readonly tokenHash: string;
}

/** What is taken and what has happened on a site, at one moment. */
export interface Snapshot {
  /** Rises with every change, by steps that tell nothing (A84). */
  readonly revision: number;
  /** The claims that overlap the span that was asked for. */
  readonly claims: readonly Claim[];
  /** Everything that happened, oldest first. */
  readonly ledger: readonly LedgerEntry[];
}

/** One client's wish to book, told from others by its key (RC-4). */
export interface Intent {
  /** Hash of the idempotency key. */
  readonly key: string;
  /** Hash of the request; the same key with another one is refused. */
  readonly fingerprint: string;
  readonly now: Instant;
  /** Until when the key is remembered. */
  readonly expires: Instant;
}

/** What a booking writes, in one transaction. */
export interface BookingWrite {
  readonly booking: StoredBooking;
  /** The claim of a new session, or the id of the one to join. */
  readonly place: { readonly open: Claim } | { readonly join: string };
  readonly messages: readonly Message[];
}

/** What a cancellation writes: the booking gives up its seat; an empty session gives up its claim. */
export interface CancelWrite {
  readonly booking: StoredBooking;
  readonly at: Instant;
  readonly messages: readonly Message[];
}

export type ClaimOutcome =
  | { readonly kind: 'booked' | 'replayed'; readonly booking: StoredBooking }
  /** The key was used with another request. Nothing was written. */
  | { readonly kind: 'key-reused' };

export interface Store {
  /** What is taken within a span, for reading only. */
  read(site: string, span: Span): Promise<Snapshot>;

  /**
   * Books once per intent. A known key gives its booking again, or `key-reused`. Else `decide` is given what is taken
   * and gives back what to write, or throws: then nothing is written and the error goes to the caller. `decide` is
   * pure, so that a store may run it again after a conflict. The ledger entry is the store's to write, in the order it
   * commits.
   */
  claim(site: string, intent: Intent, span: Span, decide: (snapshot: Snapshot) => BookingWrite): Promise<ClaimOutcome>;

  booking(site: string, id: string): Promise<StoredBooking | undefined>;

  /**
   * Changes a booking to cancelled and frees its seat. `decide` gives back what to write, `undefined` where nothing is
   * to change, or throws. Answers with the booking as it is afterwards; `undefined` where there is none.
   */
  cancel(
    site: string,
    id: string,
    decide: (booking: StoredBooking) => CancelWrite | undefined,
  ): Promise<StoredBooking | undefined>;
}
