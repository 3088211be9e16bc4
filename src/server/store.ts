/**
 * The port to whatever keeps the bookings. A store knows no rules: it hands a pure decision what is taken, as it stands
 * inside the transaction, and writes the change that comes back, wholly or not at all. All concurrency of the backend
 * lives in `change`: what is decided on one site is decided one after the other, each on what those before it wrote. So
 * turns are taken one at a time, and nobody has to say what may not be done at once.
 *
 * Claims are kept apart from bookings (DESIGN 8): claims are live only and say what may not overlap; bookings are
 * history. `site` comes first in every key.
 */
import type { Booking, FieldValue, Client } from '../adapter/contract.js';
import type {
  ChoiceRecord,
  ClientPackage,
  LedgerEntry,
  LedgerLine,
  MemberEntry,
  Package,
  SeatTaken,
} from '../engine/index.js';
import type { Instant, Span } from '../time/units.js';
import type { FieldFault } from './http/problems.js';
import type { ChangeFeed } from './changes/change-feed.js';
import type { Outbox, Outgoing, QueuedNotice } from './outbox.js';

/**
 * A seat taken on a calendar by a booking. A booking has one on each of its calendars, and
 * more where it is squeezed in beside another (host/squeezed-in.ts). Two rules hold at every moment,
 * whatever a decision says: no two seats of one session have the same number, and no two sessions overlap on a calendar
 * that serves them one at a time.
 */
export interface Claim {
  readonly booking: string;
  readonly calendar: string;
  /** Tells the sessions of a calendar apart; those who sit in one group session share it (AV-7). */
  readonly session: string;
  /** From 0 up to below `seats`. */
  readonly seat: number;
  readonly seats: number;
  /** Whether no other session may overlap: the calendar serves one at a time, and nobody was squeezed in. */
  readonly alone: boolean;
  /** The time taken, buffers included. */
  readonly span: Span;
  readonly service: string;
  /** Start and length of the session itself. */
  readonly start: Instant;
  readonly duration: number;
  /** Makes it a hold: there is no booking yet, and `booking` is the hold's own id. */
  readonly hold?: Hold;
}

/** A place that is kept for a visitor while the form is filled (RC-6). */
export interface Hold {
  /** From then on the claim counts for nothing, whether or not anybody has cleared it away (A29). */
  readonly until: Instant;
  readonly since: Instant;
  /** Whether it has been extended, which it is once (A24). */
  readonly extended: boolean;
  /** Hash of what is known of who sent the request; see `HandlerOptions.visitorOf`. */
  readonly visitor: string;
  /** What the token is made from and checked against; see tokens.ts. */
  readonly salt: string;
  readonly tokenHash: string;
}

export interface StoredBooking extends Pick<
  Booking,
  'id' | 'version' | 'service' | 'start' | 'duration' | 'assignedBy'
> {
  readonly state: Extract<Booking['state'], 'pending' | 'confirmed' | 'cancelled' | 'no-show'>;
  /** The calendar that names who serves, in the ledger and in figures. */
  readonly calendar: string;
  /** All calendars that serve, `calendar` first: more than one where the member is a group (DS-16), and of a panel. */
  readonly hosts: readonly string[];
  /** The panel that was booked, and who sits on each seat, the primary one first (PN-2). */
  readonly panel?: string;
  readonly seats?: readonly SeatTaken[];
  /** The page that it was made on, and the place that the client named for its rules (MP-3). */
  readonly page?: { readonly id: string; readonly place?: string };
  /** The pool that the client chose one of: it stays with one of these, whoever it goes to. */
  readonly pool?: string;
  /** The client's package that it is a session of, by the id of the first booking out of it, which keeps it as `owned`. */
  readonly package?: string;
  readonly owned?: OwnedTerms;
  readonly created: Instant;
  readonly client: Client;
  readonly answers: Readonly<Record<string, FieldValue>>;
  /** Whether it was given to a person who is busy then, and somebody confirmed it (RA-1). */
  readonly flagged?: boolean;
  /** The full reason of the last choice (HS-1). For the host's side only. */
  readonly record: ChoiceRecord;
  /** Those of the choices before it, oldest first. */
  readonly earlier?: readonly ChoiceRecord[];
  /** What the token is made from and checked against; see tokens.ts. */
  readonly salt: string;
  readonly tokenHash: string;
}

