/**
 * Reads what the clients were told and what the database holds, and says what doesn't fit. It knows nothing of the
 * store and the engine: sessions are painted from the bookings themselves, lines are counted.
 */
import type { SiteState, StoredBooking } from '../../src/server/index.js';
import type { Intent } from './history.js';
import { BUFFER_AFTER, CAPACITY, SEATS } from './site.js';

export function faultsIn(intents: readonly Intent[], state: SiteState): string[] {
  const bookings = Object.values(state.bookings);
  return [
    ...intents.flatMap((intent) => faultsOfIntent(intent, bookings)),
    ...faultsOfPlaces(bookings),
    ...faultsOfClaims(bookings, state),
    ...faultsOfLedger(bookings, state),
    ...faultsOfFairness(bookings, state),
  ];
}

/** No confirmed booking lost, none doubled, one result for each key, nothing that a refused client holds. */
function faultsOfIntent({ name, told, refused, cancelled, odd }: Intent, bookings: readonly StoredBooking[]): string[] {
  const own = bookings.filter(({ client }) => client.lastName === name);
  const faults = odd.map((answer) => `${name}: odd answer, ${answer}`);
  if (own.length > 1) faults.push(`${name}: doubled, ${own.length} bookings`);
  if (told.size > 1) faults.push(`${name}: told of ${told.size} different bookings`);
  for (const id of told) if (!own.some((booking) => booking.id === id)) faults.push(`${name}: lost, told of ${id}`);
  if (refused !== undefined && told.size === 0 && own.length > 0)
    faults.push(`${name}: refused (${refused}), yet booked`);
  for (const { state } of own) {
    if (cancelled !== (state === 'cancelled')) faults.push(`${name}: is ${state}, cancelled: ${cancelled}`);
  }
  return faults;
}

/** At every start of a session, those that run at once on a calendar fit it; a class never has more clients than seats. */
function faultsOfPlaces(bookings: readonly StoredBooking[]): string[] {
  const faults: string[] = [];
  const byCalendar = new Map<string, StoredBooking[]>();
  for (const booking of bookings.filter(({ state }) => state === 'confirmed')) {
    for (const host of booking.hosts) byCalendar.set(host, [...(byCalendar.get(host) ?? []), booking]);
  }
  for (const [calendar, own] of byCalendar) {
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
  const due = bookings
    .filter(({ state }) => state === 'confirmed')
    .flatMap(({ id, hosts }) => hosts.map((host) => `${id} on ${host}`));
  const held = claims.map(({ booking, calendar }) => `${booking} on ${calendar}`);
  const missing = due.filter((claim) => !held.includes(claim)).map((claim) => `claim missing: ${claim}`);
  const stray = held
    .filter((claim, i) => !due.includes(claim) || held.indexOf(claim) < i)
    .map((claim) => `stray claim: ${claim}`);
  return [...missing, ...stray];
}

/** One line for each booking and one for each cancellation. */
function faultsOfLedger(bookings: readonly StoredBooking[], { ledger }: SiteState): string[] {
  const told = ledger.map((line) => `${line.kind} ${'booking' in line ? line.booking : ''}`).sort();
  const due = bookings
    .flatMap(({ id, state }) => [`booked ${id}`, ...(state === 'cancelled' ? [`cancelled ${id}`] : [])])
    .sort();
  return JSON.stringify(told) === JSON.stringify(due)
    ? []
    : [`ledger: ${told.length} lines where ${due.length} are due`];
}

/** Cancellations take no turn, so one may or may not have been seen by a decision that came about then. */
const ABOUT_THEN = 60;

/**
 * Whoever the team's distribution chose had the fewest sessions that day among those who were free by the record, counted
 * from the ledger up to there.
 */
function faultsOfFairness(bookings: readonly StoredBooking[], { ledger }: SiteState): string[] {
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  const dayOf = (start: number): number => Math.floor(start / 1440);
  return ledger.flatMap((line) => {
    if (line.kind !== 'booked' || line.service !== 'team') return [];
    const counts = (calendar: string): { least: number; most: number } => {
      let [least, most] = [0, 0];
      for (const other of ledger) {
        if (!('booking' in other) || other.calendar !== calendar || dayOf(other.start) !== dayOf(line.start)) continue;
        const before = other.order < line.order;
        if (other.kind === 'booked' && before) [least, most] = [least + 1, most + 1];
        if (other.kind !== 'cancelled') continue;
        const booked = ledger.find((one) => one.kind === 'booked' && one.booking === other.booking);
        if (!booked || booked.order > line.order) continue;
        if (other.order < line.order + ABOUT_THEN) least--;
        if (other.order < line.order - ABOUT_THEN) most--;
      }
      return { least, most };
    };
    const free =
      byId
        .get(line.booking)
        ?.record.candidates.filter(({ values }) => values)
        .map(({ calendar }) => calendar) ?? [];
    const fewest = Math.min(...free.map((calendar) => counts(calendar).most));
    return counts(line.calendar).least > fewest
      ? [`unfair: ${line.calendar} for ${line.booking}, another had ${fewest}`]
      : [];
  });
}
