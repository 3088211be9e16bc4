import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../../src/server/stores/postgres/database.js';

/** Linux counts a process's time in hundredths of a second. */
const TICK = 10;

/** Something that only rises, and that calls make rise. */
export interface Gauge {
  readonly name: string;
  readonly unit: string;
  readonly read: () => Promise<number>;
}

/** Milliseconds of processor time that a process has used; nothing where the system doesn't tell. */
export function timeOfProcess(name: string, id: number): Gauge {
  return { name, unit: 'ms', read: async () => processOf(id)[0]?.time ?? 0 };
}

/** That of all processes of a database on this machine, those that have ended included; and what it writes. */
export async function gaugesOfDatabase(database: Database): Promise<Gauge[]> {
  const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(database);
  const parent = processes().find(({ id }) => id === rows[0]!.id)?.parent;
  const time = (): number =>
    processes().reduce(
      (sum, { id, parent: of, time, timeOfEnded }) => sum + (of === parent ? time : id === parent ? timeOfEnded : 0),
      0,
    );
  const number = async (what: string): Promise<number> =>
    (await sql<{ number: number }>`select (${sql.raw(what)})::float8 as number`.execute(database)).rows[0]!.number;
  return [
    { name: 'database', unit: 'ms', read: async () => time() },
    { name: 'log', unit: 'KB', read: () => number(`(pg_current_wal_insert_lsn() - '0/0') / 1024`) },
    { name: 'commits', unit: '', read: () => number('pg_snapshot_xmax(pg_current_snapshot())::text') },
  ];
}

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly time: number;
  /** Of the processes that it has started and that have ended. */
  readonly timeOfEnded: number;
}

function processes(): Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((id) => processOf(Number(id)));
  } catch {
    return [];
  }
}

/** Nothing where it has ended meanwhile. */
function processOf(id: number): Process[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [time, timeOfEnded] = [11, 13].map((place) => (Number(fields[place]) + Number(fields[place + 1])) * TICK);
    return [{ id, parent: Number(fields[1]), time: time!, timeOfEnded: timeOfEnded! }];
  } catch {
    return [];
  }
}
