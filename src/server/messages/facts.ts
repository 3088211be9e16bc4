import type { Service, Site } from '../../engine/index.js';
import type { HostedSite } from '../hosted-site.js';
import type { NotedBooking } from '../outbox.js';

/** A booking with the names that belong to it, as the client may know them. */
export interface BookingFacts {
  readonly booking: NotedBooking;
  readonly site: Site;
  readonly service: Service;
  /** Everyone who serves; nobody where the site never reveals them. */
  readonly specialistNames: readonly string[];
}

/** The facts; undefined where the service is no longer offered. */
export function factsOf({ opened }: HostedSite, booking: NotedBooking): BookingFacts | undefined {
  const service = opened.services.get(booking.service);
  if (!service) return undefined;
  const hosts = service.reveal === 'never' ? [] : booking.hosts;
  const names = hosts.flatMap((host) => {
    const calendar = opened.calendars.get(host);
    return opened.specialists.get(calendar?.specialist ?? '')?.name ?? calendar?.name ?? [];
  });
  return { booking, site: opened.site, service, specialistNames: [...new Set(names)] };
}
