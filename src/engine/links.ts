import type { Question } from './answers.js';
import { checkIds, EngineError } from './errors.js';
import type { Calendar, Catalog, Member, Service, Site, Specialist } from './model.js';
import { leadOf, membersOf, withPools } from './pools.js';

/** A catalog whose links are followed, with the services' pools written out: enough to say who may serve what, if not when. */
export interface LinkedSite {
  readonly catalog: Catalog;
  readonly site: Site;
  readonly services: ReadonlyMap<string, Service>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly specialists: ReadonlyMap<string, Specialist>;
  /** By service: the members that its bookings are distributed among, in order. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
}

/** Follows the links of a catalog that a schema has checked. Throws an `EngineError` where an id stands twice. */
export function linkSite(given: Catalog): LinkedSite {
  for (const list of ['services', 'calendars', 'events', 'pools'] as const) {
    const ids = (given[list] ?? []).map(({ id }) => id);
    checkIds(ids, (index) => `catalog.${list}[${index}].id`);
  }
  given.pools?.forEach(({ members }, pool) => {
    checkIds(members.map(leadOf), (index) => `catalog.pools[${pool}].members[${index}].calendars[0]`);
  });
  const catalog = withPools(given);
  const calendars = byId(catalog.calendars);
  return {
    catalog,
    site: catalog.site,
    services: byId(catalog.services),
    calendars,
    members: new Map(catalog.services.map((service) => [service.id, membersOf(catalog, service, calendars)])),
    specialists: byId(catalog.specialists),
  };
}

/** The service that a question is about; throws an `EngineError` where the site has none of that id. */
export function serviceOf(site: LinkedSite, question: Question): Service {
  const service = site.services.get(question.service);
  if (service) return service;
  const known = [...site.services.keys()].join(', ');
  throw new EngineError('question.service', `there is no service ${JSON.stringify(question.service)}; known: ${known}`);
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
