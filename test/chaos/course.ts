/** Clients who take a package: its first sessions, further ones, other times, and sometimes none after all. */
import type { Booking, ProblemBody, SessionRequest, TakenPackage } from '../../src/adapter/contract.js';

/** What a client did with a package, and all it was told. Its name stands in the bookings as the client's last name. */
export interface Course {
  readonly name: string;
  /** When the first session may begin. */
  readonly soon: number;
  /** Ids of the packages that it was told of. */
  readonly told: Set<string>;
  /** How many sessions of each order were booked: all, or none where it was refused. */
  readonly orders: number[];
  /** What each session was told to be in the end. */
  readonly sessions: Map<string, Pick<Booking, 'state' | 'start'>>;
  readonly odd: string[];
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

/** Who carries what a client says, and what befalls it. */
export interface Carrier {
  readonly random: () => number;
  /** Asks until the answer is definite; undefined where none ever is. */
  readonly ask: (call: Call) => Promise<{ readonly status: number; readonly body: unknown } | undefined>;
  /** Does two things at the same time. */
  readonly together: (one: () => Promise<void>, other: () => Promise<void>) => Promise<void>;
  /** The token of a host, where there is one who gives sessions to others. */
  readonly host?: string;
}

const WEEK = 7 * 1440;
const HALF_HOUR = 30;

export function newCourse(name: string, soon: number): Course {
  return { name, soon, told: new Set(), orders: [], sessions: new Map(), odd: [] };
}

export async function useCourse(carrier: Carrier, course: Course): Promise<void> {
  const { random, together } = carrier;
  const draws = (share: number): boolean => random() < share;
  const { name } = course;
  const client = { firstName: 'Cleo', lastName: name, email: `${name}@example.com`, locale: 'en', zone: 'UTC' };
  const { id, token } = (await order(carrier, course, { key: name, path: '/packages', client })) ?? {};
  if (id === undefined) return;
  const more = async (key: string): Promise<void> => {
    await order(carrier, course, { key: `${name}-${key}`, path: `/packages/${id}/sessions`, token });
  };
  // What is left, or the week, may do for one of them.
  if (draws(0.6))
    await together(
      () => more('one'),
      () => more('two'),
    );
  const any = (): string => [...course.sessions.keys()][Math.floor(random() * course.sessions.size)]!;
  if (carrier.host !== undefined && draws(0.3)) await handOver(carrier, any());
  if (draws(0.5)) await move(carrier, course, any(), token!);
  if (draws(0.4)) await cancel(carrier, course, any(), token!);
  if (draws(0.5)) await more('three');
}

interface Order {
  readonly key: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly client?: object;
}

async function order(
  { random, ask }: Carrier,
  course: Course,
  { key, path, token, client }: Order,
): Promise<TakenPackage | undefined> {
  const sessions = Array.from({ length: 1 + Math.floor(random() * 3) }, () => sessionOf(random, course.soon));
  const answer = await ask({
    ...{ method: 'POST', path, headers: { 'idempotency-key': key, ...(token !== undefined && bearer(token)) } },
    body: { sessions, answers: {}, ...(client && { package: 'course', client }) },
  });
  if (answer?.status !== 201) {
    const { code } = (answer?.body ?? {}) as Partial<ProblemBody>;
    if (!answer || !REFUSED.includes(code!)) course.odd.push(`${path}: ${answer?.status} ${code}`);
    return undefined;
  }
  const taken = answer.body as TakenPackage;
  course.told.add(taken.id);
  course.orders.push(sessions.length);
  for (const { id, state, start } of taken.bookings) course.sessions.set(id, { state, start });
  return taken;
}

/** What an order may come to: no place, or the package doesn't allow it. */
const REFUSED: readonly string[] = ['slot-taken', 'all-booked', 'slot-held', 'outside-rules', 'hold-expired'];

function sessionOf(random: () => number, soon: number): SessionRequest {
  const start = soon + Math.floor(random() * 3) * WEEK + Math.floor(random() * 20) * HALF_HOUR;
  return { service: random() < 0.2 ? 'first' : 'treat', duration: 30, start: rfc9557(start) };
}

async function move({ random, ask }: Carrier, course: Course, id: string, token: string): Promise<void> {
  const read = await ask({ method: 'GET', path: `/bookings/${id}`, headers: bearer(token) });
  const { version, start } = (read?.body ?? {}) as Booking;
  const headers = { ...bearer(token), 'if-match': `"${version}"`, 'idempotency-key': `${id}-move` };
  const to = start + (1 + Math.floor(random() * 8)) * HALF_HOUR;
  const answer = await ask({ method: 'PATCH', path: `/bookings/${id}`, headers, body: { start: rfc9557(to) } });
  note(course, id, answer);
}

async function cancel({ ask }: Carrier, course: Course, id: string, token: string): Promise<void> {
  note(course, id, await ask({ method: 'POST', path: `/bookings/${id}/cancel`, headers: bearer(token) }));
}

/** To the next among those who may serve it, where anybody is free. */
async function handOver({ ask, host }: Carrier, id: string): Promise<void> {
  const read = await ask({ method: 'GET', path: `/bookings/${id}`, headers: bearer(host!) });
  const headers = { ...bearer(host!), 'if-match': `"${(read?.body as Booking | undefined)?.version}"` };
  await ask({ method: 'POST', path: `/bookings/${id}/reassign`, headers, body: {} });
}

function note(course: Course, id: string, answer: Awaited<ReturnType<Carrier['ask']>>): void {
  if (answer?.status !== 200) return;
  const { state, start } = answer.body as Booking;
  course.sessions.set(id, { state, start });
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function rfc9557(start: number): string {
  return `${new Date(start * 60_000).toISOString().slice(0, 16)}+00:00[UTC]`;
}
