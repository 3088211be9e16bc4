/** What goes over the wire besides catalog and availability (src/engine/model.ts): JSON under `/v1/sites/{site}`; see DESIGN. */
import type { HistoryEntry } from '../engine/history.js';
import type { ReassignmentOption } from '../engine/reassign.js';
import type { ChoiceRecord } from '../engine/panels/panel-record.js';
import type { AssignmentRecord } from '../engine/record.js';
import type { DetailLevel, Place, Price } from '../engine/model.js';
import type { Instant } from '../time/units.js';

export type * from './contract-figures.js';
export type * from './contract-openings.js';
export type * from './contract-packages.js';

/** What a backend can do. The page turns a feature off by this, never by guessing. */
export interface Capabilities {
  /** How much the backend tells, as the catalog's `site.detail` says, too. */
  readonly detail: DetailLevel;
  /** Who decides between several free people: the backend inside its transaction, or the page (RC-2). */
  readonly assignment: 'backend' | 'page';
  /** Whether a booking can be cancelled by its link. */
  readonly cancel: boolean;
  /** Whether it can be moved by its link. */
  readonly reschedule?: boolean;
  /** Whether a time can be held while the form is filled (RC-6). */
  readonly holds?: boolean;
  /** Whether clients can be sent a link to all their bookings (FL-8). */
  readonly appointments?: boolean;
  /** Whether it sells packages (PK-1): the catalog's. */
  readonly packages?: boolean;
  /** Whether `GET /changes` tells of changes as they happen (server-sent events). */
  readonly liveChanges?: boolean;
  /** The backend's clock. */
  readonly now?: Instant;
}

/** What an event `changed` of `GET /changes` says: that what was read at another revision may be out of date. */
export interface RevisionNews {
  readonly revision: number;
}

/** The answer to one field of the details form. */
export type FieldValue = string | number | boolean;

export interface Client {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string;
  readonly notes?: string;
  /** BCP 47 tag and IANA zone that the client read the widget in. */
  readonly locale: string;
  readonly zone: string;
}

export interface BookingRequest {
  readonly service: string;
  /** Minutes. */
  readonly duration: number;
  /** RFC 9557 with the offset and zone the client was shown: `2026-11-24T10:00+01:00[Europe/Berlin]`. */
  readonly start: string;
  /** The calendar that the client chose; left out for "any". */
  readonly calendar?: string;
  /** Where the client chose "any" of a pool: the one whose members are meant. */
  readonly pool?: string;
  /** The page's choice and its reason, where the client chose "any": a proposal, never an order (RC-1). */
  readonly proposal?: { readonly calendar: string; readonly record: AssignmentRecord };
  /** The master page that it is asked for on: then it has to be what the page offers (MP-2). */
  readonly page?: string;
  readonly client: Client;
  /** Answers to the site's own fields, by field id. */
  readonly answers: Readonly<Record<string, FieldValue>>;
  /** Revision of the availability that the client saw. */
  readonly revision: number;
  /** What opens a hold that becomes this booking; books without it where it has ended and the time is free. */
  readonly hold?: { readonly id: string; readonly token: string };
  /** What tells a form that a person filled from one that a program did (A88). Nothing is concluded where left out. */
  readonly form?: FormSigns;
}

/** A request for a meeting of several people. Who sits on the seats that pools fill is the backend's to choose (PN-3). */
export interface PanelBookingRequest extends Omit<BookingRequest, 'service' | 'calendar' | 'pool' | 'proposal'> {
  /** One of the catalog's panels; its service has the durations and the questions. */
  readonly panel: string;
}

/** A request for a meeting with those whom the rules of a page name at the time, for these answers (MP-3). */
export interface RuleBookingRequest extends Omit<PanelBookingRequest, 'panel'> {
  readonly page: string;
  /** What the client says of the place, where rules hang on it. */
  readonly place?: string;
}

/** A request for a booking of any kind. */
export type AnyBookingRequest = BookingRequest | PanelBookingRequest | RuleBookingRequest;

/** What a page can tell of how its form was filled. */
export interface FormSigns {
  /** What stands in a field that no person gets to see or to hear: out of sight, of focus and of autofill (A63). */
  readonly hidden?: string;
  /** Milliseconds from when the form was shown until it was sent. */
  readonly took?: number;
}

/** A time that is to be held while the form is filled; as in a booking request. */
export type HoldRequest = Pick<BookingRequest, 'service' | 'duration' | 'start' | 'calendar' | 'pool' | 'page'>;

/** The same of a meeting of several people. */
export type PanelHoldRequest = Pick<PanelBookingRequest, 'panel' | 'duration' | 'start' | 'page'>;

/** The same of a meeting with those whom the rules of a page name for these answers. */
export type RuleHoldRequest = Pick<RuleBookingRequest, 'page' | 'place' | 'duration' | 'start' | 'answers'> &
  Pick<Client, 'locale'>;

