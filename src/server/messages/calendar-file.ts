import ICAL from 'ical.js';
import { MILLISECONDS_PER_MINUTE, type Instant } from '../../time/units.js';
import { mailboxOf } from '../mailbox.js';
import type { BookingFacts } from './facts.js';

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
}

/**
 * What the file of a booking is. An invitation names who invites, so a site without an address sends none, and none to
 * itself: calendar programs pass over it. Such files are for the reader to take or leave.
 */
export function calendarMethod(facts: BookingFacts, invited?: Invited): CalendarMethod {
  if (facts.booking.state === 'cancelled') return 'CANCEL';
  return isInvitation(facts, invited) ? 'REQUEST' : 'PUBLISH';
}

function isInvitation({ site }: BookingFacts, invited: Invited | undefined): invited is Invited {
  return invited !== undefined && site.email !== undefined && mailboxOf(invited.email) !== mailboxOf(site.email);
}

/**
 * The .ics file of a booking, to be downloaded or, with whom it is sent to, to come by mail. The same booking always has
 * the same UID, and each change a higher sequence, so that calendar programs change the entry they have in place of
 * adding another.
 */
export function calendarFile(facts: BookingFacts, invited?: Invited): string {
  const { site, service, booking, specialistNames } = facts;
  const { place } = service;
  const event = [
    text('uid', `${booking.id}@${site.id}.rota`),
    text('status', STATUS[booking.state]),
    property('sequence', 'integer', booking.version - 1),
    time('dtstamp', invited?.at ?? booking.created),
    time('dtstart', booking.start),
    time('dtend', booking.start + booking.duration),
    text('summary', `${service.name}, ${site.name}`),
    text('location', [place?.text, place?.url].filter(Boolean).join(', ')),
    text('description', specialistNames.join(', ')),
    ...(site.email === undefined ? [] : [address('organizer', site.email, { cn: parameterOf(site.name) })]),
    ...(isInvitation(facts, invited) ? [attendee(invited)] : []),
  ];
  const calendar = [
    ...[text('version', '2.0'), text('prodid', '-//Rota//Booking//EN')],
    text('method', calendarMethod(facts, invited)),
  ];
  return ICAL.stringify(['vcalendar', calendar, [['vevent', event.filter(isSaid), []]]]);
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
