import type { Instant } from '../time/units.js';

/**
 * A message that is to be sent. It is written in the transaction of the change that it tells of, so that none is lost
 * and none tells of what never happened (FL-9). Sending is another's work.
 */
export interface Message {
  readonly kind: 'client-confirmation' | 'specialist-notice' | 'client-cancellation' | 'specialist-cancellation';
  readonly booking: string;
  readonly at: Instant;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The text of the .ics file that goes with it. */
  readonly calendarFile: string;
}
