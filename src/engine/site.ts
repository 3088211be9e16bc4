import type { Calendar, Catalog, Service, Site, SiteEvent, Specialist } from './model.js';
import type { Zone, Zones } from '../time/zones.js';

export interface OpenOptions {
  /** Zones to share with other sites, so that each is probed once; new ones where left out. */
  readonly zones?: Zones;
}

/** A catalog made ready for questions. */
export interface OpenedSite {
  readonly catalog: Catalog;
  readonly site: Site;
  readonly services: ReadonlyMap<string, Service>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly specialists: ReadonlyMap<string, Specialist>;
  readonly events: ReadonlyMap<string, SiteEvent>;
  /** The zone of an id; throws `UnknownZoneError` where there is none. */
  zone(id: string): Zone;
}

/**
 * Opens a site for questions. Links to calendars, specialists or events that don't exist are passed over (nothing is
 * offered through them); numbers or zones that make no sense throw an `EngineError` that names the path.
 */
export declare function openSite(catalog: Catalog, options?: OpenOptions): OpenedSite;
