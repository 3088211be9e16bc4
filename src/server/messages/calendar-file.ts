import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Instant } from '../../time/units.js';
import type { BookingFacts } from './facts.js';

const MINUTE_IN_MILLISECONDS = 60_000;

const STATUS = {
  pending: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
  'no-show': ICalEventStatus.CONFIRMED,
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
  const calendar = ical({
    prodId: { company: 'Rota', product: 'Booking', language: 'EN' },
    method: ICalCalendarMethod[calendarMethod(facts, invited)],
  });
  const event = calendar.createEvent({
    id: `${booking.id}@${site.id}.rota`,
    status: STATUS[booking.state],
    sequence: booking.version - 1,
    stamp: dateOf(invited?.at ?? booking.created),
    start: dateOf(booking.start),
    end: dateOf(booking.start + booking.duration),
    summary: `${service.name}, ${site.name}`,
    location: [place?.text, place?.url].filter(Boolean).join(', ') || null,
    description: specialistNames.join(', ') || null,
  });
  if (invited && site.email !== undefined) {
    event.organizer({ name: parameterOf(site.name), email: site.email });
    event.createAttendee({
      name: parameterOf(invited.name),
      email: invited.email,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  }
  return calendar.toString();
}

/** A name beside an address: unlike a text, it can hold no quotes, lines or escapes (RFC 5545, 3.2). */
function parameterOf(name: string): string {
  return name
    .replaceAll('"', "'")
    .replaceAll('\\', '/')
    .replace(/\p{Cc}+/gu, ' ');
}

function dateOf(instant: Instant): Date {
  return new Date(instant * MINUTE_IN_MILLISECONDS);
}
