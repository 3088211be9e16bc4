import type { Catalog } from '../src/engine/index.js';
import {
  compose,
  createHandler,
  hostSite,
  MemoryStore,
  siteFromFile,
  type Handler,
  type Message,
  type SiteState,
  type StoredBooking,
} from '../src/server/index.js';
import { MINUTES_PER_DAY, Zones, type Instant } from '../src/time/index.js';
import { seededState } from './seed.js';
import { SAMPLES, type SampleName } from './sites/index.js';

/** The backend of one sample site, whole and in memory, and the host's view of it. */
export interface SampleBackend {
  readonly handler: Handler;
  /** Everything about the site, what clients never see included: names and private calendars. */
  readonly catalog: Catalog;
  /** The messages written since the demo began, newest first. */
  outbox(): Promise<readonly Message[]>;
  /** The bookings made since the demo began, newest first; each holds its assignment record. */
  bookings(): readonly StoredBooking[];
  /** All that is kept; see `SampleBackendOptions.saved`. */
  state(): SiteState;
  /** Calls back after each change; gives the function that ends it. */
  subscribe(listener: () => void): () => void;
}

export interface SampleBackendOptions {
  readonly site: SampleName;
  readonly clock: () => Instant;
  /** What an earlier backend of this site has kept, to go on from. */
  readonly saved?: SiteState;
}

/** Starts a sample site on the real handler and store. */
export function createSampleBackend({ site, clock, saved }: SampleBackendOptions): SampleBackend {
  const sample = SAMPLES[site](Math.floor(clock() / MINUTES_PER_DAY));
  const setup = siteFromFile(sample.file);
  const seeded = seededState(setup, sample.bookings, clock());
  const { id } = setup.catalog.site;
  const store = new MemoryStore({ [id]: saved ?? seeded });
  const hosted = hostSite(setup, new Zones());
  const newestFirst = <T>(list: readonly T[]): T[] => [...list].reverse();
  return {
    handler: createHandler({ sites: [setup], store, clock, allowsOrigin: () => true, liveChanges: false }),
    catalog: setup.catalog,
    outbox: async () => {
      const notices = newestFirst(store.state(id).outbox).flatMap((one) => ('webhook' in one ? [] : [one]));
      const messages = await Promise.all(notices.map((notice) => compose(hosted, notice)));
      return messages.filter((message) => message !== undefined);
    },
    bookings: () =>
      newestFirst(Object.values(store.state(id).bookings).filter((booking) => !(booking.id in seeded.bookings))),
    state: () => store.state(id),
    subscribe: (listener) => store.changes.listen(id, listener),
  };
}
