import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely';
import type { Pool } from 'pg';
import type { Outgoing } from '../../outbox.js';
import type { Claim, StoredBooking } from '../../store.js';
import { functions } from './functions.js';
import { PgliteDialect } from './pglite-dialect.js';
import { migrations } from './schema.js';

/** The tables as far as queries are built on them; see schema.ts. */
export interface Tables {
  readonly bookings: {
    readonly site: string;
    readonly id: string;
    readonly start: number;
    readonly booking: StoredBooking;
  };
  readonly claims: Omit<Claim, 'span' | 'alone'> & { readonly site: string };
  readonly outbox: { readonly site: string; readonly id: number; readonly notice: Outgoing };
  readonly keys: { readonly site: string; readonly key: string; readonly expires: number };
}

export type Database = Kysely<Tables>;

export interface ServerOptions {
  /** Connections that are open at once; 10 where left out. */
  readonly connections?: number;
}

/** A database that a later version of Rota has used: what has changed in it is not known here. */
export class NewerDatabaseError extends Error {}

/** How long a query waits for a connection: milliseconds. */
const CONNECTION_PATIENCE = 10_000;

/** The first version of PostgreSQL with all that the schema uses; see `server_version_num`. */
const OLDEST_SERVER = 130000;

/** A database on a PostgreSQL server, by its address: `postgres://user:password@host/name`. */
export async function connectToServer(url: string, options?: ServerOptions): Promise<Database> {
  return databaseOn(await poolOf(url, options));
}

/** The connections to a server; none is made yet. */
export async function poolOf(url: string, { connections = 10 }: ServerOptions = {}): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECTION_PATIENCE,
    allowExitOnIdle: true,
  });
  // A connection that breaks is replaced by the next query. Whoever used it learns it from that query; unheard, the same
  // event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The database at the other end, brought up to date; ends the pool with it. */
export function databaseOn(pool: Pool): Promise<Database> {
  return migrated(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }));
}

/** A database in a folder, inside this process (PGlite): nothing to install. In memory where there is no folder. */
export async function openEmbedded(folder?: string): Promise<Database> {
  const [{ PGlite }, { btree_gist }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/btree_gist'),
  ]);
  const client = await PGlite.create({ ...(folder !== undefined && { dataDir: folder }), extensions: { btree_gist } });
  return migrated(new Kysely<Tables>({ dialect: new PgliteDialect(client) }));
}

/** Brings tables and functions up to date. Where several processes start at once, one does it and the others wait (Kysely locks). */
async function migrated(database: Database): Promise<Database> {
  try {
    await checkVersion(database);
    const provider = { getMigrations: async (): Promise<Record<string, Migration>> => ({ ...migrations }) };
    const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
    if (!error) return await withFunctions(database);
    const [, unknown] = /previously executed migration (\S+) is missing/.exec(String(error)) ?? [];
    if (unknown === undefined) {
      throw new Error('The database could not be brought up to date with this version.', { cause: error });
    }
    throw new NewerDatabaseError(
      `a newer version of Rota has used this database (its change ${unknown}); use that one`,
    );
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** Makes the functions of this version. Two that did it at once would disturb each other. */
async function withFunctions(database: Database): Promise<Database> {
  await database.transaction().execute(async (on) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('functions', 0))`.execute(on);
    for (const text of functions) await sql.raw(text).execute(on);
  });
  return database;
}

async function checkVersion(database: Database): Promise<void> {
  const { rows } = await sql<{ number: number; version: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version
  `.execute(database);
  const { number, version } = rows[0]!;
  if (number < OLDEST_SERVER) throw new Error(`PostgreSQL ${version} is too old; expected 13 or newer`);
}