/** Any of the three. */
export type AnyHoldRequest = HoldRequest | PanelHoldRequest | RuleHoldRequest;

/** A time that is held. Who would serve is not told: the distribution chooses when it is booked (A79). */
export interface HeldTime {
  readonly id: string;
  /** Opens the hold to whoever has it; only in the answer that made it. */
  readonly token?: string;
  /** By the backend's clock: the page counts down and asks no clock of its own (A28). */
  readonly secondsLeft: number;
}

/** What a booking is moved to; `If-Match` names the version that the client has in view. */
export interface RescheduleRequest {
  /** As in a booking request. */
  readonly start: string;
  /** Minutes; as it was where left out. */
  readonly duration?: number;
  /**
   * The calendar that the client chooses, or null for "any". Where left out, a person whom the client chose stays chosen,
   * and any other stays where free.
   */
  readonly calendar?: string | null;
}

export type BookingState = 'held' | 'pending' | 'confirmed' | 'cancelled' | 'no-show' | 'completed';

/** A booking as its client may see it. */
export interface Booking {
  readonly id: string;
  readonly state: BookingState;
  /** Rises by one with each change; `If-Match` names it, and the ETag begins with it. */
  readonly version: number;
  readonly service: string;
  readonly serviceName: string;
  /** Of a meeting of several people: the panel, or the rule of a page. */
  readonly panel?: string;
  /** The page that it was made on. */
  readonly page?: string;
  /** The pool that its client chose one of. */
  readonly pool?: string;
  /** The package that it is a session of. */
  readonly package?: string;
  readonly start: Instant;
  readonly duration: number;
  /** Left out where the site does not reveal the person. */
  readonly calendar?: string;
  /** Everyone who serves, the one named first who has the booking. Left out like `calendar`. */
  readonly specialistNames?: readonly string[];
  readonly assignedBy: 'client' | 'page' | 'backend';
  readonly place?: Place;
  readonly price?: Price;
  readonly firstName: string;
  readonly email: string;
  /** False in the answer to a call that makes or changes it, where no mail about that is sent; the client is told to expect one otherwise. */
  readonly mailed?: boolean;
  /** From then on its client can neither move nor cancel it. Left out where nothing is to be changed any more. */
  readonly changeableUntil?: Instant;
  /** Opens the booking to whoever holds it: a bearer token. Only in the answer to the create call. */
  readonly token?: string;
  /** Where the client can manage the booking, token in the fragment, if the site has such a page. */
  readonly manageUrl?: string;
  /** The text of an .ics file. */
  readonly calendarFile?: string;
}

/** Whose bookings a link is asked for (FL-8). */
export interface AppointmentsLinkRequest {
  readonly email: string;
}

/** The bookings of a client, the latest start first; the token of the list opens each of them. */
export interface Appointments {
  readonly bookings: readonly Booking[];
  /** Gives the next page, as the query `after`; left out where there is none. */
  readonly next?: string;
}

/** A booking as its host may see it. */
export interface HostBooking extends Booking {
  readonly calendar: string;
  /** All calendars that serve, `calendar` first. */
  readonly hosts: readonly string[];
  readonly created: Instant;
  readonly client: Client;
  /** Answers to the site's own fields, by field id. */
  readonly answers: Readonly<Record<string, FieldValue>>;
  /** Whether it was given to a person who is busy then, and somebody confirmed it (RA-1). */
  readonly flagged: boolean;
  /** Why this person was chosen, or these, the last time that a distribution chose (HS-1). */
  readonly record: ChoiceRecord;
}

/** Who could have a booking instead (RA-1). */
export interface Candidates {
  /** Of the booking. */
  readonly version: number;
  /** In the order of the pool, without those who have it. */
  readonly candidates: readonly (ReassignmentOption & { readonly name?: string })[];
}

/** Why who was chosen, newest first (HS-4). */
export interface HistoryAnswer {
  readonly entries: readonly (HistoryEntry & { readonly booking: string })[];
  /** What was noted about members on those days, newest first. */
  readonly members: readonly MemberChange[];
}

/** What was noted about a member, named by the calendar (DS-14, DS-15). */
export interface MemberChange {
  readonly kind: 'joined' | 'paused' | 'resumed' | 'credited';
  readonly at: Instant;
  readonly calendar: string;
  /** All services where left out, and all pools. */
  readonly service?: string;
  readonly pool?: string;
  /** Of a credit: bookings given back; a negative amount takes a credit back. */
  readonly amount?: number;
  /** Of a credit: the start of the session that it is for; `at` where left out. */
  readonly start?: Instant;
}

/** How a member stands. */
export interface MemberAnswer {
  readonly calendar: string;
  /** Whether the member takes nothing new for now. */
  readonly paused: boolean;
  /** Newest first. */
  readonly changes: readonly MemberChange[];
}

