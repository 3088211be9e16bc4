import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../../mocks/random.js';
import type { SiteState } from '../../src/server/index.js';
import { connectToServer } from '../../src/server/stores/postgres/database.js';
import { freePort } from '../support/free-port.js';
import { startPostgres } from '../support/postgres/server.js';
import { stateIn } from '../support/postgres/state.js';
import { faultsIn } from './checker.js';
import { book, cancel, move, takeCourse, type Network } from './client.js';
import { newCourse, type Course } from './course.js';
import type { Intent } from './history.js';
import { SEATS } from './site.js';

export interface ChaosOptions {
  readonly clients: number;
  readonly seconds: number;
  readonly seed: string;
  /** The store to try: the real one, or one that checks and then inserts. */
  readonly store: 'real' | 'naive';
  /** Whether processes are killed and the database is stopped at once; answers are lost in any case. */
  readonly kills: boolean;
}

export interface ChaosResult {
  readonly faults: readonly string[];
  readonly intents: number;
  readonly booked: number;
  readonly cancelled: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly kills: number;
  readonly stops: number;
  /** Milliseconds of single calls, sorted. */
  readonly times: readonly number[];
}

const PROCESSES = 2;
/** More than a class has seats. */
const FURTHER = 8;
/** A day that nobody else books on. */
const CLASS_DAY = Math.floor(Date.now() / 86_400_000) + 20;
const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));
const PACKAGES = 0.08;
const HOLDS = 0.15;
const MOVES = 0.2;
const CANCELS = 0.3;
/** Decisions run side by side: what happened so many lines before or after may or may not have been seen. */
const ABOUT_THEN = 60;

/** Clients, hot spots, cancellations, lost answers, killed processes, a database that stops: and then the count. */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const random = randomFrom(options.seed);
  const postgres = await startPostgres({ durable: true });
  const database = await connectToServer(postgres.url);
  const ports = await Promise.all(Array.from({ length: PROCESSES }, () => freePort()));
  const start = (port: number): Promise<ChildProcess> => startProcess(postgres.url, port, options.store);
  const processes = await Promise.all(ports.map(start));

  const ends = Date.now() + options.seconds * 1000;
  const calm = (): boolean => Date.now() >= ends;
  const times: number[] = [];
  const network: Network = {
    random,
    calm,
    times,
    address: () => `http://127.0.0.1:${ports[Math.floor(random() * PROCESSES)]}`,
  };
  const intents: Intent[] = [];
  const courses: Course[] = [];
  const clients = Array.from({ length: options.clients }, (_, client) =>
    live(network, random, client, { intents, courses }),
  );

  let [kills, stops] = [0, 0];
  while (options.kills && !calm()) {
    await pause(700 + random() * 1500);
    if ((kills + stops) % 3 === 1) {
      stops++;
      await postgres.stop(true);
      await postgres.start();
    } else {
      kills++;
      const victim = Math.floor(random() * PROCESSES);
      processes[victim]!.kill('SIGKILL');
      await once(processes[victim]!, 'exit');
      processes[victim] = await start(ports[victim]!);
    }
  }
  await Promise.all(clients);
  await Promise.all(Array.from({ length: SEATS['class']! + FURTHER }, (_, n) => join(network, n, intents)));
  for (const child of processes) child.kill('SIGKILL');
  const state: SiteState = await stateIn(database, 'chaos');
  await database.destroy();
  await postgres.remove();

  const refused: Record<string, number> = {};
  for (const { refused: code } of intents) if (code !== undefined) refused[code] = (refused[code] ?? 0) + 1;
  return {
    faults: [...faultsIn(intents, state, { slack: ABOUT_THEN }, courses), ...faultsOfClass(state)],
    intents: intents.length + courses.length,
    booked: [...intents, ...courses].filter(({ told }) => told.size > 0).length,
    cancelled: intents.filter(({ state }) => state === 'cancelled').length,
    refused,
    kills,
    stops,
    times: [...times].sort((a, b) => a - b),
  };
}

/** Clients who all want the same class, of which as many get in as it has seats (A03). */
async function join(network: Network, n: number, intents: Intent[]): Promise<void> {
  const start = CLASS_DAY * 1440;
  const wish = { service: 'class', duration: 60, start };
  const intent: Intent = { name: `class${n}`, wish, start, told: new Set(), odd: [] };
  intents.push(intent);
  await book(network, intent);
}

/** One client after another at the same desk: books, and sometimes cancels what it has. */
async function live(
  network: Network,
  random: () => number,
  client: number,
  { intents, courses }: { readonly intents: Intent[]; readonly courses: Course[] },
): Promise<void> {
  for (let turn = 0; !network.calm(); turn++) {
    if (random() < PACKAGES) {
      const course = newCourse(`k${client}x${turn}`, (Math.floor(Date.now() / 86_400_000) + 2) * 1440);
      courses.push(course);
      await takeCourse(network, course);
      continue;
    }
    const wish = wishOf(random);
    const intent: Intent = { name: `c${client}x${turn}`, wish, start: wish.start, told: new Set(), odd: [] };
    intents.push(intent);
    const booking = await book(network, intent, random() < HOLDS);
    if (booking && random() < MOVES) await move(network, intent, booking);
    if (booking && random() < CANCELS) await cancel(network, intent, booking);
  }
}

function faultsOfClass({ bookings }: SiteState): string[] {
  const start = CLASS_DAY * 1440;
  const seated = Object.values(bookings).filter((one) => one.service === 'class' && one.start === start);
  return seated.length === SEATS['class'] ? [] : [`the class was filled to ${seated.length}`];
}

/** Few days and one calendar that everyone wants, so that many meet. */
function wishOf(random: () => number): Intent['wish'] {
  const day = Math.floor(Date.now() / 86_400_000) + 2 + Math.floor(random() * 4);
  const at = (step: number): number => day * 1440 + Math.floor(random() * (1440 / step)) * step;
  const kind = random();
  if (kind < 0.24) return { service: 'talk', duration: random() < 0.5 ? 30 : 60, start: at(30), calendar: 'hot' };
  if (kind < 0.5) return { service: 'team', duration: 30, start: at(30) };
  if (kind < 0.57) return { panel: 'case', duration: 30, start: at(30) };
  if (kind < 0.6) return { page: 'guide', duration: 30, start: at(30) };
  if (kind < 0.66) return { service: 'shoot', duration: 60, start: at(30) };
  if (kind < 0.77) return { service: 'pair', duration: 60, start: at(30) };
  if (kind < 0.9) return { service: 'class', duration: 60, start: at(30) };
  return { service: 'desk', duration: 60, start: at(15) };
}

async function startProcess(url: string, port: number, store: string): Promise<ChildProcess> {
  for (;;) {
    const child = spawn(process.execPath, ['--import', 'tsx', SERVER, url, String(port), store], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr!.resume();
    const outcome = await Promise.race([
      once(child.stdout!, 'data').then(() => 'ready'),
      once(child, 'exit').then(() => 'gone'),
    ]);
    if (outcome === 'ready') return child;
    await pause(200);
  }
}