/** A client's own copy of a package, but for whose it is and what it was used for: these the bookings tell (PK-4). */
export interface OwnedTerms extends Omit<ClientPackage, 'client' | 'used'> {
  /** What the site sold then: it holds once the site sells it no more. */
  readonly sold?: Package;
}

/** Opens a client's bookings to whoever has its token, for a while (FL-8): it stands in a mail. */
export interface ClientLink {
  /** The e-mail address, in small letters. */
  readonly client: string;
  /** The one booking that it opens; all of the client's where left out. */
  readonly booking?: string;
  readonly tokenHash: string;
  readonly at: Instant;
  /** From then on it opens nothing. */
  readonly expires: Instant;
}

/** Whether a mailbox gets mail of a site: its reader says so (A89). It spells out no address; see `mailboxHash`. */
export interface Silence {
  /** See `mailboxHash`. */
  readonly mailbox: string;
  readonly isSilent: boolean;
}

/** Where a booking stands in a list by the start. */
export type Place = Pick<StoredBooking, 'start' | 'id'>;

/** The span of a decision that looks at no claims. */
export const NO_TIME: Span = [0, 0];

/** What a decision has to know about. */
export interface Scope {
  /** Claims that don't touch this are not looked at. */
  readonly span: Span;
  /** Nor are those on other calendars, where some are named. */
  readonly calendars?: readonly string[];
  /** Holds that have ended by then are not looked at, and give way. */
  readonly now: Instant;
  /** The booking that is to be changed. */
  readonly booking?: string;
  /** The e-mail address of a client, where it matters what that one has booked before. */
  readonly client?: string;
  /** The id of a hold that is to be used or changed. */
  readonly hold?: string;
  /** A visitor, as in `Hold`, whose holds are counted. */
  readonly visitor?: string;
}

/** What is taken and what has happened on a site, at one moment. */
export interface Snapshot {
  /** Rises with every change, by steps that tell nothing (A84). */
  readonly revision: number;
  /** The claims that overlap the span that was asked for, on the calendars that were. */
  readonly claims: readonly Claim[];
  /** Everything that happened, oldest first; what happens later may be added at the end. */
  readonly ledger: readonly LedgerLine[];
  /** The booking that was asked for; undefined where there is none. */
  readonly booking?: StoredBooking;
  /** Ids of all bookings of the client that was asked for, whatever the case of the address. */
  readonly ofClient?: readonly string[];
  /** When the client that was asked for was last sent a link to all bookings that still opens something. */
  readonly linkedAt?: Instant;
  /** The claims of the hold that was asked for, though it has ended; none where there is no such hold any more. */
  readonly ofHold?: readonly Claim[];
  /** How many holds the visitor has by now. */
  readonly holds?: number;
}

/** A line of the ledger before it is written: its place in the order is the store's to give. */
export type NewLine = Omit<LedgerEntry, 'order'> | Omit<MemberEntry, 'order'>;

/** What a decision writes, in one transaction. */
export interface Change {
  /** As they are from now on: new, or each the next version of what the snapshot held. */
  readonly bookings: readonly StoredBooking[];
  /** Bookings and holds whose claims are given up, before others are taken. */
  readonly releases: readonly string[];
  readonly claims: readonly Claim[];
  readonly lines: readonly NewLine[];
  readonly notices: readonly Outgoing[];
  readonly links?: readonly ClientLink[];
  /** An e-mail address, in small letters, whose links are forgotten. */
  readonly unlinks?: string;
  readonly silences?: readonly Silence[];
  /**
   * Bookings whose client is erased with this change: forgets their keys and the notices to the client, and puts
   * client and answers of the booking as it is from now on into all other notices.
   */
  readonly forgets?: readonly string[];
  /** What the wish is answered with from now on: a request that comes late must not be granted once its client knows of no. */
  readonly refused?: Refused;
}

