import type { CalendarEntry } from '../../adapter/calendar-links.js';
import type { Service, Site } from '../../engine/index.js';
import type { HostedSite } from '../hosted-site.js';
import type { NotedBooking } from '../outbox.js';

/** A booking with the names that belong to it, as the client may know them. */
export interface BookingFacts {
  readonly booking: NotedBooking;
  readonly site: Site;
  /** Named by its id, and nothing more known of it, where the site has taken it out of what it offers. */
  readonly service: Pick<Service, 'id' | 'name' | 'reveal' | 'place' | 'price' | 'fields'>;
  /** Everyone who serves; nobody where the site never reveals them. */
  readonly specialistNames: readonly string[];
}

/** The facts. Whether a service that is gone revealed who serves, nobody knows; so it doesn't. */
export function factsOf({ opened }: HostedSite, booking: NotedBooking): BookingFacts {
  const { service: id } = booking;
  const service = opened.services.get(id) ?? { id, name: id, reveal: 'never', fields: [] };
  const hosts = service.reveal === 'never' ? [] : booking.hosts;
  const names = hosts.flatMap((host) => {
    const calendar = opened.calendars.get(host);
    return opened.specialists.get(calendar?.specialist ?? '')?.name ?? calendar?.name ?? [];
  });
  return { booking, site: opened.site, service, specialistNames: [...new Set(names)] };
}

/** The booking as it stands in calendars. */
export function entryOf({ booking, site, service, specialistNames }: BookingFacts): CalendarEntry {
  const { start, duration } = booking;
  return {
    ...{ start, duration },
    title: `${service.name}, ${site.name}`,
    location: [service.place?.text, service.place?.url].filter(Boolean).join(', '),
    notes: specialistNames.join(', '),
  };
}
