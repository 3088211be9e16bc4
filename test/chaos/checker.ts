/**
 * Reads what the clients were told and what the database holds, and says what doesn't fit. It knows nothing of the
 * store and the engine: sessions are painted from the bookings themselves, lines are counted.
 */
import type { SiteState, StoredBooking } from '../../src/server/index.js';
import { choiceOfOne } from '../support/choice-of-one.js';
import { faultsOfCourse, faultsOfPackages } from './course-checker.js';
import type { Course } from './course.js';
import type { Intent } from './history.js';
import { BUFFER_AFTER, CAPACITY, SEATS } from './site.js';

export interface CheckOptions {
  /** By how many lines of the ledger a decision may have missed what happened beside it. */
  readonly slack: number;
  /** Whether all clients have had their answers. */
  readonly isOver?: boolean;
}

export function faultsIn(
  intents: readonly Intent[],
  state: SiteState,
  { slack, isOver = true }: CheckOptions,
  courses: readonly Course[] = [],
): string[] {
  const bookings = Object.values(state.bookings);
  const tale = toldBy(state);
  return [
    ...(isOver ? faultsOfClients(intents, courses, bookings) : []),
    ...faultsOfPackages(bookings),
    ...faultsOfPlaces(bookings),
    ...faultsOfClaims(bookings, state),
    ...faultsOfLedger(bookings, tale),
    ...faultsOfFairness(bookings, tale, slack),
  ];
}

function faultsOfClients(
  intents: readonly Intent[],
  courses: readonly Course[],
  bookings: readonly StoredBooking[],
): string[] {
  const byName = groupedBy(bookings, ({ client }) => client.lastName);
  const of = (name: string): readonly StoredBooking[] => byName.get(name) ?? [];
  return [
    ...intents.flatMap((intent) => faultsOfIntent(intent, of(intent.name))),
    ...courses.flatMap((course) => faultsOfCourse(course, of(course.name))),
  ];
}

function groupedBy<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(nameOf(one));
    if (group) group.push(one);
    else groups.set(nameOf(one), [one]);
  }
  return groups;
}

/** A booking that takes a place. */
const takesPlace = ({ state }: StoredBooking): boolean => state !== 'cancelled';

/** No confirmed booking lost, none doubled, one result for each key, nothing that a refused client holds. */
function faultsOfIntent({ name, told, refused, odd, ...last }: Intent, own: readonly StoredBooking[]): string[] {
  const faults = odd.map((answer) => `${name}: odd answer, ${answer}`);
  if (own.length > 1) faults.push(`${name}: doubled, ${own.length} bookings`);
  if (told.size > 1) faults.push(`${name}: told of ${told.size} different bookings`);
  for (const id of told) if (!own.some((booking) => booking.id === id)) faults.push(`${name}: lost, told of ${id}`);
  if (refused !== undefined && told.size === 0 && own.length > 0)
    faults.push(`${name}: refused (${refused}), yet booked`);
  for (const { state, start, hosts } of own) {
    const other = last.hosts?.join();
    if (other !== undefined && hosts.join() !== other)
      faults.push(`${name}: is with ${hosts}, a host was told ${other}`);
    if (state !== last.state) faults.push(`${name}: is ${state}, was told ${last.state}`);
    if (start !== last.start) faults.push(`${name}: starts at ${start}, was told ${last.start}`);
  }
  return faults;
}

/** At every start of a session, those that run at once on a calendar fit it; a class never has more clients than seats. */
function faultsOfPlaces(bookings: readonly StoredBooking[]): string[] {
  const faults: string[] = [];
  const served = bookings.filter(takesPlace).flatMap((booking) => booking.hosts.map((host) => ({ host, booking })));
  for (const [calendar, places] of groupedBy(served, ({ host }) => host)) {
    const own = places.map(({ booking }) => booking);
    const end = ({ start, duration, service }: StoredBooking): number =>
      start + duration + (BUFFER_AFTER[service] ?? 0);
    for (const { start } of own) {
      const running = own.filter((other) => other.start <= start && start < end(other));
      const sessions = new Map<string, number>();
      for (const { id, service, start: at } of running) {
        const session = SEATS[service] ? `${service}@${at}` : id;
        sessions.set(session, (sessions.get(session) ?? 0) + 1);
      }
      if (sessions.size > (CAPACITY[calendar] ?? 1)) faults.push(`${calendar}: ${sessions.size} sessions at ${start}`);
      for (const { service, start: at } of running) {
        const seated = sessions.get(`${service}@${at}`) ?? 0;
        if (seated > (SEATS[service] ?? 1)) faults.push(`${calendar}: ${seated} clients in the ${service} at ${at}`);
      }
    }
  }
  return [...new Set(faults)];
}