/** Bookings that are given back to a member: the distribution owes that many turns more. */
export interface CreditRequest {
  /** From -100 to 100 and not 0; a negative amount takes credit back. */
  readonly amount: number;
  /** All services where left out. */
  readonly service?: string;
  /** A pool that the member is in; all of them where left out. */
  readonly pool?: string;
}

/** What a booking is reassigned to. */
export interface ReassignRequest {
  /** Calendar of the person; the next by the distribution where left out. */
  readonly to?: string;
  /** In a meeting of several people, the calendar of the one whose seat it is; the first one's where left out. */
  readonly from?: string;
  /** That the person is to have it though busy then. */
  readonly confirm?: boolean;
}

/**
 * What a visitor has to do before a call is answered, where there are many: sent with `challenge-required`. The same call is
 * sent again with what came of it in the header `Challenge-Solution`, once, within minutes.
 *
 * Of kind `proof-of-work` it is a challenge of ALTCHA (version 2, PBKDF2/SHA-256), and the header is the base64 of the JSON
 * `{ "challenge": { "parameters": …, "signature": … }, "solution": { "counter": …, "derivedKey": … } }`; `solveChallenge` of
 * `altcha-lib` finds the solution. Of any other kind it is a provider's, and the header is the provider's token.
 */
export interface Challenge {
  readonly kind: string;
  readonly parameters: object;
  readonly signature?: string;
}

/** Whose data an owner asks for, or erases. */
export interface ClientRequest {
  readonly email: string;
}

/** Everything that is stored about a client. */
export interface ClientExport {
  readonly email: string;
  readonly bookings: readonly (Pick<
    HostBooking,
    | 'id'
    | 'version'
    | 'state'
    | 'service'
    | 'start'
    | 'duration'
    | 'calendar'
    | 'hosts'
    | 'assignedBy'
    | 'created'
    | 'client'
    | 'answers'
  > & {
    /** What happened to it, oldest first. */
    readonly history: readonly { readonly kind: string; readonly at: Instant }[];
  })[];
  /** What waits to be sent about them: a notice holds the booking as it was then. */
  readonly notices: readonly {
    readonly kind: string;
    readonly at: Instant;
    /** Before when it is not sent. */
    readonly due?: Instant;
    readonly booking: string;
    readonly client: Client;
    readonly answers: Readonly<Record<string, FieldValue>>;
  }[];
  /** Requests that are remembered, as hashes, in case they come again. */
  readonly requests: readonly { readonly booking: string; readonly until: Instant }[];
  /** Links in mails that open a booking, or all where none is named: their tokens are kept as hashes. */
  readonly links: readonly { readonly booking?: string; readonly at: Instant; readonly until: Instant }[];
  /** What whoever reads the mailbox has said: kept as a hash of it, also where the client is erased. */
  readonly mail: MailWish;
}

/** Whether whoever reads a mailbox wants mails of the site (A89). */
export interface MailWish {
  readonly wanted: boolean;
}

/** What was erased. */
export interface ClientErasure {
  /** How many bookings were the client's. */
  readonly bookings: number;
}

/** How a call ends that does not give what was asked: RFC 9457, plus what the page needs to go on. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: BackendCode | HostCode;
  /** One sentence: what was wrong, what was expected, what to do. */
  readonly detail: string;
  readonly retryable: boolean;
  /** Instants that are free instead, nearest first (RC-3). */
  readonly alternatives?: readonly Instant[];
  /** With `challenge-required`. */
  readonly challenge?: Challenge;
  /** Which part of the request is at fault: JSON pointer and a sentence. */
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** The codes a backend may answer with. */
export type BackendCode =
  | 'slot-taken'
  | 'all-booked'
  | 'request-in-progress'
  | 'slot-held'
  | 'hold-expired'
  | 'hold-not-yours'
  | 'link-expired'
  | 'too-many-holds'
  | 'version-mismatch'
  | 'version-missing'
  | 'too-late-to-change'
  | 'validation'
  | 'invalid-time'
  | 'outside-rules'
  | 'time-does-not-exist'
  | 'time-zone-mismatch'
  | 'unknown-time-zone'
  | 'idempotency-key-reused'
  | 'idempotency-key-missing'
  | 'invalid-idempotency-key'
  | 'not-bookable'
  | 'unknown-site'
  | 'unknown-service'
  | 'unknown-calendar'
  | 'not-found'
  | 'range-too-large'
  | 'origin-not-allowed'
  | 'unsupported-media-type'
  | 'body-too-large'
  | 'mail-unread'
  | 'rate-limited'
  | 'challenge-required'
  | 'temporarily-unavailable'
  | 'internal';

/** What a backend answers the host's calls with, besides: no page gets to see these. */
export type HostCode = 'host-token-missing' | 'not-allowed' | 'needs-confirmation' | 'wrong-state';

/** The codes that the adapter adds where there is no usable answer. */
export type TransportCode = 'offline' | 'timed-out' | 'unreachable' | 'bad-backend-answer' | 'aborted';

export type ProblemCode = BackendCode | HostCode | TransportCode;
