import { panelsOf, seatsOf } from './panel.js';
import type { Availability, Member, Service } from '../model.js';
import type { OpenedSite } from '../site.js';

/** A pool that fills seats of panels of a service. */
export interface PooledSeat {
  readonly service: string;
  readonly pool: string;
}

/** Every pool that fills seats of the site's panels and page rules, once with each service. */
export function pooledSeats(site: OpenedSite): PooledSeat[] {
  const found = new Map<string, PooledSeat>();
  for (const panel of panelsOf(site)) {
    if (!site.services.has(panel.service)) continue;
    for (const { pool } of seatsOf(panel)) {
      if (pool === undefined) continue;
      found.set(JSON.stringify([panel.service, pool]), { service: panel.service, pool });
    }
  }
  return [...found.values()];
}

/** The site as the seats that a pool fills see it: its members are the service's, and its distribution, if it has one. */
export function poolSite(site: OpenedSite, { service: id, pool }: PooledSeat): OpenedSite {
  const found = site.catalog.pools?.find((one) => one.id === pool);
  const service = site.services.get(id)!;
  const distribution = found?.distribution ?? service.distribution;
  return withMembers(site, { ...service, assignment: 'automatic', distribution }, found?.members ?? []);
}

/** The availability as those seats see it: the figures of the pool in the service are the service's. */
export function poolAvailability(availability: Availability, { service, pool }: PooledSeat): Availability {
  const { sessions, pools = [] } = availability.figures;
  const services = pools.filter((pair) => pair.service === service && pair.pool === pool);
  return { ...availability, figures: { sessions, services } };
}

/** The site with a service changed, and these as its members. Members with a calendar that doesn't exist are passed over. */
export function withMembers(site: OpenedSite, service: Service, members: readonly Member[]): OpenedSite {
  const calendars = [...new Set(members.flatMap((member) => member.calendars))];
  const own: Service = { ...service, calendars, pool: undefined };
  return {
    ...site,
    services: new Map(site.services).set(own.id, own),
    members: new Map(site.members).set(
      own.id,
      members.filter((member) => member.calendars.every((id) => site.calendars.has(id))),
    ),
  };
}
