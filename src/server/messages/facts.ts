import type { Service, Site } from '../../engine/index.js';
import type { HostedSite } from '../hosted-site.js';
import type { StoredBooking } from '../store.js';

/** A booking with the names that belong to it, as the client may know them. */
export interface BookingFacts {
  readonly booking: StoredBooking;
  readonly site: Site;
  readonly service: Service;
  /** Left out where the site never reveals the person. */
  readonly specialistName?: string;
}

/** The facts; undefined where the service is no longer offered. */
export function factsOf({ opened }: HostedSite, booking: StoredBooking): BookingFacts | undefined {
  const service = opened.services.get(booking.service);
  if (!service) return undefined;
  const calendar = opened.calendars.get(booking.calendar);
  const specialist = opened.specialists.get(calendar?.specialist ?? '');
  const specialistName = service.reveal === 'never' ? undefined : (specialist?.name ?? calendar?.name);
  return { booking, site: opened.site, service, specialistName };
}
