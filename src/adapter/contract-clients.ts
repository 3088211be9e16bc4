/** What is stored about a client, for the owner who has to show it, or to erase it. */
import type { Instant } from '../time/units.js';
import type { Client, FieldValue } from './contract-bookings.js';
import type { HostBooking } from './contract-host.js';

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
