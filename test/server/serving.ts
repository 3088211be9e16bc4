import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { isoOf } from '../../src/time/index.js';
import { ROTA } from '../support/command.js';

/** The program of `npm run serve`, once it listens or has ended. */
export interface Serving {
  /** All it has printed so far. */
  readonly output: () => string;
  /** Its exit code, where it has ended. */
  readonly code: number | null;
  /** Its address as the printed tag names it. */
  readonly url: string;
  /** Asks it to end, or kills it; gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Ends what still runs; for `after`. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts the server on a free port unless the arguments say otherwise. */
export async function startServing(args: readonly string[], env: Record<string, string> = {}): Promise<Serving> {
  const child = spawn(process.execPath, [...ROTA, 'serve', '--port', '0', ...args], {
    env: { ...process.env, DATABASE_URL: '', ...env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let output = '';
  const ended = once(child, 'close') as Promise<[number | null]>;
  const listens = new Promise<null>((resolve) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ctrl+C')) resolve(null);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const code = await Promise.race([listens, ended.then(([exitCode]) => exitCode)]);
  return {
    output: () => output,
    code,
    url: /backend="([^"]+)"/.exec(output)?.[1] ?? '',
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

/** A start of the sample site that is open whenever this runs: a Thursday in a week or so, at 10:00. */
export function nextThursday(): string {
  const today = Math.floor(Date.now() / 86_400_000);
  const date = isoOf(today + 7 + ((7 - (today % 7)) % 7));
  const offset = /GMT([+-]\d\d:\d\d)/.exec(
    new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' }).format(
      new Date(`${date}T10:00Z`),
    ),
  )![1];
  return `${date}T10:00${offset}[Europe/Berlin]`;
}

/** A booking on the sample site; the same key is the same wish. */
export function bookOn(url: string, key: string = crypto.randomUUID(), email = 'a@example.com'): Promise<Response> {
  return fetch(`${url}/v1/sites/wellness/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, origin: 'http://localhost:5173' },
    body: JSON.stringify({
      service: 'massage',
      duration: 60,
      start: nextThursday(),
      client: { firstName: 'A', lastName: 'B', email, locale: 'en', zone: 'Europe/Berlin' },
    }),
  });
}
