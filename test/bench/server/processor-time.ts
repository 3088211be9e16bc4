import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../../src/server/stores/postgres/database.js';

/** Linux counts a process's time in hundredths of a second. */
const TICK = 10;

/** Milliseconds of processor time that processes have used by now; nothing where the system doesn't tell. */
export type ProcessorTime = () => number;

/** That of one process. */
export function ofProcess(id: number): ProcessorTime {
  return () => timesOf((process) => process.id === id);
}

/** That of all processes of a database on this machine. */
export async function ofDatabase(database: Database): Promise<ProcessorTime> {
  const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(database);
  const parent = processes().find(({ id }) => id === rows[0]!.id)?.parent;
  return () => timesOf((process) => process.parent === parent);
}

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly time: number;
}

function timesOf(isMeant: (process: Process) => boolean): number {
  return processes()
    .filter(isMeant)
    .reduce((sum, { time }) => sum + time, 0);
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
    return [{ id, parent: Number(fields[1]), time: (Number(fields[11]) + Number(fields[12])) * TICK }];
  } catch {
    return [];
  }
}
