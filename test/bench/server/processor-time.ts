import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../../src/server/stores/postgres/database.js';

/** Linux counts a process's time in hundredths of a second. */
const TICK = 10;

/** Milliseconds of processor time that processes have used by now; nothing where the system doesn't tell. */
export type ProcessorTime = () => number;

/** That of one process. */
export function ofProcess(id: number): ProcessorTime {
  return () => processOf(id)[0]?.time ?? 0;
}

/** That of all processes of a database on this machine, those that have ended included. */
export async function ofDatabase(database: Database): Promise<ProcessorTime> {
  const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(database);
  const parent = processes().find(({ id }) => id === rows[0]!.id)?.parent;
  return () =>
    processes().reduce(
      (sum, { id, parent: of, time, timeOfEnded }) => sum + (of === parent ? time : id === parent ? timeOfEnded : 0),
      0,
    );
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
