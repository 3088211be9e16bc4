import { sql } from 'kysely';
import type { Database } from './database.js';
import { guarded } from './outages.js';

/** A site as its owner wrote it, parsed and not checked: rows can be changed by other programs too. */
export interface SiteRow {
  readonly site: string;
  readonly file: unknown;
}

/** Site files that are kept as rows beside the bookings, so that all processes on one database serve the same sites. */
export class SiteRows {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async all(): Promise<readonly SiteRow[]> {
    return this.#run(sql<SiteRow>`select site, file from sites order by site`);
  }

  /** A text that changes whenever a row does, whoever changed it. */
  async mark(): Promise<string> {
    const [row] = await this.#run(
      sql<{ mark: string | null }>`select string_agg(site || ' ' || xmin, ',' order by site) as mark from sites`,
    );
    return row?.mark ?? '';
  }

  /** Keeps the file, in place of the one that the site had. */
  async put({ site, file }: SiteRow): Promise<void> {
    await this.#run(sql`
      insert into sites (site, file) values (${site}, ${JSON.stringify(file)}::jsonb)
      on conflict (site) do update set file = excluded.file`);
  }

  /** Whether it was there. Its bookings stay. */
  async remove(site: string): Promise<boolean> {
    return (await this.#run(sql`delete from sites where site = ${site} returning site`)).length > 0;
  }

  async #run<Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
    return guarded(async () => (await query.execute(this.#database)).rows);
  }
}
