import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const HOLDER = 'rota.pid';
const TICKET = 'rota.pid.taking';

/**
 * Takes a folder for this process alone: two that write into one embedded database would destroy it. Gives the function
 * that lets go of it. Throws an error that says who holds it. Whoever ended without letting go holds nothing any more.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const holder = join(folder, HOLDER);
  const ticket = join(folder, TICKET);
  await mkdir(folder, { recursive: true });
  // Two that find the mark of one who is gone must not both take over.
  await (await open(ticket, 'wx').catch((error: unknown) => refuse(folder, ticket, error))).close();
  try {
    const other = Number(await readFile(holder, 'utf8').catch(() => NaN));
    if (isRunning(other))
      throw new Error(`${folder}: is in use by process ${other}; stop it, or choose another folder with --data`);
    await writeFile(holder, String(process.pid));
  } finally {
    await rm(ticket, { force: true });
  }
  return () => rm(holder, { force: true });
}

function refuse(folder: string, ticket: string, error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  throw new Error(`${folder}: another process is about to use it; if there is none, remove ${ticket}`);
}

/** A number of our own is left over from an earlier life: in a container the process often has the same each time. */
function isRunning(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0 || id === process.pid) return false;
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
