import type { Instant } from '../time/units.js';

/**
 * A message that is to be sent. It is written in the transaction of the change that it tells of, so that none is lost
 * and none tells of what never happened (FL-9). Sending is another's work. A client's message may hold the link that opens
 * the booking (A81): whoever sends it forgets it.
 */
export interface Message {
  readonly kind: 'client-confirmation' | 'specialist-notice' | 'client-cancellation' | 'specialist-cancellation';
  readonly booking: string;
  readonly at: Instant;
  /**
   * An address. A notice for a specialist without one goes to that of the site; empty where there is none either: then
   * nothing is to be sent, and the host reads the notice here.
   */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The text of the .ics file that goes with it. */
  readonly calendarFile: string;
}
