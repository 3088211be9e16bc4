import type { Text } from '../strings.js';

/** The words about the client's own bookings (FL-8), apart from those that book: loaded with the element that shows them. */
export interface AppointmentStrings {
  readonly title: string;
  /** Where a link opens one booking. */
  readonly titleOfOne: string;
  /** Headings of the two lists. */
  readonly upcoming: string;
  readonly past: string;
  readonly nothingAhead: string;
  /** Where the address has no bookings at all. */
  readonly empty: string;
  /** Shows older ones. */
  readonly more: string;
  /** What became of a booking; the others need no word. */
  readonly states: Readonly<Record<'pending' | 'cancelled' | 'no-show', string>>;
  /** Until when the client can move or cancel it: "Mon, 23 Nov, 10:00". */
  readonly changeableUntil: Text<'when'>;
  readonly tooLate: string;
  readonly cancel: string;
  /** The question before a booking is cancelled, what comes of it, and its two answers. */
  readonly cancelQuestion: string;
  readonly cancelWarning: string;
  readonly cancelYes: string;
  readonly cancelNo: string;
  readonly cancelling: string;
  readonly cancelled: string;
  readonly move: string;
  /** Heading of the choice of a new time. */
  readonly moveTitle: string;
  /** The time that the booking has so far. */
  readonly timeSoFar: string;
  readonly keptUntilMoved: string;
  /** Legend of the choice between the person of the booking and anybody. */
  readonly moveWith: string;
  /** The final button: "Move to Tue 24 Nov, 10:00"; and the same where the site has to say yes again (FL-11). */
  readonly moveTo: Text<'when'>;
  readonly requestMoveTo: Text<'when'>;
  readonly moveNeedsYes: string;
  /** The same where no mail goes out. */
  readonly moveIsRequest: string;
  readonly moveBack: string;
  readonly moving: string;
  /** After a move: where the booking was, and who serves now if that is another person. */
  readonly moved: Text<'before'>;
  readonly movedRequest: Text<'before'>;
  readonly nowWith: Text<'names'>;
  /** After a move that failed: the booking has the time that it had. */
  readonly stays: Text<'when'>;
  /** Where somebody else changed the booking meanwhile. */
  readonly changed: string;
  /** Asks for the address to which a link to all bookings goes. */
  readonly ask: string;
  readonly send: string;
  readonly sending: string;
  readonly sent: Text<'email'>;
  readonly otherAddress: string;
  /** Where no such links are sent. */
  readonly fromMail: string;
  /** From one booking to the way to all. */
  readonly all: string;
  /** About a link that opens nothing, or of which a part is missing. */
  readonly expired: string;
  readonly incomplete: string;
}
