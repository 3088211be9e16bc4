/** The oracle on the ledger: counts by counting, the queue by replay (DS-12, DS-13). */
import type { Day, Span } from '../../../src/time/units.js';
import type { Catalog } from '../../../src/engine/model.js';
import type { LedgerEntry } from '../../../src/engine/ledger.js';
import { dayAt } from './clock.js';

/** Live sessions of a calendar on a day of its own zone, of all services; a group's clients share one. */
export function sessionsOn(ledger: readonly LedgerEntry[], catalog: Catalog, calendar: string, day: Day): number {
  const zone = catalog.calendars.find(({ id }) => id === calendar)?.zone ?? 'UTC';
  const cancelled = ledger.filter(({ kind }) => kind === 'cancelled').map(({ booking }) => booking);
  const live = ledger.filter(
    (entry) =>
      entry.kind === 'booked' &&
      entry.calendar === calendar &&
      dayAt(zone, entry.start) === day &&
      !cancelled.includes(entry.booking),
  );
  const isGroup = (id: string) => catalog.services.some(({ id: known, seats }) => known === id && seats > 1);
  const firstOfSession = (entry: LedgerEntry) =>
    live.find(({ service, start }) => service === entry.service && start === entry.start);
  return live.filter((entry) => !isGroup(entry.service) || firstOfSession(entry) === entry).length;
}

/** Every pair of calendar and day with a session, as `c0 20541 2`, sorted; `days` leaves out the others. */
export function allSessions(ledger: readonly LedgerEntry[], catalog: Catalog, days?: Span<Day>): string[] {
  const found = new Set<string>();
  for (const { calendar, start } of ledger) {
    const day = dayAt(catalog.calendars.find(({ id }) => id === calendar)?.zone ?? 'UTC', start);
    const count = sessionsOn(ledger, catalog, calendar, day);
    if (count > 0 && (!days || (days[0] <= day && day < days[1]))) found.add(`${calendar} ${day} ${count}`);
  }
  return [...found].sort();
}

/** The members of a service that were ever booked in it, longest ago first. */
export function byLastBooked(ledger: readonly LedgerEntry[], service: string, members: readonly string[]): string[] {
  const lastOf = (calendar: string): number =>
    ledger.findLastIndex((one) => one.kind === 'booked' && one.service === service && one.calendar === calendar);
  return members.filter((one) => lastOf(one) >= 0).sort((a, b) => lastOf(a) - lastOf(b));
}

/**
 * The members in line: whoever was assigned by a distribution goes to the back; whom a client chose keeps the place. Where
 * a cancellation gives the turn back, that member comes first again.
 */
export function queueOf(
  ledger: readonly LedgerEntry[],
  service: string,
  members: readonly string[],
  givesBack = false,
): string[] {
  let queue = [...members];
  for (const { kind, service: booked, calendar, assignedBy } of ledger) {
    if (booked !== service || assignedBy === 'client' || !queue.includes(calendar)) continue;
    const others = queue.filter((one) => one !== calendar);
    if (kind === 'booked') queue = [...others, calendar];
    if (kind === 'cancelled' && givesBack) queue = [calendar, ...others];
  }
  return queue;
}
