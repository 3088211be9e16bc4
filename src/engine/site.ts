import { checkAvailability, checkCatalog } from './check.js';
import { EngineError } from './errors.js';
import { linkSite, type LinkedSite } from './links.js';
import type { Availability, Calendar, Catalog } from './model.js';
import type { Opening } from './opening.js';
import { Zone } from '../time/zone.js';
import { UnknownZoneError, Zones } from '../time/zones.js';

export interface OpenOptions {
  /** Zones to share with other sites, so that each is probed once; new ones where left out. */
  readonly zones?: Zones;
}

/** A catalog made ready for questions. */
export interface OpenedSite extends LinkedSite {
  /** The zone of an id: as the backend sent it, else as this machine knows it. Throws an `UnknownZoneError`. */
  zone(id: string): Zone;
  /** Throws where an availability is not of the form that its type says; left out where that is known to be so. */
  check?(availability: Availability): void;
  /** By calendar: the number of its pattern. Calendars with the same zone, hours and blackouts have the same one. */
  readonly patterns: ReadonlyMap<string, number>;
  /** Openings made so far; see opening.ts. */
  readonly openings: Map<string, Opening>;
}

/**
 * Opens a site for questions. Links to calendars, specialists or events that don't exist are passed over (nothing is
 * offered through them); missing lists, ids that stand twice, and numbers and zones that make no sense throw an
 * `EngineError` that names the path. Availability that it is asked about is held to its form, too.
 */
export function openSite(catalog: Catalog, options: OpenOptions = {}): OpenedSite {
  checkCatalog(catalog);
  return { ...openChecked(catalog, options), check: checkAvailability };
}

/** The same for data that a schema has checked already, as in the page: only what needs the whole catalog is checked. */
export function openChecked(catalog: Catalog, options: OpenOptions = {}): OpenedSite {
  return openLinked(linkSite(catalog), options);
}

/** Opens a site whose links are followed. Throws an `EngineError` where a zone makes no sense. */
export function openLinked(linked: LinkedSite, { zones: shared = new Zones() }: OpenOptions = {}): OpenedSite {
  const { catalog } = linked;
  const sent = sentZones(catalog);
  const zone = (id: string): Zone => sent.get(id) ?? shared.get(id);
  checkZone(zone, catalog.site.zone, 'catalog.site.zone');
  catalog.calendars.forEach((calendar, index) => checkZone(zone, calendar.zone, `catalog.calendars[${index}].zone`));
  return { ...linked, zone, patterns: patternsOf(catalog.calendars), openings: new Map() };
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
      const sorted = offsets.every(([at], place) => place === 0 || offsets[place - 1]![0] < at);
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
