import { parseArgs } from 'node:util';
import { openDatabase, type Keeping } from '../server/node/open-store.js';
import { moveData, NotEmptyError } from '../server/stores/postgres/move-data.js';

export const USAGE = `Copies everything from one database to another that is empty: rota move-data

  --from <place>     a folder, or the address of a PostgreSQL server; nothing may use it meanwhile
  --to <place>       the same; DATABASE_URL where left out`;

/** Copies what the command line says. Prints how much; throws an error that says what is wrong. */
export async function moveDataCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { values } = parseArgs({
    args: [...args],
    options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return USAGE;
  const { from: source, to: target = env['DATABASE_URL'] } = values;
  if (!source) throw new Error('--from: is missing; expected a folder, or postgres://user:password@host:5432/database');
  if (!target)
    throw new Error('--to: is missing, and so is DATABASE_URL; expected a folder, or the address of a server');
  const from = await openDatabase(placeOf(source), console.error, { mustExist: true });
  try {
    const to = await openDatabase(placeOf(target), console.error);
    try {
      const moved = Object.entries(await moveData(from.database, to.database)).filter(([, rows]) => rows > 0);
      const lines = moved.map(([table, rows]) => `  ${table}: ${rows}`);
      return [`Copied, by table:`, ...lines, `Serve from the new place, and put the old one away.`].join('\n');
    } catch (error) {
      if (!(error instanceof NotEmptyError)) throw error;
      throw new Error(`--to: ${error.message}; nothing was copied, expected an empty database`, { cause: error });
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function placeOf(place: string): Exclude<Keeping, { kind: 'memory' }> {
  return /^postgres(ql)?:\/\//.test(place) ? { kind: 'server', url: place } : { kind: 'folder', folder: place };
}
