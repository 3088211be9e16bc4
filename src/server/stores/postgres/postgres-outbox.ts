import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../../time/units.js';
import type { Notice, Outbox, QueuedNotice } from '../../outbox.js';
import type { Database } from './database.js';
import { guarded } from './outages.js';

interface Row {
  readonly id: string;
  readonly notice: Notice;
  readonly next: Instant | null;
  readonly attempts: number;
  readonly failure: string | null;
}

/** The notices of a database. Several processes may deliver from it at once. */
export class PostgresOutbox implements Outbox {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async take(site: string, now: Instant, until: Instant, limit: number): Promise<readonly QueuedNotice[]> {
    // Whom another is just taking are passed over: nobody waits, and nobody gets the same.
    const taken = await this.#rows(sql<Row>`
      with due as materialized (
        select id from outbox where site = ${site} and next <= ${now}
        order by next, id limit ${limit} for update skip locked)
      update outbox set next = ${until}, attempts = attempts + 1
      from due where outbox.site = ${site} and outbox.id = due.id
      returning outbox.id::text as id, notice, outbox.next::float8 as next, attempts, failure`);
    return taken.sort((a, b) => Number(a.id) - Number(b.id));
  }

  async delivered(site: string, id: string): Promise<void> {
    await this.#rows(sql<Row>`delete from outbox where site = ${site} and id = ${id}::bigint`);
  }

  async failed(site: string, taken: QueuedNotice, failure: string, next: Instant | undefined): Promise<void> {
    await this.#rows(sql<Row>`
      update outbox set next = ${next ?? null}, failure = ${failure}
      where site = ${site} and id = ${taken.id}::bigint and attempts = ${taken.attempts}`);
  }

  async undelivered(site: string): Promise<readonly QueuedNotice[]> {
    return this.#rows(sql<Row>`
      select id::text as id, notice, next::float8 as next, attempts, failure from outbox where site = ${site} and next is null order by id`);
  }

  async #rows(query: RawBuilder<Row>): Promise<QueuedNotice[]> {
    return (await guarded(() => query.execute(this.#database))).rows.map(queuedNotice);
  }
}

function queuedNotice({ notice, id, next, attempts, failure }: Row): QueuedNotice {
  return { ...notice, id, attempts, ...(next !== null && { next }), ...(failure !== null && { failure }) };
}
