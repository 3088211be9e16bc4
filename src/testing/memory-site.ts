import type { AppointmentsBackend } from '../adapter/backend.js';
import { HttpAppointmentsBackend } from '../adapter/http-appointments.js';
import type { Catalog } from '../engine/index.js';
import {
  compose,
  createHandler,
  hostSite,
  MemoryStore,
  siteFromFile,
  type Handler,
  type Message,
  type SiteFile,
  type SiteSetup,
  type SiteState,
  type StoredBooking,
} from '../server/index.js';
import { machineClock } from '../server/machine-clock.js';
import { Zones, type Instant } from '../time/index.js';

export interface MemorySiteOptions {
  /** The backend's clock; the real one where left out. */
  readonly clock?: () => Instant;
  /** What it starts with: what an earlier one has kept, for instance. */
  readonly state?: SiteState;
}

/** A backend in memory, with what happened behind it. */
export interface MemorySite {
  /** For `<rota-booking>` and `<rota-appointments>`, as their `adapter`: every call of the contract, without a network. */
  readonly adapter: AppointmentsBackend;
  /** The same over HTTP: a request in, an answer out. */
  readonly handler: Handler;
  /** Everything about the site, what clients never see included: names and private calendars. */
  readonly catalog: Catalog;
  /** All bookings, newest first; each holds its assignment record. */
  bookings(): readonly StoredBooking[];
  /** The messages written to clients and hosts, newest first. */
  outbox(): Promise<readonly Message[]>;
  /** All that is kept: plain data. */
  state(): SiteState;
  /** Calls back after each change; gives the function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** The reference backend for one site, whole and in memory: for tests of pages and programs. */
export function memorySite(file: SiteFile, options?: MemorySiteOptions): MemorySite {
  return memorySiteOf(siteFromFile(file), options);
}

/** The same of a site file that is compiled already. */
export function memorySiteOf(setup: SiteSetup, { clock = machineClock, state }: MemorySiteOptions = {}): MemorySite {
  const { id } = setup.catalog.site;
  const store = new MemoryStore(state && { [id]: state });
  const hosted = hostSite(setup, new Zones());
  const handler = createHandler({ sites: [setup], store, clock, allowsOrigin: () => true, liveChanges: false });
  return {
    adapter: new HttpAppointmentsBackend({
      url: 'https://rota.invalid',
      site: id,
      fetch: (url, init) => handler(new Request(url, init)),
    }),
    handler,
    catalog: setup.catalog,
    bookings: () => newestFirst(Object.values(store.state(id).bookings)),
    outbox: async () => {
      const notices = newestFirst(store.state(id).outbox).flatMap((one) => ('webhook' in one ? [] : [one]));
      return Promise.all(notices.map((notice) => compose(hosted, notice)));
    },
    state: () => store.state(id),
    subscribe: (listener) => store.changes.listen(id, listener),
  };
}

const newestFirst = <T>(list: readonly T[]): T[] => [...list].reverse();
