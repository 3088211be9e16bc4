import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../../time/units.js';
import type { Backlog, Channel, Outgoing, Outbox, QueuedNotice } from '../../outbox.js';
import { OutboxNews } from '../../outbox-news.js';
import type { Database } from './database.js';
import { called } from './functions.js';
import { guarded } from './outages.js';

interface Row {
  readonly id: string;
  readonly notice: Outgoing;
  readonly next: Instant | null;
  readonly leased: Instant | null;
  readonly attempts: number;
  readonly failure: string | null;
}

/** The notices of a database. Several processes may deliver from it at once. */
export class PostgresOutbox implements Outbox {
  readonly news = new OutboxNews();
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async take(
    site: string,
    now: Instant,
    until: Instant,
    limit: number,
    channels: readonly Channel[],
  ): Promise<readonly QueuedNotice[]> {
    const taken = await this.#rows(sql<Row>`
      select ${ROW} from ${called('take_notices')}(${site}, ${now}::bigint, ${until}::bigint, ${limit}::int, ${channels}::text[])`);
    return taken.sort((a, b) => Number(a.id) - Number(b.id));
  }

  async drop(site: string, now: Instant, shownSince: Instant): Promise<number> {
    const dropped = await this.#rows(sql<Row>`
      delete from outbox where site = ${site} and coalesce(leased, 0) <= ${now}
        and until <= case when next is null then ${shownSince}::bigint else ${now}::bigint end
      returning ${ROW}`);
    return dropped.length;
  }

  async delivered(site: string, id: string): Promise<void> {
    await this.#rows(sql<Row>`delete from outbox where site = ${site} and id = ${id}::bigint`);
  }

  async failed(site: string, taken: QueuedNotice, failure: string, next: Instant | undefined): Promise<void> {
    await this.#rows(sql<Row>`
      update outbox set next = ${next ?? null}, leased = null, failure = ${failure}
      where site = ${site} and id = ${taken.id}::bigint and attempts = ${taken.attempts}`);
  }

  async backlog(site: string, now: Instant): Promise<Backlog> {
    const query = sql<{ waiting: number; oldest: Instant | null; undelivered: number }>`
      select count(*) filter (where due <= ${now} and next is not null)::int as waiting,
        min(due) filter (where due <= ${now} and next is not null)::float8 as oldest,
        count(*) filter (where next is null)::int as undelivered
      from outbox where site = ${site}`;
    const { waiting, oldest, undelivered } = (await guarded(() => query.execute(this.#database))).rows[0]!;
    return { waiting, ...(oldest !== null && { oldest }), undelivered };
  }

  /** All that concern some bookings. */
  async about(site: string, bookings: readonly string[]): Promise<readonly QueuedNotice[]> {
    return this.#rows(sql<Row>`
      select ${ROW} from outbox
      where site = ${site} and notice->'booking'->>'id' = any(${bookings}::text[]) order by id`);
  }

  async undelivered(site: string): Promise<readonly QueuedNotice[]> {
    return this.#rows(sql<Row>`
      select ${ROW} from outbox where site = ${site} and next is null order by id`);
  }

  async retry(site: string, id: string, now: Instant): Promise<boolean> {
    const tried = await this.#rows(sql<Row>`
      update outbox set next = ${now} where site = ${site} and id::text = ${id} and next is null returning ${ROW}`);
    this.news.announce(site, tried);
    return tried.length > 0;
  }

  async #rows(query: RawBuilder<Row>): Promise<QueuedNotice[]> {
    return (await guarded(() => query.execute(this.#database))).rows.map(queuedNotice);
  }
}

const ROW = sql`id::text as id, notice, next::float8 as next, leased::float8 as leased, attempts, failure`;

function queuedNotice({ notice, id, next, leased, attempts, failure }: Row): QueuedNotice {
  return {
    ...{ ...notice, id, attempts },
    ...(next !== null && { next }),
    ...(leased !== null && { leased }),
    ...(failure !== null && { failure }),
  };
}
