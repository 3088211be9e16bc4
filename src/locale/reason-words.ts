/** Why one calendar can't take a start, in words. Apart from the widget's own strings, as in record-sentence.ts. */
import type { Reason } from '../engine/reasons.js';
import type { Span } from '../time/units.js';
import { bookings } from './key-words.js';
import type { Words } from './words.js';

/** Whose limit it is, where it isn't the calendar's own. */
const LIMIT_OF = { calendar: '', service: ' for this service', client: ' for this client' };

/** The end of a sentence that begins with the calendar's name. Times are those of `zone`. */
export function reasonWords(reason: Reason, zone: string, { format }: Words): string {
  const during = ([from, to]: Span): string => `${format.time(from, zone)} to ${format.time(to, zone)}`;
  switch (reason.code) {
    case 'not-linked':
      return 'doesn’t offer this service';
    case 'private':
      return 'takes no bookings from clients';
    case 'inactive':
      return 'is not active';
    case 'not-wanted':
      return 'was not asked for';
    case 'not-offered':
      return 'is not the one offered now';
    case 'no-starts':
      return 'has no open time in these days';
    case 'ahead':
      return `is ${bookings(reason.by, format)} ahead`;
    case 'lost':
      return 'was taken meanwhile';
    case 'outside-event':
      return 'is outside the event';
    case 'closed':
      return 'is not open at that time';
    case 'off-grid':
      return 'has no start at that minute';
    case 'blocked':
      return reason.label === undefined ? 'is blocked' : `is blocked (${reason.label})`;
    case 'too-soon':
      return `needs more notice (${format.dateTime(reason.earliest, zone)} at the earliest)`;
    case 'too-far':
      return `is not open for bookings that far ahead (${format.dateTime(reason.latest, zone)} at the latest)`;
    case 'limit':
      return `has reached the limit of ${format.number(reason.limit)} a ${reason.per}${LIMIT_OF[reason.of]}`;
    case 'stale':
      return `counts as busy: their calendar was last read ${format.dateTime(reason.asOf, zone)}`;
    case 'busy':
      return `is busy ${during(reason.span)}`;
    case 'booked':
      return `is booked ${during(reason.span)}`;
    case 'session-full':
      return 'has a session then that is full';
  }
}
