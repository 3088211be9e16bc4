import type { Booking } from '../../adapter/contract.js';
import type { HostedSite } from '../hosted-site.js';
import { calendarFile } from '../messages/calendar-file.js';
import { factsOf } from '../messages/facts.js';
import type { StoredBooking } from '../store.js';

/** A booking as its client may see it: no record, no counts, and nobody's name where the site doesn't reveal it. */
export function bookingView(hosted: HostedSite, booking: StoredBooking): Booking {
  const facts = factsOf(hosted, booking);
  const { service, specialistNames } = facts;
  const { id, state, version, start, duration, assignedBy, client } = booking;
  return {
    ...{ id, state, version, start, duration, assignedBy },
    service: service.id,
    serviceName: service.name,
    ...(booking.panel !== undefined && { panel: booking.panel }),
    ...(booking.page && { page: booking.page.id }),
    ...(booking.pool !== undefined && { pool: booking.pool }),
    ...(booking.package !== undefined && { package: booking.package }),
    ...(service.reveal !== 'never' && { calendar: booking.calendar, specialistNames }),
    place: service.place,
    price: service.price,
    firstName: client.firstName,
    email: client.email,
    ...((state === 'confirmed' || state === 'pending') && { changeableUntil: start - hosted.setup.cancelNotice }),
    calendarFile: calendarFile(facts),
  };
}
