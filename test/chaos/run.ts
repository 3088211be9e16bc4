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
import { attend, give, look, miss, type Kept } from './hosts.js';
import type { Intent } from './history.js';
import { SEATS } from './site.js';

export interface ChaosOptions {
  readonly clients: number;
  readonly seconds: number;
  readonly seed: string;
  /** The store to try: the real one, one that checks and then inserts, or one that keeps the place of whoever gives one away. */
  readonly store: 'real' | 'naive' | 'clinging';
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
/** Another one: the small class whose seats are given away. */
const YOGA_DAY = CLASS_DAY + 1;
/** In minutes: all that clients booked among each other has begun by then. */
const LATER = 10 * 1440;
const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));
const PACKAGES = 0.08;
const HOLDS = 0.15;
const MOVES = 0.2;
const CANCELS = 0.3;
const HOSTS = 0.3;
const MISSED = 40;
/** Seats of the small class that become free. */
const GIVEN = 2;
/** Decisions run side by side: what happened so many lines before or after may or may not have been seen. */
const ABOUT_THEN = 60;

/** Clients, hot spots, cancellations, lost answers, killed processes, a database that stops: and then the count. */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const random = randomFrom(options.seed);
  const postgres = await startPostgres({ durable: true });
  const database = await connectToServer(postgres.url);
  const ports = await Promise.all(Array.from({ length: PROCESSES }, () => freePort()));
  const start = (port: number, ahead = 0): Promise<ChildProcess> =>
    startProcess(postgres.url, port, options.store, ahead);
  const processes = await Promise.all(ports.map((port) => start(port)));

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
  const kept: Kept[] = [];
  const clients = Array.from({ length: options.clients }, (_, client) =>
    live(network, random, client, { intents, courses, kept }),
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
  await giveSeats(network, intents);
  for (const child of processes) child.kill('SIGKILL');
  // Then the days pass, and some clients never came.
  const later = await Promise.all(ports.map((port) => start(port, LATER)));
  const stand = kept.filter(({ intent }) => intent.state === 'confirmed');
  await Promise.all(stand.slice(0, MISSED).map((one) => miss(network, one)));
  for (const child of later) child.kill('SIGKILL');
  const state: SiteState = await stateIn(database, 'chaos');
  await database.destroy();
  await postgres.remove();

  const refused: Record<string, number> = {};
  for (const { refused: code } of intents) if (code !== undefined) refused[code] = (refused[code] ?? 0) + 1;
  return {
    faults: [
      ...faultsIn(intents, state, { slack: ABOUT_THEN }, courses),
      ...faultsOfClass(state),
      ...faultsOfYoga(state),
    ],
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

/** Two full classes at once: two clients of the first cancel, and all seats of the second are given to it at the same time. */
async function giveSeats(network: Network, intents: Intent[]): Promise<void> {
  const start = YOGA_DAY * 1440;
  const wish = { service: 'yoga', duration: 60, start };
  const seated = await Promise.all(
    Array.from({ length: 2 * SEATS['yoga']! }, async (_, n): Promise<Kept[]> => {
      const intent: Intent = { name: `yoga${n}`, wish, start, told: new Set(), odd: [] };
      intents.push(intent);
      const booking = await book(network, intent);
      if (booking) await look(network, { intent, booking });
      return booking ? [{ intent, booking }] : [];
    }),
  );
  const of = (teacher: string): Kept[] => seated.flat().filter(({ intent }) => intent.hosts?.[0] === teacher);
  await Promise.all(
    of('y1')
      .slice(0, GIVEN)
      .map(({ intent, booking }) => cancel(network, intent, booking)),
  );
  await Promise.all(of('y2').map((one) => give(network, one, 'y1')));
  await Promise.all(seated.flat().map((one) => look(network, one)));
}

/** One client after another at the same desk: books, and sometimes cancels what it has, or the site's people change it. */
async function live(
  network: Network,
  random: () => number,
  client: number,
  { intents, courses, kept }: { readonly intents: Intent[]; readonly courses: Course[]; readonly kept: Kept[] },
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
    if (!booking) continue;
    kept.push({ intent, booking });
    if (random() < MOVES) await move(network, intent, booking);
    const hosts = random() < HOSTS ? attend(network, { intent, booking }) : undefined;
    if (random() < CANCELS) await cancel(network, intent, booking);
    await hosts;
    if (hosts) await look(network, { intent, booking });
  }
}

function faultsOfClass({ bookings }: SiteState): string[] {
  const start = CLASS_DAY * 1440;
  const seated = Object.values(bookings).filter((one) => one.service === 'class' && one.start === start);
  return seated.length === SEATS['class'] ? [] : [`the class was filled to ${seated.length}`];
}

/** As many seats as were given up went over, and no more. */
function faultsOfYoga({ bookings }: SiteState): string[] {
  const own = Object.values(bookings).filter(
    ({ service, start, state }) => service === 'yoga' && start === YOGA_DAY * 1440 && state !== 'cancelled',
  );
  const left = ['y1', 'y2'].map((teacher) => own.filter(({ calendar }) => calendar === teacher).length);
  const due = [SEATS['yoga'], SEATS['yoga']! - GIVEN];
  return left.join() === due.join() ? [] : [`the seats that were given away: ${left} are taken, not ${due}`];
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
  if (kind < 0.86) return { service: 'class', duration: 60, start: at(30) };
  if (kind < 0.93) return { service: 'yoga', duration: 60, start: at(60) };
  return { service: 'desk', duration: 60, start: at(15) };
}

async function startProcess(url: string, port: number, store: string, ahead: number): Promise<ChildProcess> {
  for (;;) {
    const child = spawn(process.execPath, ['--import', 'tsx', SERVER, url, String(port), store, String(ahead)], {
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
