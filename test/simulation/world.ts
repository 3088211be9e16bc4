import { createHash } from 'node:crypto';
import { randomFrom } from '../../mocks/random.js';
import { faultsIn } from '../chaos/checker.js';
import { newCourse, type Course } from '../chaos/course.js';
import type { Intent } from '../chaos/history.js';
import { SEATS } from '../chaos/site.js';
import { SimulatedClient } from './client.js';
import { Network } from './network.js';
import { Scheduler } from './scheduler.js';
import type { Planted } from './planted.js';
import { Server } from './server.js';

export interface WorldResult {
  readonly faults: readonly string[];
  readonly intents: number;
  readonly booked: number;
  /** Stands for everything that every client was told, and when. */
  readonly trace: string;
}

/** A Monday. */
const BEGINS = Date.UTC(2026, 2, 2);
/** Clients come in waves, all of one within some seconds: so they meet. Milliseconds. */
const WAVES = 10;
const BETWEEN_WAVES = 3_600_000;
const WAVE = 4_000;
const RESTARTS = 3;
const HOURS_AHEAD = 10;
/** Minutes that the services need to know beforehand. */
const NOTICE = 120;
/** How many clients take a package. */
const PACKAGES = 0.08;

/** A site from its first client to its last, with all that befalls them, from one seed. */
export async function simulate(seed: string, size: number, planted: Planted = {}): Promise<WorldResult> {
  const random = randomFrom(seed);
  const scheduler = new Scheduler(random, BEGINS);
  const server = new Server(scheduler, planted);
  const network = new Network(scheduler, server);
  const trace = createHash('sha256');
  const intents: Intent[] = [];
  const courses: Course[] = [];
  const faults: string[] = [];
  const come = (wish: Intent['wish'], stays = false): void => {
    const intent = { name: `c${intents.length}`, wish, start: wish.start, told: new Set<string>(), odd: [] };
    intents.push(intent);
    const note = (text: string): void => void trace.update(`${scheduler.now} ${text}\n`);
    scheduler.start(() => new SimulatedClient(scheduler, network, intent, note).live(stays));
  };
  const take = (soon: number): void => {
    const course = newCourse(`k${courses.length}`, soon);
    courses.push(course);
    const note = (text: string): void => void trace.update(`${scheduler.now} ${text}\n`);
    const intent = {
      name: course.name,
      wish: { page: '', duration: 0, start: 0 },
      start: 0,
      told: course.told,
      odd: course.odd,
    };
    scheduler.start(() => new SimulatedClient(scheduler, network, intent, note).follow(course));
  };
  const check = (when: string): void => {
    faults.push(
      ...faultsIn(intents, server.state, { slack: 0, isOver: when === 'end' }, courses).map(
        (fault) => `${when}: ${fault}`,
      ),
    );
  };
  for (let n = 0; n < size; n++) {
    const wave = Math.floor((n * WAVES) / size);
    scheduler.after(wave * BETWEEN_WAVES + random() * WAVE, () =>
      random() < PACKAGES ? take(soonAt(scheduler.now)) : come(wishOf(random, scheduler.now)),
    );
  }
  for (let wave = 1; wave < WAVES; wave++) scheduler.after(wave * BETWEEN_WAVES - 1, () => check(`wave ${wave}`));
  for (let n = 0; n < RESTARTS; n++) {
    const wave = Math.floor(random() * WAVES);
    scheduler.after(wave * BETWEEN_WAVES + random() * 2 * WAVE, () => server.restart(random() < 0.5));
  }
  await scheduler.run();
  check('end');
  network.isCalm = true;
  faults.push(...(await filled(scheduler, server, come)));
  return {
    faults: [...faults, ...server.faults],
    intents: intents.length + courses.length,
    booked: [...intents, ...courses].filter(({ told }) => told.size > 0).length,
    trace: trace.digest('hex'),
  };
}

/** No seat has leaked: a class can still be filled, to exactly its size (A03). */
async function filled(
  scheduler: Scheduler,
  server: Server,
  come: (wish: Intent['wish'], stays: boolean) => void,
): Promise<string[]> {
  const start = Math.ceil(scheduler.now / 3_600_000) * 60 + NOTICE + 60 * Math.floor(scheduler.random() * 8);
  for (let n = 0; n < SEATS['class']! + 2; n++) come({ service: 'class', duration: 60, start }, true);
  await scheduler.run();
  const atThen = server.state.claims.filter(
    ({ calendar, span }) => calendar === 'teacher' && span[0] < start + 60 && span[1] > start,
  );
  const seats = atThen.filter((claim) => claim.service === 'class' && claim.start === start && !claim.hold);
  const isTaken = atThen.some((claim) => claim.service !== 'class' || claim.start !== start);
  return isTaken || seats.length === SEATS['class'] ? [] : [`the class at ${start} was filled to ${seats.length}`];
}

/** The first hour that can still be booked. */
function soonAt(now: number): number {
  return Math.ceil(now / 3_600_000) * 60 + NOTICE;
}

/** Few hours and one calendar that everyone wants, so that many meet. */
function wishOf(random: () => number, now: number): Intent['wish'] {
  const soon = soonAt(now);
  const at = (step: number): number => soon + Math.floor(random() * ((HOURS_AHEAD * 60) / step)) * step;
  const kind = random();
  if (kind < 0.2) return { service: 'talk', duration: random() < 0.5 ? 30 : 60, start: at(30), calendar: 'hot' };
  if (kind < 0.42) return { service: 'team', duration: 30, start: at(30) };
  if (kind < 0.47) return { panel: 'case', duration: 30, start: at(30) };
  if (kind < 0.5) return { page: 'guide', duration: 30, start: at(30) };
  if (kind < 0.56) return { service: 'shoot', duration: 60, start: at(30) };
  if (kind < 0.66) return { service: 'pair', duration: 60, start: at(30) };
  if (kind < 0.78) return { service: 'class', duration: 60, start: at(60) };
  if (kind < 0.88) return { service: 'visit', duration: 30, start: at(30) };
  return { service: 'desk', duration: 60, start: at(15) };
}
