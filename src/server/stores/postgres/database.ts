import { Kysely, Migrator, PostgresDialect, type Migration } from 'kysely';
import type { Notice } from '../../outbox.js';
import type { Claim, StoredBooking } from '../../store.js';
import { PgliteDialect } from './pglite-dialect.js';
import { migrations } from './schema.js';

/** The tables as far as queries are built on them; see schema.ts. */
export interface Tables {
  readonly bookings: { readonly site: string; readonly id: string; readonly booking: StoredBooking };
  readonly claims: Omit<Claim, 'span' | 'alone'> & { readonly site: string };
  readonly outbox: { readonly site: string; readonly id: number; readonly notice: Notice };
  readonly keys: { readonly site: string; readonly key: string; readonly expires: number };
}

export type Database = Kysely<Tables>;

export interface ServerOptions {
  /** Connections that are open at once; 10 where left out. */
  readonly connections?: number;
}

/** A database on a PostgreSQL server, by its address: `postgres://user:password@host/name`. */
export async function connectToServer(url: string, { connections = 10 }: ServerOptions = {}): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: connections, allowExitOnIdle: true });
  // A connection that breaks while nobody uses it is replaced by the next query; there is nobody to tell.
  pool.on('error', () => {});
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

async function migrated(database: Database): Promise<Database> {
  const provider = { getMigrations: async (): Promise<Record<string, Migration>> => ({ ...migrations }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (!error) return database;
  await database.destroy();
  throw new Error('The database could not be brought up to date with this version.', { cause: error });
}
