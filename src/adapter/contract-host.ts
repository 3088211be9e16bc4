/** What a host sees and asks for, whose token opens more than a client's. */
import type { HistoryEntry } from '../engine/history.js';
import type { MemberEntry } from '../engine/ledger.js';
import type { ChoiceRecord } from '../engine/panels/panel-record.js';
import type { ReassignmentOption } from '../engine/reassign.js';
import type { Instant } from '../time/units.js';
import type { Booking, Client, FieldValue } from './contract-bookings.js';

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
export type MemberChange = Omit<MemberEntry, 'order' | 'key'>;

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
