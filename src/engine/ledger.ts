import type { Figures, Service, ServiceFigures } from './model.js';
import { dayAt } from './opening.js';
import type { OpenedSite } from './site.js';
import type { Day, Instant, Span } from '../time/units.js';

/** One line of the append-only list of what happened. */
export interface LedgerEntry {
  readonly kind: 'booked' | 'cancelled';
  /** Rises with each entry. */
  readonly order: number;
  /** When it happened. */
  readonly at: Instant;
  readonly booking: string;
  readonly calendar: string;
  readonly service: string;
  /** Start of the session. */
  readonly start: Instant;
  /** Who picked the calendar. */
  readonly assignedBy: 'client' | 'page' | 'backend';
}

/** What the ranking keys are read from, as counts; `days` narrows the sessions to days of the calendars' own zones. */
export function figuresOf(ledger: readonly LedgerEntry[], site: OpenedSite, days?: Span<Day>): Figures {
  return {
    sessions: sessionsOf(ledger, site, days),
    services: site.catalog.services.map((service) => ({
      service: service.id,
      lastBooked: lastBookedOf(ledger, service),
      queue: queueOf(ledger, service),
    })),
  };
}

/** Live sessions of each calendar by day, over all services; the clients of one group session are one (AV-7). */
function sessionsOf(ledger: readonly LedgerEntry[], site: OpenedSite, days?: Span<Day>): Figures['sessions'] {
  const cancelled = new Set(ledger.filter(({ kind }) => kind === 'cancelled').map(({ booking }) => booking));
  const counts = new Map<string, Map<Day, number>>();
  const counted = new Set<string>();
  for (const { kind, booking, calendar, service, start } of ledger) {
    const zone = site.calendars.get(calendar)?.zone;
    if (kind !== 'booked' || cancelled.has(booking) || zone === undefined) continue;
    const day = dayAt(start, site.zone(zone));
    if (days && (day < days[0] || day >= days[1])) continue;
    const isGroup = (site.services.get(service)?.seats ?? 1) > 1;
    const session = isGroup ? JSON.stringify([calendar, service, start]) : booking;
    if (counted.has(session)) continue;
    counted.add(session);
    const byDay = counts.get(calendar) ?? new Map<Day, number>();
    counts.set(calendar, byDay.set(day, (byDay.get(day) ?? 0) + 1));
  }
  return [...counts].flatMap(([calendar, byDay]) => [...byDay].map(([day, count]) => [calendar, day, count] as const));
}

/** The order of each member's last booking in the service, whoever chose; a cancellation changes nothing (DS-13). */
function lastBookedOf(ledger: readonly LedgerEntry[], service: Service): ServiceFigures['lastBooked'] {
  const last = new Map<string, number>();
  for (const entry of bookingsOf(ledger, service)) last.set(entry.calendar, entry.order);
  return [...last];
}

/** The members in line: whoever a distribution assigned went to the back (DS-12). A client's own choice costs no turn. */
function queueOf(ledger: readonly LedgerEntry[], service: Service): ServiceFigures['queue'] {
  const queue = new Set(service.calendars);
  for (const { calendar, assignedBy } of bookingsOf(ledger, service)) {
    if (assignedBy !== 'client' && queue.delete(calendar)) queue.add(calendar);
  }
  return [...queue];
}

function bookingsOf(ledger: readonly LedgerEntry[], service: Service): LedgerEntry[] {
  return ledger.filter(
    (entry) => entry.kind === 'booked' && entry.service === service.id && service.calendars.includes(entry.calendar),
  );
}

/**
 * The same figures as dense ranks: every choice comes out the same, and nobody learns how much anyone works. Sessions
 * are ranked day by day where the calendars share a zone; else one start may lie on two dates, and the ranks of one
 * must compare with those of the other.
 */
export function ranksOf(figures: Figures, site: OpenedSite): Figures {
  const oneZone = new Set(site.catalog.calendars.map(({ zone }) => zone)).size === 1;
  const scaleOf = (day: Day): Day => (oneZone ? day : 0);
  const scales = new Map<Day, number[]>();
  for (const [, day, count] of figures.sessions) {
    const scale = scales.get(scaleOf(day)) ?? [];
    scales.set(scaleOf(day), [...scale, count]);
  }
  for (const [day, counts] of scales) {
    const everyoneListed = oneZone && counts.length >= site.catalog.calendars.length;
    scales.set(day, distinct(everyoneListed ? counts : [0, ...counts]));
  }
  return {
    sessions: figures.sessions
      .map(([calendar, day, count]) => [calendar, day, scales.get(scaleOf(day))!.indexOf(count)] as const)
      .filter(([, , rank]) => rank > 0),
    services: figures.services.map((service) => {
      const orders = distinct(service.lastBooked.map(([, order]) => order));
      return { ...service, lastBooked: service.lastBooked.map(([id, order]) => [id, orders.indexOf(order)] as const) };
    }),
  };
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
