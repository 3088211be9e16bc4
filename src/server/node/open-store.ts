import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MemoryStore } from '../stores/memory-store.js';
import {
  databaseOn,
  NewerDatabaseError,
  openEmbedded,
  poolOf,
  type Database,
  type ServerOptions,
} from '../stores/postgres/database.js';
import { PostgresStore } from '../stores/postgres/postgres-store.js';
import { SiteRows } from '../stores/postgres/site-rows.js';
import { SharedChanges } from '../stores/postgres/shared-changes.js';
import type { Store } from '../store.js';
import type { PoolFigures } from './metrics.js';
import type { Counters } from '../defences/counters.js';
import { databaseCounters, memoryCounters } from './counters.js';
import { holdFolder } from './folder-lock.js';

/** Where bookings are kept: a PostgreSQL server, a folder on this machine, or nowhere. */
export type Keeping =
  | ({ readonly kind: 'server'; readonly url: string } & ServerOptions)
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory' };

export interface OpenStore {
  readonly store: Store;
  readonly counters: Counters;
  /** Says in a sentence where bookings are kept, without a password. */
  readonly where: string;
  /** The sites that are kept as rows; nothing of the kind in memory. */
  readonly siteRows?: SiteRows;
  /** Figures of the connections, where there are any. */
  readonly pool?: () => PoolFigures;
  /** Lets go of it, once nothing uses it any more. */
  close(): Promise<void>;
}

/** A database that is open, up to date, and nobody else's where it is a folder. */
export interface OpenDatabase {
  readonly database: Database;
  /** As in `OpenStore`. */
  readonly where: string;
  readonly pool?: () => PoolFigures;
  close(): Promise<void>;
}

/**
 * Opens the store and brings its tables up to date. Throws an error that says what is wrong and what to do.
 *
 * @param say Told what takes a while: an embedded database needs some seconds, and more to be made.
 */
export async function openStore(keeping: Keeping, say: (line: string) => void = () => {}): Promise<OpenStore> {
  if (keeping.kind === 'memory') {
    return {
      store: new MemoryStore(),
      counters: memoryCounters(),
      where: 'Bookings are kept in memory: they are gone when this stops.',
      close: async () => {},
    };
  }
  const { database, close, ...facts } = await openDatabase(keeping, say);
  const siteRows = new SiteRows(database);
  // No other process uses a folder: there is nobody to count with, or to hear of.
  if (keeping.kind === 'folder')
    return { ...facts, siteRows, store: new PostgresStore(database), counters: memoryCounters(), close };
  const changes = new SharedChanges(keeping.url, database);
  return {
    ...{ ...facts, siteRows, store: new PostgresStore(database, changes), counters: databaseCounters(database) },
    close: () => changes.close().finally(close),
  };
}

/** The database alone, as for `openStore`. With `mustExist` none is made in a folder. */
export async function openDatabase(
  keeping: Exclude<Keeping, { kind: 'memory' }>,
  say: (line: string) => void,
  { mustExist = false }: { readonly mustExist?: boolean } = {},
): Promise<OpenDatabase> {
  return keeping.kind === 'server' ? openServer(keeping) : openFolder(resolve(keeping.folder), say, mustExist);
}

async function openServer({ url, ...options }: Extract<Keeping, { kind: 'server' }>): Promise<OpenDatabase> {
  const place = addressOf(url);
  const pool = await poolOf(url, options);
  const database = await databaseOn(pool).catch((error: unknown) => {
    throw new Error(`DATABASE_URL: ${place}: ${faultOf(error)}`, { cause: error });
  });
  return {
    database,
    where: `Bookings are kept in PostgreSQL at ${place}.`,
    pool: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => database.destroy(),
  };
}

async function openFolder(folder: string, say: (line: string) => void, mustExist: boolean): Promise<OpenDatabase> {
  const isNew = (await versionIn(folder)) === undefined;
  if (isNew && mustExist)
    throw new Error(`${folder}: there is no database in it; expected a folder that bookings are kept in`);
  const letGo = await holdFolder(folder);
  try {
    say(`${isNew ? 'Preparing a' : 'Opening the'} database in ${folder} …`);
    const database = await openEmbedded(folder);
    return {
      database,
      where: `Bookings are kept in ${folder}.`,
      close: () => database.destroy().finally(letGo),
    };
  } catch (error) {
    await letGo();
    throw new Error(`${folder}: ${await folderFaultOf(folder, error)}`, { cause: error });
  }
}

async function folderFaultOf(folder: string, error: unknown): Promise<string> {
  if (error instanceof NewerDatabaseError) return error.message;
  const version = await versionIn(folder);
  const made = version === undefined ? '' : `; what is in it was made by PostgreSQL ${version.trim()}`;
  return `no database can be opened in it (${innermost(error).message})${made}; choose another folder, or the version of Rota that made it`;
}

/** The version of the database in a folder; undefined where there is none. */
function versionIn(folder: string): Promise<string | undefined> {
  return readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
}

/** What PostgreSQL and Node call the usual faults, and what they come from. */
const FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server answers there; is it running, and are host and port right?',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host cannot be looked up right now',
  ETIMEDOUT: 'no server answers there; is it behind a firewall?',
  '28P01': 'the password is wrong',
  '28000': 'the server refuses this user',
  '3D000': 'there is no such database; create it first: createdb <name>',
  '42501': 'the user may not create the tables or the extension btree_gist; grant it CREATE on the database',
  '0A000': 'the server lacks the extension btree_gist; install the contributed modules of PostgreSQL',
  '58P01': 'the server lacks the extension btree_gist; install the contributed modules of PostgreSQL',
};

function faultOf(error: unknown): string {
  const inner = innermost(error);
  return FAULTS[String((inner as { code?: unknown }).code)] ?? inner.message;
}

function innermost(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause === undefined ? error : innermost(error.cause);
}

/** Host, port and name of the database: an address may hold a password. */
function addressOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Error('DATABASE_URL: is no address of a server; expected postgres://user:password@host:5432/database');
  }
  return `${parsed.host}${parsed.pathname}`;
}
