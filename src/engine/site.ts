import { checkDays, checkIds, checkLists, checkRanges, checkWhole } from './checks.js';
import { checkDistributions } from './distributions.js';
import { EngineError } from './errors.js';
import type { Calendar, Catalog, Limits, Member, Service, Site, SiteEvent, Specialist } from './model.js';
import type { Opening } from './opening.js';
import { membersOf, withPools } from './pools.js';
import { Zone } from '../time/zone.js';
import { UnknownZoneError, Zones } from '../time/zones.js';

export interface OpenOptions {
  /** Zones to share with other sites, so that each is probed once; new ones where left out. */
  readonly zones?: Zones;
}

/** A catalog made ready for questions, with the services' pools written out. */
export interface OpenedSite {
  readonly catalog: Catalog;
  readonly site: Site;
  readonly services: ReadonlyMap<string, Service>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly specialists: ReadonlyMap<string, Specialist>;
  readonly events: ReadonlyMap<string, SiteEvent>;
  /** By service: the members that its bookings are distributed among, in order. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
  /** The zone of an id: as the backend sent it, else as this machine knows it. Throws an `UnknownZoneError`. */
  zone(id: string): Zone;
  /** By calendar: the number of its pattern. Calendars with the same zone, hours and blackouts have the same one. */
  readonly patterns: ReadonlyMap<string, number>;
  /** Openings made so far; see opening.ts. */
  readonly openings: Map<string, Opening>;
}

/** A month: the longest that one number of minutes in a service may be, but for notice and horizon. */
const LONGEST = 31 * 1440;

/**
 * Opens a site for questions. Links to calendars, specialists or events that don't exist are passed over (nothing is
 * offered through them); missing lists, ids that stand twice, and numbers and zones that make no sense throw an
 * `EngineError` that names the path.
 */
export function openSite(given: Catalog, options: OpenOptions = {}): OpenedSite {
  checkForm(given);
  checkDistributions(given.distributions);
  const catalog = withPools(given);
  const shared = options.zones ?? new Zones();
  const sent = sentZones(catalog);
  const zone = (id: string): Zone => sent.get(id) ?? shared.get(id);

  checkZone(zone, catalog.site.zone, 'catalog.site.zone');
  if (catalog.site.staleAfter !== undefined)
    checkWhole(catalog.site.staleAfter, 0, Infinity, 'catalog.site.staleAfter');
  catalog.services.forEach((service, index) => checkService(service, `catalog.services[${index}]`));
  catalog.calendars.forEach((calendar, index) => {
    const path = `catalog.calendars[${index}]`;
    checkZone(zone, calendar.zone, `${path}.zone`);
    checkWhole(calendar.capacity, 1, 10_000, `${path}.capacity`);
    checkLimits(calendar.limits, `${path}.limits`);
  });

  const calendars = byId(catalog.calendars);
  return {
    catalog,
    site: catalog.site,
    services: byId(catalog.services),
    calendars,
    members: new Map(catalog.services.map((service) => [service.id, membersOf(catalog, service, calendars)])),
    specialists: byId(catalog.specialists),
    events: byId(catalog.events),
    zone,
    patterns: patternsOf(catalog.calendars),
    openings: new Map(),
  };
}

function checkForm(catalog: Catalog): void {
  checkLists(catalog, ['services', 'specialists', 'calendars', 'events'], 'catalog');
  checkLists(catalog.site, ['blackouts'], 'catalog.site');
  catalog.services.forEach((one, index) => {
    checkLists(one, one.pool === undefined ? ['durations', 'calendars'] : ['durations'], `catalog.services[${index}]`);
  });
  catalog.calendars.forEach((one, index) => {
    const path = `catalog.calendars[${index}]`;
    checkLists(one, ['hours', 'overrides', 'blackouts'], path);
    checkDays(
      one.hours.map((hours, day) => ({ day, hours })),
      `${path}.hours`,
    );
    checkDays(one.overrides, `${path}.overrides`);
    checkRanges(one.blackouts, `${path}.blackouts`);
  });
  checkRanges(catalog.site.blackouts, 'catalog.site.blackouts');
  checkRanges(catalog.events, 'catalog.events');
  for (const list of ['services', 'calendars', 'events', 'pools'] as const) {
    checkIds(catalog[list] ?? [], `catalog.${list}`);
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function patternsOf(calendars: readonly Calendar[]): Map<string, number> {
  const numbers = new Map<string, number>();
  return new Map(
    calendars.map(({ id, zone, opensBy, hours, overrides, blackouts }) => {
      const pattern = JSON.stringify([zone, opensBy, hours, overrides, blackouts]);
      const number = numbers.get(pattern) ?? numbers.size;
      numbers.set(pattern, number);
      return [id, number];
    }),
  );
}

function sentZones({ zones = [] }: Catalog): Map<string, Zone> {
  return new Map(
    zones.map(({ id, offsets }, index) => {
      const sorted = offsets.every(([at], before) => before === 0 || offsets[before - 1]![0] < at);
      if (offsets.length > 0 && sorted) return [id, new Zone(id, offsets)];
      throw new EngineError(`catalog.zones[${index}].offsets`, 'expected at least one offset, sorted by instant');
    }),
  );
}

function checkZone(zone: (id: string) => Zone, id: string, path: string): void {
  try {
    zone(id);
  } catch (error) {
    if (error instanceof UnknownZoneError) throw new EngineError(path, error.message);
    throw error;
  }
}

function checkService(service: Service, path: string): void {
  if (service.durations.length === 0) throw new EngineError(`${path}.durations`, 'expected at least one duration');
  service.durations.forEach((duration, index) => checkWhole(duration, 1, LONGEST, `${path}.durations[${index}]`));
  if (service.grid !== undefined) checkWhole(service.grid, 1, LONGEST, `${path}.grid`);
  checkWhole(service.bufferBefore, 0, LONGEST, `${path}.bufferBefore`);
  checkWhole(service.bufferAfter, 0, LONGEST, `${path}.bufferAfter`);
  checkWhole(service.seats, 1, 10_000, `${path}.seats`);
  checkWhole(service.notice, 0, Infinity, `${path}.notice`);
  checkWhole(service.horizon, 0, Infinity, `${path}.horizon`);
  checkLimits(service.limits, `${path}.limits`);
  checkLimits(service.clientLimits, `${path}.clientLimits`);
}

function checkLimits(limits: Limits = {}, path: string): void {
  for (const per of ['perDay', 'perWeek', 'perMonth'] as const) {
    const limit = limits[per];
    if (limit !== undefined) checkWhole(limit, 1, Infinity, `${path}.${per}`);
  }
}
