import { connectToServer, openEmbedded, type Database } from '../../src/server/stores/postgres/database.js';
import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import {
  MemoryStore,
  type ClientLink,
  type ClientRecords,
  type Decision,
  type Intent,
  type Outcome,
  type Place,
  type Scope,
  type SiteState,
  type Snapshot,
  type Store,
  type StoredBooking,
} from '../../src/server/index.js';
import type { ChangeFeed } from '../../src/server/changes/change-feed.js';
import type { Counters } from '../../src/server/index.js';
import { databaseCounters, memoryCounters } from '../../src/server/node/counters.js';
import type { Outbox } from '../../src/server/outbox.js';
import type { Instant, Span } from '../../src/time/index.js';
import { startPostgres } from '../support/postgres/server.js';
import { stateIn } from '../support/postgres/state.js';

/** What the tests of the server run on: `memory`, `pglite` or `postgres`, by ROTA_TEST_STORE. */
export const STORE_KIND = process.env['ROTA_TEST_STORE'] ?? 'memory';

interface Opened {
  readonly store: Store;
  state(site: string): Promise<SiteState>;
}

let database: Promise<Database> | undefined;
let made = 0;

/** An empty store that can be looked into. In a shared database it has sites of its own, so that nothing has to be emptied. */
export class TestStore implements Store {
  readonly #opened = STORE_KIND === 'memory' ? inMemory() : inDatabase();
  readonly #prefix = STORE_KIND === 'memory' ? '' : `${++made}/`;

  readonly outbox: Outbox = {
    news: {
      listen: (listener) => {
        const listening = this.#opened.then(({ store }) =>
          store.outbox.news.listen((site, channel) => listener(site.slice(this.#prefix.length), channel)),
        );
        return () => void listening.then((end) => end());
      },
    },
    take: async (site, ...when) => (await this.#opened).store.outbox.take(this.#prefix + site, ...when),
    drop: async (site, ...when) => (await this.#opened).store.outbox.drop(this.#prefix + site, ...when),
    delivered: async (site, id) => (await this.#opened).store.outbox.delivered(this.#prefix + site, id),
    failed: async (site, ...what) => (await this.#opened).store.outbox.failed(this.#prefix + site, ...what),
    backlog: async (site, now) => (await this.#opened).store.outbox.backlog(this.#prefix + site, now),
    undelivered: async (site) => (await this.#opened).store.outbox.undelivered(this.#prefix + site),
    retry: async (site, ...which) => (await this.#opened).store.outbox.retry(this.#prefix + site, ...which),
  };

  readonly changes: ChangeFeed = {
    listen: (site, listener) => {
      const listening = this.#opened.then(({ store }) => store.changes.listen(this.#prefix + site, listener));
      return () => void listening.then((end) => end());
    },
  };

  /** All that is kept of a site. */
  async state(site: string): Promise<SiteState> {
    return (await this.#opened).state(this.#prefix + site);
  }

  async read(site: string, span: Span, now: Instant, calendars?: readonly string[]): Promise<Snapshot> {
    return (await this.#opened).store.read(this.#prefix + site, span, now, calendars);
  }

  async revision(site: string): Promise<number> {
    return (await this.#opened).store.revision(this.#prefix + site);
  }

  async booking(site: string, id: string): Promise<StoredBooking | undefined> {
    return (await this.#opened).store.booking(this.#prefix + site, id);
  }

  async bookings(site: string, starts: Span): Promise<readonly StoredBooking[]> {
    return (await this.#opened).store.bookings(this.#prefix + site, starts);
  }

  async client(site: string, email: string): Promise<ClientRecords> {
    return (await this.#opened).store.client(this.#prefix + site, email);
  }

  async tidy(site: string, now: Instant): Promise<void> {
    return (await this.#opened).store.tidy(this.#prefix + site, now);
  }

  async bookingsOf(site: string, client: string, limit: number, after?: Place): Promise<readonly StoredBooking[]> {
    return (await this.#opened).store.bookingsOf(this.#prefix + site, client, limit, after);
  }

  async link(site: string, tokenHash: string, now: Instant): Promise<ClientLink | undefined> {
    return (await this.#opened).store.link(this.#prefix + site, tokenHash, now);
  }

  async isSilent(site: string, mailbox: string): Promise<boolean> {
    return (await this.#opened).store.isSilent(this.#prefix + site, mailbox);
  }

  async change(site: string, scope: Scope, decision: Decision, intent?: Intent): Promise<Outcome> {
    return (await this.#opened).store.change(this.#prefix + site, scope, decision, intent);
  }
}

/** Its revisions are 0, 1, 2 …. */
async function inMemory(): Promise<Opened> {
  const store = new MemoryStore({}, () => 0);
  return { store, state: async (site) => store.state(site) };
}

/** Counters as the store under test would have them; in a shared database they have keys of their own. */
export function testCounters(): Counters {
  if (STORE_KIND === 'memory') return memoryCounters();
  const [prefix, counters] = [`${++made}/`, theDatabase().then(databaseCounters)];
  return {
    add: async (key, ...more) => (await counters).add(prefix + key, ...more),
    secret: async (name) => (await counters).secret(name),
  };
}

function theDatabase(): Promise<Database> {
  return (database ??= STORE_KIND === 'pglite' ? openEmbedded() : onServer());
}

async function inDatabase(): Promise<Opened> {
  const opened = await theDatabase();
  return { store: new PostgresStore(opened), state: (site) => stateIn(opened, site) };
}

async function onServer(): Promise<Database> {
  return connectToServer((await startPostgres()).url);
}
