import type { Booking } from '../../../src/adapter/contract.js';
import { randomFrom } from '../../../mocks/random.js';
import { CALL, CHOSEN, TALK, TEAM } from './sites.js';
import type { Answer, Call } from './load.js';

const MINUTES_PER_DAY = 1440;
/** From this day on, counted from today, the bench books. */
const FIRST_DAY = 2;
const today = Math.floor(Date.now() / 60_000 / MINUTES_PER_DAY);

/** Places of the chosen calendars on different days, no two the same, in no order. */
export function places(count: number, firstDay = FIRST_DAY): { calendar: string; start: number }[] {
  const perDay = MINUTES_PER_DAY / TALK;
  const all = Array.from({ length: count }, (_, n) => {
    const row = Math.floor(n / CHOSEN.length);
    const day = today + firstDay + Math.floor(row / perDay);
    return { calendar: CHOSEN[n % CHOSEN.length]!, start: day * MINUTES_PER_DAY + (row % perDay) * TALK };
  });
  const random = randomFrom('places');
  for (let n = all.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [all[n], all[other]] = [all[other]!, all[n]!];
  }
  return all;
}

/** Starts of one day, each as often as the team has members, neighbours far apart. */
export function startsOfTeam(count: number, day: number): number[] {
  const perDay = MINUTES_PER_DAY / CALL;
  if (count > perDay * TEAM.length) throw new Error(`The team has no ${count} places a day.`);
  return Array.from({ length: count }, (_, n) => (today + day) * MINUTES_PER_DAY + ((n * 127) % perDay) * CALL);
}

export function create(site: string, n: number, wish: { calendar?: string; start: number }): Call {
  const { calendar, start } = wish;
  const service = calendar === undefined ? 'call' : 'talk';
  return {
    method: 'POST',
    path: `${site}/bookings`,
    headers: { 'idempotency-key': `${service}-${start}-${n}` },
    body: {
      ...{ service, calendar, start: rfc9557(start), duration: service === 'call' ? CALL : TALK },
      client: { firstName: 'Cleo', lastName: 'Client', email: `c${n}@example.com`, locale: 'en', zone: 'UTC' },
      ...{ answers: {}, revision: 0 },
    },
    expected: [201],
  };
}

/** The calendar that everyone wants, and the share of its bookings that are cancelled at once (A02). */
const HOT = CHOSEN[0]!;
const CANCELLED = 0.6;
const random = randomFrom('attempts');

/** A try to book somewhere within two days of one calendar. */
export function attempt(site: string, n: number): Call {
  const start = (today + 45) * MINUTES_PER_DAY + Math.floor((random() * 2 * MINUTES_PER_DAY) / TALK) * TALK;
  const isCancelled = random() < CANCELLED;
  const next = ({ status, body }: Answer): Call | undefined =>
    status === 201 && isCancelled ? cancel(site, JSON.parse(body) as Booking) : undefined;
  return { ...create(site, n, { calendar: HOT, start }), expected: [201, 409], next };
}

function cancel(site: string, { id, token }: Booking): Call {
  return {
    method: 'POST',
    path: `${site}/bookings/${id}/cancel`,
    headers: { authorization: `Bearer ${token}` },
    expected: [200],
  };
}

export function move(site: string, booking: Booking, start: number): Call {
  return {
    method: 'PATCH',
    path: `${site}/bookings/${booking.id}`,
    headers: { authorization: `Bearer ${booking.token}`, 'if-match': `"${booking.version}"` },
    body: { start: rfc9557(start) },
    expected: [200],
  };
}

/** A month of all calendars that clients choose from; with a tag, in case it has changed. */
export function month(site: string, tag?: string): Call {
  return {
    method: 'GET',
    path: `${site}/availability?from=${today}&to=${today + 31}&calendars=${CHOSEN.join(',')}`,
    ...(tag && { headers: { 'if-none-match': tag } }),
    // A new minute is a change: the answer says the time.
    expected: tag ? [304, 200] : [200],
  };
}

function rfc9557(start: number): string {
  return `${new Date(start * 60_000).toISOString().slice(0, 16)}+00:00[UTC]`;
}
