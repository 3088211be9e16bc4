import type { Instant } from '../time/units.js';
import type { StoredBooking } from './store.js';

/** What somebody is told about a booking, and who. */
export type NoticeKind =
  | 'client-confirmation'
  | 'specialist-notice'
  | 'client-change'
  | 'specialist-change'
  | 'client-cancellation'
  | 'specialist-cancellation';

/** A booking as a notice keeps it: without what nobody is told. */
export type NotedBooking = Omit<StoredBooking, 'record' | 'salt' | 'tokenHash'>;

/**
 * That somebody is to be told of something: the facts, from which the text is composed when it is delivered or shown. It
 * is written in the transaction of the change that it tells of, so that none is lost and none tells of what never
 * happened (FL-9).
 */
export interface Notice {
  readonly kind: NoticeKind;
  /** As it was written then. */
  readonly booking: NotedBooking;
  readonly at: Instant;
  /** The specialist who is told; the client where left out. */
  readonly specialist?: string;
  /** Opens the booking (A81), for the client's link: whoever has delivered the notice forgets it. */
  readonly token?: string;
}

/** A notice in words. */
export interface Message {
  readonly kind: NoticeKind;
  /** The booking's id. */
  readonly booking: string;
  readonly at: Instant;
  /**
   * An address. A notice for a specialist without one goes to that of the site; empty where there is none either: then
   * nothing is to be sent, and the host reads it in the outbox.
   */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The text of the .ics file that goes with it. */
  readonly calendarFile: string;
}
