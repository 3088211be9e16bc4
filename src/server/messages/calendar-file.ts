import ICAL from 'ical.js';
import { MILLISECONDS_PER_MINUTE, type Instant } from '../../time/units.js';
import { mailboxOf } from '../mailbox.js';
import { entryOf, type BookingFacts } from './facts.js';

/** Lines have at most 75 octets (RFC 5545, 3.1); the library doesn't count the space that a folded one begins with. */
ICAL.foldLength = 74;

const STATUS = {
  pending: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  cancelled: 'CANCELLED',
  'no-show': 'CONFIRMED',
} as const;

/** What the receiver's calendar does with the file. */
export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

/** Whom an invitation goes to. */
export interface Invited {
  readonly name: string;
  readonly email: string;
  /** When it is sent. */
  readonly at: Instant;
  /** The address that the mail comes from: that of who invites, where the site has none. */
  readonly sender?: string | undefined;
}

/**
 * What the file of a booking is. Whatever a calendar program is asked to do names who asks (RFC 5546, 3.2), so that what
 * nobody is named in asks for nothing. Nobody invites themselves, as programs pass over that: such files are for the
 * reader to take or leave.
 */
export function calendarMethod(facts: BookingFacts, invited?: Invited): CalendarMethod | undefined {
  if (organizerOf(facts, invited) === undefined) return undefined;
  if (facts.booking.state === 'cancelled') return 'CANCEL';
  return isInvitation(facts, invited) ? 'REQUEST' : 'PUBLISH';
}

/** Whose event it is: the site's, or that of who sends its mails. */
function organizerOf({ site }: BookingFacts, invited: Invited | undefined): string | undefined {
  return site.email ?? invited?.sender;
}

function isInvitation(facts: BookingFacts, invited: Invited | undefined): invited is Invited {
  const organizer = organizerOf(facts, invited);
  return invited !== undefined && organizer !== undefined && mailboxOf(invited.email) !== mailboxOf(organizer);
}

/**
 * The .ics file of a booking, to be downloaded or, with whom it is sent to, to come by mail. The same booking always has
 * the same UID, and each change a higher sequence, so that calendar programs change the entry they have in place of
 * adding another.
 */
export function calendarFile(facts: BookingFacts, invited?: Invited): string {
  const { site, booking } = facts;
  const { title, location, notes } = entryOf(facts);
  const [method, organizer] = [calendarMethod(facts, invited), organizerOf(facts, invited)];
  const event = [
    text('uid', `${booking.id}@${site.id}.rota`),
    text('status', STATUS[booking.state]),
    property('sequence', 'integer', booking.version - 1),
    time('dtstamp', invited?.at ?? booking.created),
    time('dtstart', booking.start),
    time('dtend', booking.start + booking.duration),
    text('summary', title),
    text('location', location),
    text('description', notes),
    ...(organizer === undefined ? [] : [address('organizer', organizer, { cn: parameterOf(site.name) })]),
    ...(isInvitation(facts, invited) ? [attendee(invited)] : []),
  ];
  const calendar = [...[text('version', '2.0'), text('prodid', '-//Rota//Booking//EN')], text('method', method ?? '')];
  return ICAL.stringify(['vcalendar', calendar.filter(isSaid), [['vevent', event.filter(isSaid), []]]]);
}

/** As the library has it (jCal, RFC 7265). */
type Property = readonly [
  ...[name: string, parameters: Readonly<Record<string, string>>],
  ...[type: 'text' | 'integer' | 'date-time' | 'cal-address', value: string | number],
];

function property(name: string, type: Property[2], value: Property[3], parameters: Property[1] = {}): Property {
  return [name, parameters, type, value];
}

/** Lines of a text end as the file's own do not. */
function text(name: string, said: string): Property {
  return property(name, 'text', said.replace(/\r\n?/g, '\n'));
}

function time(name: string, instant: Instant): Property {
  const utc = new Date(instant * MILLISECONDS_PER_MINUTE).toISOString();
  return property(name, 'date-time', `${utc.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`);
}

function address(name: string, email: string, parameters: Property[1]): Property {
  return property(name, 'cal-address', `mailto:${email}`, parameters);
}

function attendee({ name, email }: Invited): Property {
  return address('attendee', email, { cn: parameterOf(name), partstat: 'ACCEPTED', rsvp: 'FALSE' });
}

/** What is empty is left out. */
function isSaid([, , , value]: Property): boolean {
  return value !== '';
}

/** A name beside an address: unlike a text, it can hold no quotes, lines or escapes (RFC 5545, 3.2). */
function parameterOf(name: string): string {
  return name
    .replaceAll('"', "'")
    .replaceAll('\\', '/')
    .replace(/\p{Cc}+/gu, ' ');
}
