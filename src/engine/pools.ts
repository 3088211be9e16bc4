import type { Catalog, Member, Pool, Service } from './model.js';

/**
 * The catalog with each service's pool written out: the calendars of its members are the service's, and so is its
 * distribution. A pool that doesn't exist leaves nobody. The same object where no service has a pool.
 */
export function withPools(catalog: Catalog): Catalog {
  if (!catalog.services.some(({ pool }) => pool !== undefined)) return catalog;
  return { ...catalog, services: catalog.services.map((service) => withPool(catalog, service)) };
}

/**
 * The members among whom a service's bookings are distributed, in the order of the pool: those of its pool, or its
 * calendars one by one. Members with a calendar that doesn't exist are passed over.
 */
export function membersOf(catalog: Catalog, service: Service, known: ReadonlyMap<string, unknown>): readonly Member[] {
  const members = poolOf(catalog, service)?.members;
  if (members) return members.filter(({ calendars }) => calendars.every((id) => known.has(id)));
  return [...new Set(service.calendars)].filter((id) => known.has(id)).map((id) => ({ id, calendars: [id] }));
}

/** The calendar that names the member. */
export function leadOf({ calendars }: Member): string {
  return calendars[0]!;
}

function withPool(catalog: Catalog, service: Service): Service {
  if (service.pool === undefined) return service;
  const pool = poolOf(catalog, service);
  return {
    ...service,
    calendars: [...new Set(pool?.members.flatMap(({ calendars }) => calendars))],
    distribution: pool?.distribution ?? service.distribution,
  };
}

function poolOf({ pools = [] }: Catalog, { pool }: Service): Pool | undefined {
  return pools.find(({ id }) => id === pool);
}