/** Each live booking has one claim on each of its calendars, and nobody else has any: no seat leaks (A03). */
function faultsOfClaims(bookings: readonly StoredBooking[], { claims }: SiteState): string[] {
  const due = bookings.filter(takesPlace).flatMap(({ id, hosts }) => hosts.map((host) => `${id} on ${host}`));
  const held = claims.flatMap(({ booking, calendar, hold }) => (hold ? [] : `${booking} on ${calendar}`));
  const [isDue, times] = [new Set(due), groupedBy(held, (claim) => claim)];
  const missing = due.filter((claim) => !times.has(claim)).map((claim) => `claim missing: ${claim}`);
  const stray = [...times].filter(([claim, same]) => !isDue.has(claim) || same.length > 1);
  return [...missing, ...stray.map(([claim]) => `stray claim: ${claim}`)];
}

/** A booking as its lines tell it: who had it when, by the orders of the lines. */
interface Told {
  readonly booked: number;
  /** Of a panel everyone who sits on its seats, the one first that owns it; else the one who has it. */
  hosts: readonly string[];
  start: number;
  state: 'live' | 'cancelled' | 'no-show';
  /** On which calendar and day, from which line until which. */
  readonly stays: { calendar: string; day: number; from: number; to: number }[];
}

const dayOf = (start: number): number => Math.floor(start / 1440);

/** What the ledger tells of all bookings, and where it contradicts itself. */
interface Tale {
  readonly told: ReadonlyMap<string, Told>;
  readonly faults: readonly string[];
}

function toldBy({ ledger }: SiteState): Tale {
  const told = new Map<string, Told>();
  const faults: string[] = [];
  for (const line of ledger) {
    if (!('booking' in line)) continue;
    const { kind, booking, calendar, start, order, to, seats } = line;
    const one = told.get(booking);
    if ((kind === 'booked') === (one !== undefined) || one?.state === 'cancelled') {
      faults.push(`ledger: ${booking} is ${kind} when it is ${one?.state}`);
      continue;
    }
    const seated = seats?.map((seat) => seat.calendar);
    const now: Told = one ?? { booked: order, hosts: seated ?? [calendar], start, state: 'live', stays: [] };
    if (kind === 'booked') told.set(booking, now);
    else if (kind === 'moved') Object.assign(now, { start, hosts: seated ?? now.hosts });
    else if (kind === 'reassigned') now.hosts = now.hosts.map((host) => (host === calendar ? to! : host));
    else now.state = kind;
    if (kind === 'no-show') continue;
    for (const stay of now.stays) stay.to = Math.min(stay.to, order);
    if (kind === 'cancelled') continue;
    for (const host of now.hosts) now.stays.push({ calendar: host, day: dayOf(now.start), from: order, to: Infinity });
  }
  return { told, faults };
}

/** The lines tell of the bookings as they are: nothing else, and nothing twice. */
function faultsOfLedger(bookings: readonly StoredBooking[], { told, faults }: Tale): string[] {
  const isOdd = ({ id, state: now, calendar, seats = [{ calendar }], start }: StoredBooking): boolean => {
    const one = told.get(id);
    const isSo = one && (one.state === 'live' ? ['confirmed', 'pending'].includes(now) : now === one.state);
    const isWithSame = one?.hosts.join() === seats.map((seat) => seat.calendar).join();
    return !isSo || !isWithSame || one.start !== start;
  };
  const odd = bookings.filter(isOdd).map(({ id }) => `ledger: tells of ${id} otherwise`);
  return told.size === bookings.length ? [...faults, ...odd] : [...faults, ...odd, `ledger: ${told.size} bookings`];
}

/**
 * Whoever the team's distribution chose had the fewest sessions that day among those who were free by the record, counted
 * from the ledger up to there (A33). Of what else happens to bookings, that within `slack` lines counts either way.
 */
function faultsOfFairness(bookings: readonly StoredBooking[], { told }: Tale, slack: number): string[] {
  const all = [...told].flatMap(([, { booked, stays: own }]) => own.map((stay) => ({ ...stay, booked })));
  const stays = groupedBy(all, ({ calendar, day }) => `${calendar} ${day}`);
  return bookings.flatMap(({ id, service, record, earlier }) => {
    const first = told.get(id)?.stays[0];
    if (service !== 'team' || !first) return [];
    const at = first.from;
    const counts = (calendar: string): { least: number; most: number } => {
      let [least, most] = [0, 0];
      for (const stay of stays.get(`${calendar} ${first.day}`) ?? []) {
        // Turns are taken one at a time, so that of another booking was seen or not; what became of it maybe.
        const margin = stay.from === stay.booked ? 0 : slack;
        if (stay.from < at - margin && stay.to > at + slack) least++;
        if (stay.from < at + margin && stay.to > at - slack) most++;
      }
      return { least, most };
    };
    const free = choiceOfOne(earlier?.[0] ?? record).candidates.filter(({ values }) => values);
    const fewest = Math.min(...free.map(({ calendar }) => counts(calendar).most));
    return counts(first.calendar).least > fewest ? [`unfair: ${first.calendar} for ${id}, another had ${fewest}`] : [];
  });
}
