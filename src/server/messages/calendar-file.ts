import ICAL from 'ical.js';
import { MILLISECONDS_PER_MINUTE, type Instant } from '../../time/units.js';
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
 * What the file of a booking is. An invitation names who invites, so a site without an address sends none: its files are
 * for the reader to take or leave.
 */
export function calendarMethod({ site, booking }: BookingFacts, invited?: Invited): CalendarMethod {
  if (booking.state === 'cancelled') return 'CANCEL';
  return invited && site.email !== undefined ? 'REQUEST' : 'PUBLISH';
}

/**
 * The .ics file of a booking, to be downloaded or, with whom it is sent to, to come by mail. The same booking always has
 * the same UID, and each change a higher sequence, so that calendar programs change the entry they have in place of
 * adding another.
 */
export function calendarFile(facts: BookingFacts, invited?: Invited): string {
  const { site, service, booking, specialistNames } = facts;
  const { place } = service;
  const event = component('vevent', {
    uid: `${booking.id}@${site.id}.rota`,
    status: STATUS[booking.state],
    sequence: booking.version - 1,
    dtstamp: timeOf(invited?.at ?? booking.created),
    dtstart: timeOf(booking.start),
    dtend: timeOf(booking.start + booking.duration),
    summary: textOf(`${service.name}, ${site.name}`),
    location: textOf([place?.text, place?.url].filter(Boolean).join(', ')),
    description: textOf(specialistNames.join(', ')),
  });
  if (invited && site.email !== undefined) {
    addAddress(event, 'organizer', site.email, { cn: site.name });
    addAddress(event, 'attendee', invited.email, { cn: invited.name, partstat: 'ACCEPTED', rsvp: 'FALSE' });
  }
  const method = calendarMethod(facts, invited);
  const calendar = component('vcalendar', { version: '2.0', prodid: '-//Rota//Booking//EN', method });
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

/** What is empty is left out. */
function component(name: string, properties: Readonly<Record<string, string | number | ICAL.Time>>): ICAL.Component {
  const made = new ICAL.Component(name);
  for (const [property, value] of Object.entries(properties)) {
    if (value !== '') made.addPropertyWithValue(property, value);
  }
  return made;
}

function addAddress(
  event: ICAL.Component,
  name: string,
  email: string,
  parameters: Readonly<Record<string, string>>,
): void {
  const address = event.addPropertyWithValue(name, `mailto:${email}`);
  for (const [parameter, value] of Object.entries(parameters)) address.setParameter(parameter, parameterOf(value));
}

/** A name beside an address: unlike a text, it can hold no quotes, lines or escapes (RFC 5545, 3.2). */
function parameterOf(name: string): string {
  return name
    .replaceAll('"', "'")
    .replaceAll('\\', '/')
    .replace(/\p{Cc}+/gu, ' ');
}

/** Lines of a text end as the file's own do not. */
function textOf(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function timeOf(instant: Instant): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant * MILLISECONDS_PER_MINUTE), true);
}
