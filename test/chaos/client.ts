import { setTimeout as pause } from 'node:timers/promises';
import type { Booking, ProblemBody } from '../../src/adapter/contract.js';
import { useCourse, type Course } from './course.js';
import type { Intent } from './history.js';

/** A network that loses answers and delivers some requests twice. */
export interface Network {
  readonly random: () => number;
  /** The address of one of the processes. */
  readonly address: () => string;
  /** Until when the network misbehaves; after that everything that is open gets its answer. */
  readonly calm: () => boolean;
  /** Milliseconds that each call took, by whether it was let through as it is. */
  readonly times: number[];
}

const LOST = 0.04;
const TWICE = 0.04;
const TRIES = 400;
const DEFINITE = [200, 201, 409, 410, 412, 422];
const HALF_HOUR = 30;

/** Books as a good page does: the same key until there is a definite answer (RC-4); some hold the time before (RC-6). */
export async function book(network: Network, intent: Intent, holds = false): Promise<Booking | undefined> {
  const { start, ...wish } = intent.wish;
  const time = { ...wish, start: rfc9557(start) };
  const facts = 'page' in wish ? { answers: {}, locale: 'en' } : {};
  const hold = holds ? await holdTime(network, intent, { ...time, ...facts }) : undefined;
  const body = JSON.stringify({
    ...time,
    client: {
      firstName: 'Cleo',
      lastName: intent.name,
      email: `${intent.name}@example.com`,
      locale: 'en',
      zone: 'UTC',
    },
    answers: {},
    revision: 0,
    ...(hold && { hold }),
  });
  const init = {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': intent.name },
  };
  const answer = await untilDefinite<Booking>(network, '/bookings', init, intent);
  if (answer?.status === 201) {
    intent.told.add(answer.body.id);
    intent.state = answer.body.state;
    return answer.body;
  }
  intent.refused = (answer?.body as unknown as ProblemBody | undefined)?.code ?? 'no answer';
  return undefined;
}

export async function cancel(network: Network, intent: Intent, booking: Booking): Promise<void> {
  const init = { method: 'POST', headers: { authorization: `Bearer ${booking.token}` } };
  const answer = await untilDefinite<Booking>(network, `/bookings/${booking.id}/cancel`, init, intent);
  if (answer?.status === 200 && answer.body.state === 'cancelled') intent.state = 'cancelled';
  else intent.odd.push(`cancel: ${answer?.status}`);
}

/** Moves it to another time; whoever lost the answer reads the booking, as a page does. */
export async function move(network: Network, intent: Intent, { id, token }: Booking): Promise<void> {
  const start = intent.start + (1 + Math.floor(network.random() * 8)) * HALF_HOUR;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '"1"' };
  const keyed = { ...headers, 'idempotency-key': `${id}-move` };
  const init = { method: 'PATCH', headers: keyed, body: JSON.stringify({ start: rfc9557(start) }) };
  const answer = await untilDefinite<Booking>(network, `/bookings/${id}`, init, intent);
  const isUnclear = answer?.status === 412;
  const now = isUnclear ? await untilDefinite<Booking>(network, `/bookings/${id}`, { headers }, intent) : answer;
  if (now?.status === 200) intent.start = now.body.start;
  if (isUnclear && intent.start !== start) intent.odd.push(`moved to ${start}, is at ${intent.start}`);
}

/** Takes a package and uses it. */
export async function takeCourse(network: Network, course: Course): Promise<void> {
  const { name, told, odd } = course;
  const intent: Intent = { name, wish: { page: '', duration: 0, start: 0 }, start: 0, told, odd };
  await useCourse(
    {
      random: network.random,
      ask: ({ path, method, headers, body }) =>
        untilDefinite<unknown>(
          network,
          path,
          {
            method,
            headers: { 'content-type': 'application/json', ...headers },
            ...(body && { body: JSON.stringify(body) }),
          },
          intent,
        ),
      together: async (one, other) => void (await Promise.all([one(), other()])),
    },
    course,
  );
}

/** A courtesy: where it can't be had, the page books without. */
async function holdTime(network: Network, { name }: Intent, time: object): Promise<object | undefined> {
  const headers = { 'content-type': 'application/json', 'x-visitor': name, 'idempotency-key': `hold-of-${name}` };
  const ask = () =>
    send<{ id: string; token: string }>(network, '/holds', { method: 'POST', headers, body: JSON.stringify(time) });
  const answer = (await ask()) ?? (await ask());
  return answer?.status === 201 ? { id: answer.body.id, token: answer.body.token } : undefined;
}

function rfc9557(start: number): string {
  return `${new Date(start * 60_000).toISOString().slice(0, 16)}+00:00[UTC]`;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Asks until the answer says what came of it; `also` are statuses that do besides. */
export async function untilDefinite<T>(
  network: Network,
  path: string,
  init: RequestInit,
  intent: Pick<Intent, 'told' | 'odd'>,
  also: readonly number[] = [],
): Promise<Answer<T> | undefined> {
  const definite = [...DEFINITE, ...also];
  for (let tries = 0; tries < TRIES; tries++) {
    const twice = !network.calm() && network.random() < TWICE;
    const [answer, other] = await Promise.all([
      send<T>(network, path, init),
      twice ? send<T>(network, path, init) : undefined,
    ]);
    if (other?.status === 201) intent.told.add((other.body as Booking).id);
    const lost = !network.calm() && network.random() < LOST;
    if (answer && !lost && definite.includes(answer.status)) return answer;
    if (answer && ![503, 500, ...definite].includes(answer.status)) intent.odd.push(`${path}: ${answer.status}`);
    if (answer?.status === 500 && network.calm()) intent.odd.push(`${path}: 500 ${JSON.stringify(answer.body)}`);
    await pause(20 + network.random() * 80);
  }
  intent.odd.push(`${path}: no definite answer`);
  return undefined;
}

/** Undefined where no answer came. */
async function send<T>(network: Network, path: string, init: RequestInit): Promise<Answer<T> | undefined> {
  const began = performance.now();
  try {
    const response = await fetch(`${network.address()}/v1/sites/chaos${path}`, {
      ...init,
      signal: AbortSignal.timeout(10_000),
    });
    const answer = { status: response.status, body: (await response.json()) as T };
    network.times.push(performance.now() - began);
    return answer;
  } catch {
    return undefined;
  }
}