/** What a change is made of, where it says nothing else. */
export const NOTHING: Change = { bookings: [], releases: [], claims: [], lines: [], notices: [] };

/** The id of what a change made that a key stands for: a booking, the first where there are several, or a hold. */
export function madeBy({ bookings: [booking], claims: [claim] }: Change): string {
  return booking?.id ?? claim?.booking ?? '';
}

/** All that is kept about a client. */
export interface ClientRecords {
  readonly bookings: readonly StoredBooking[];
  /** What waits to be sent about these. */
  readonly notices: readonly QueuedNotice[];
  /** Which of them are remembered for a request that comes again, and until when. */
  readonly keys: readonly { readonly booking: string; readonly expires: Instant }[];
  /** What opens bookings to whoever reads the address's mail. */
  readonly links: readonly ClientLink[];
}

/** That a wish was refused: a code of http/problems.ts, and the sentence that went with it. */
export interface Refused {
  readonly code: string;
  readonly detail: string;
  /** The parts of the request that were at fault, where it named any. */
  readonly errors?: readonly FieldFault[];
}

/** One client's wish, told from others by its key (RC-4). */
export interface Intent {
  /** Hash of the idempotency key. */
  readonly key: string;
  /** Hash of the request; the same key with another one is refused. */
  readonly fingerprint: string;
  readonly now: Instant;
  /** Until when the key is remembered. */
  readonly expires: Instant;
}

/**
 * Pure: a store runs it again on a new snapshot where what came of the first time could not be written. `undefined` where nothing is to be
 * written. What it throws goes to the caller, and nothing is written.
 */
export type Decision = (snapshot: Snapshot) => Change | undefined;

export type Outcome =
  | {
      readonly kind: 'done' | 'replayed';
      /** The booking that was written, the first where there are several; as it was where nothing was to change. */
      readonly booking: StoredBooking | undefined;
      /** What is replayed where it was a hold and is there still: a claim of it. */
      readonly held?: Claim;
    }
  /** The key was used with another request. Nothing was written. */
  | { readonly kind: 'key-reused' }
  /** The same wish was refused before. Nothing was written. */
  | { readonly kind: 'refused'; readonly refused: Refused };

export interface Store {
  /** What is taken within a span, on all calendars or on some, for reading only; without holds that have ended by `now`. */
  read(site: string, span: Span, now: Instant, calendars?: readonly string[]): Promise<Snapshot>;

  booking(site: string, id: string): Promise<StoredBooking | undefined>;

  /** All bookings whose session starts within a span, by the start. */
  bookings(site: string, starts: Span): Promise<readonly StoredBooking[]>;

  /** What is kept about whoever has an e-mail address, whatever its case. */
  client(site: string, email: string): Promise<ClientRecords>;

  /** Clears away what has ended by `now` and counts for nothing any more: holds, keys of requests, and links. */
  tidy(site: string, now: Instant): Promise<void>;

  /** The bookings of an e-mail address, whatever its case: the latest start first, those after a place in that order. */
  bookingsOf(site: string, client: string, limit: number, after?: Place): Promise<readonly StoredBooking[]>;

  /** The link that has a token with this hash, if it opens anything by `now`. */
  link(site: string, tokenHash: string, now: Instant): Promise<ClientLink | undefined>;

  /** Whether a mailbox, by its hash, wants no mail of the site. */
  isSilent(site: string, mailbox: string): Promise<boolean>;

  /** Writes what is decided on; with an intent, once: a known one gives its booking or hold again, or its refusal, or `key-reused`. */
  change(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Outcome>;

  /** The revision that `read` would give now. */
  revision(site: string): Promise<number>;

  /** Tells of changes, also those of other processes. */
  readonly changes: ChangeFeed;

  /** The notices that changes have written. */
  readonly outbox: Outbox;
}

/** The store can't be reached or is too busy: the same call may well go through later. Nothing was decided. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
