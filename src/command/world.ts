import { availabilitySchema } from '../adapter/call-schema.js';
import { checked } from '../adapter/schema.js';
import { fullCatalogSchema } from '../adapter/full-catalog.js';
import { openSite, type Availability, type OpenedSite } from '../engine/index.js';
import { exactAvailability } from '../server/availability/exact.js';
import { hostSite } from '../server/hosted-site.js';
import { loadSites, readSiteText, UnusableFileError } from '../server/node/site-files.js';
import type { SiteSetup } from '../server/site-setup.js';
import { isoOf, Zones, type Day, type Instant, type Span } from '../time/index.js';
import type { CommandOptions } from './options.js';

/** What the command line is asked about. */
export interface World {
  readonly site: OpenedSite;
  readonly zones: Zones;
  /** The clock of the availability; undefined where none is given. */
  readonly now?: Instant;
  /** What is known of these days, and others. Throws where nothing is. */
  availability(days: Span<Day>, now: Instant): Availability;
}

/** Reads the files that are named. Throws an error that names the file and what is wrong in it. */
export async function loadWorld({ file, availability }: Pick<CommandOptions, 'file' | 'availability'>): Promise<World> {
  const told = availability === undefined ? undefined : await readAvailability(availability);
  const { data } = await readSiteText(file);
  if (!isCatalog(data)) return worldOfSite((await loadSites([file]))[0]!, told);
  if (!told) {
    throw new UnusableFileError(
      '--availability: is missing; a catalog does not say what is taken, expected the answer of GET /availability',
    );
  }
  const site = inFile(file, () => openSite(checked(fullCatalogSchema, data, 'catalog')));
  return { site, zones: new Zones(), ...worldOf(told) };
}

/** The world of a site file: as if nothing were booked, where nothing else is told. */
export function worldOfSite(setup: SiteSetup, told?: Availability): World {
  const zones = new Zones();
  const hosted = hostSite(setup, zones);
  const calendars = setup.catalog.calendars.map(({ id }) => id);
  const nothing = { revision: 0, claims: [], ledger: [] };
  const { site, zone } = hosted.opened;
  // Whose turn it is may hang on the soonest start of all: that is asked from today on, and a day more.
  const untouched = ([first, end]: Span<Day>, now: Instant) => {
    const days = [Math.min(zone(site.zone).dayOf(now), first), end + 1] as const;
    return exactAvailability(hosted, nothing, { calendars, days, now });
  };
  return { site: hosted.opened, zones, ...(told ? worldOf(told) : { availability: untouched }) };
}

function worldOf(told: Availability): Pick<World, 'now' | 'availability'> {
  return {
    now: told.now,
    availability: ([from, to], now) => {
      const [first, end] = told.days;
      if (from < end && first < to) return { ...told, now };
      throw new Error(
        `--availability: speaks about ${isoOf(first)} to ${isoOf(end - 1)}; expected one that knows ${isoOf(from)}`,
      );
    },
  };
}

/** A site file has its id at the top; a catalog has a site there. */
function isCatalog(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'site' in data && !('id' in data);
}

async function readAvailability(file: string): Promise<Availability> {
  const { data } = await readSiteText(file);
  return inFile(file, () => checked(availabilitySchema, data, 'availability'));
}

function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnusableFileError(`${file}\n  ${(error as Error).message}`, { cause: error });
  }
}
