import { sql } from 'kysely';
import type { Client } from 'pg';
import { LocalChanges, type ChangeNews } from '../../changes/change-feed.js';
import type { Database } from './database.js';

const CHANNEL = 'rota_changes';
/** Between two messages of one process, and between two tries to connect: milliseconds. */
const PAUSE = 100;
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * News between all processes on one database, by LISTEN and NOTIFY. Not in the transaction of the change itself: notifying
 * makes commits wait for each other, and 50 connections commit 800 small transactions a second that way in place of 7,900.
 * So each process notifies after its commits, several in one message. Who dies in between leaves pages with an old
 * view until the next change; what can be booked is decided without it.
 *
 * One connection listens, from the first listener on; it is made anew where it breaks.
 */
export class SharedChanges implements ChangeNews {
  readonly #url: string;
  readonly #database: Database;
  readonly #local = new LocalChanges();
  readonly #unsent = new Set<string>();
  #sending: Promise<void> | undefined;
  #connection: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isListening = false;
  #isClosed = false;
  #wake: () => void = () => {};

  constructor(url: string, database: Database) {
    this.#url = url;
    this.#database = database;
  }

  listen(site: string, listener: () => void): () => void {
    if (!this.#isListening) void this.#connect(SHORTEST_WAIT);
    this.#isListening = true;
    return this.#local.listen(site, listener);
  }

  announce(site: string): void {
    this.#unsent.add(site);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
  }

  /** Lets go of the connection, once everything is announced. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wake();
    clearTimeout(this.#retry);
    await this.#sending;
    await this.#connection?.end().catch(() => {});
  }

  async #send(): Promise<void> {
    while (this.#unsent.size > 0) {
      const sites = [...this.#unsent];
      this.#unsent.clear();
      await sql`select pg_notify(${CHANNEL}, site) from unnest(${sites}::text[]) as site`
        .execute(this.#database)
        .catch(() => {});
      if (this.#isClosed) continue;
      await new Promise<void>((resolve) => {
        // Whoever closes does not wait for it.
        this.#wake = resolve;
        setTimeout(resolve, PAUSE);
      });
    }
  }

  async #connect(wait: number): Promise<void> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    const again = (next: number): void => {
      client.removeAllListeners('end');
      if (!this.#isClosed) this.#retry = setTimeout(() => void this.#connect(next), wait);
    };
    client.on('error', () => {});
    client.on('notification', ({ payload }) => this.#local.announce(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      client.once('end', () => again(SHORTEST_WAIT));
      this.#connection = client;
      if (this.#isClosed) await client.end();
      // What was said while nobody listened is not said again.
      else this.#local.announceAll();
    } catch {
      await client.end().catch(() => {});
      again(Math.min(wait * 2, LONGEST_WAIT));
    }
  }
}
