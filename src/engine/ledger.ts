import { bookedInService } from './booked.js';
import { countsOf } from './counts.js';
import { distributionOf } from './distributions.js';
import type { Figures, PoolFigures, Service, ServiceFigures } from './model.js';
import { dayAt } from './opening.js';
import { pooledSeats, poolSite } from './panels/seat-site.js';
import { leadOf } from './pools.js';
import { queueOf } from './queue.js';
import { hostsOn, isIn, seatLines, type SeatLedgerLine, type SeatLine } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { standings } from './standing.js';
import type { Day, Instant, Span } from '../time/units.js';

/** Who sits on a seat of a panel, and the pool that the seat names, if it names one. */
export interface SeatTaken {
  readonly calendar: string;
  readonly pool?: string;
}

/**
 * One line of the append-only list of what happened, about a booking. A booking that the client has `moved` counts where
 * it starts from now on, and nobody has had a turn by it; where it goes to another person as well, that is one more line,
 * `reassigned` (FL-8, DS-14).
 */
export interface LedgerEntry {
  readonly kind: 'booked' | 'cancelled' | 'no-show' | 'reassigned' | 'moved';
  /** Rises with each entry. */
  readonly order: number;
  /** When it happened. */
  readonly at: Instant;
  readonly booking: string;
  /** The calendar that names the member; of a reassigned booking, whom it was taken from. */
  readonly calendar: string;
  readonly service: string;
  /** Start of the session; of a moved booking, the new one. */
  readonly start: Instant;
  /** Who picked the calendar. */
  readonly assignedBy: 'client' | 'page' | 'backend';
  /** Who has a reassigned booking from now on; of a panel's booking, who sits on the seat of `calendar`. */
  readonly to?: string;
  /** Of a panel when it is booked: every seat, the one first that owns the booking (PN-2), whose calendar is `calendar`. */
  readonly seats?: readonly SeatTaken[];
}

/** One line about a member, named by the calendar (DS-14, DS-15). */
export interface MemberEntry {
  readonly kind: 'joined' | 'paused' | 'resumed' | 'credited';
  readonly order: number;
  readonly at: Instant;
  readonly calendar: string;
  /** All services where left out, and all pools. */
  readonly service?: string;
  readonly pool?: string;
  /** Of a credit: bookings given back; a negative amount takes a credit back. */
  readonly amount?: number;
  /** Of a credit: the start of the session that it is for, and so the window it counts in; that of `at` where left out. */
  readonly start?: Instant;
}

export type LedgerLine = LedgerEntry | MemberEntry;

export function isOfBooking<Line extends LedgerLine>(entry: Line): entry is Exclude<Line, MemberEntry> {
  return 'booking' in entry;
}

/** The ledger as it was at a moment: all figures of the past are those of this part of it. */
export function ledgerUntil(ledger: readonly LedgerLine[], moment: Instant): LedgerLine[] {
  return ledger.filter(({ at }) => at <= moment);
}

/** What the ranking keys are read from, as counts; `days` narrows the sessions to days of the calendars' own zones. */
export function figuresOf(ledger: readonly LedgerLine[], site: OpenedSite, days?: Span<Day>): Figures {
  const lines = seatLines(ledger);
  const pools = pooledSeats(site).map((seat): PoolFigures => {
    const own = linesOf(lines, site.services.get(seat.service)!, seat.pool);
    return { pool: seat.pool, ...figuresIn(poolSite(site, seat), seat.service, own, days) };
  });
  return {
    sessions: sessionsOf(lines.filter(isOfBooking), site, days),
    services: site.catalog.services.map((service) => {
      const booked = bookedInService(ledger, site, service);
      const own = linesOf(lines, service, service.pool);
      return { ...figuresIn(site, service.id, own, days), ...(booked && { booked }) };
    }),
    ...(pools.length > 0 && { pools }),
  };
}

/** What happened to the members of a pool in a service; without pool, to the calendars of its own. */
function linesOf(lines: readonly SeatLedgerLine[], service: Service, pool: string | undefined): SeatLedgerLine[] {
  return lines.filter((line) =>
    isOfBooking(line)
      ? isIn(line, service, pool)
      : (line.service ?? service.id) === service.id && (line.pool ?? pool) === pool,
  );
}

/** The figures of the members that the site has for a service. */
function figuresIn(
  site: OpenedSite,
  id: string,
  lines: readonly SeatLedgerLine[],
  days: Span<Day> | undefined,
): Omit<ServiceFigures, 'booked'> {
  const service = site.services.get(id)!;
  const distribution = distributionOf(service, site.catalog.distributions);
  const members = (site.members.get(id) ?? []).map(leadOf);
  return {
    service: id,
    lastBooked: lastBookedOf(lines.filter(isOfBooking), members),
    queue: queueOf(lines, members, distribution),
    ...countsOf(lines, site, service, distribution, days),
  };
}

/**
 * Live sessions of each calendar by day, over all services; the clients of one group session are one (AV-7). All
 * hosts have the session: of a group (DS-16), and on every seat of a panel.
 */
function sessionsOf(ledger: readonly SeatLine[], site: OpenedSite, days?: Span<Day>): Figures['sessions'] {
  const counts = new Map<string, Map<Day, number>>();
  const counted = new Set<string>();
  for (const { booked, start, host } of standings(ledger)) {
    const { key, service } = booked;
    const isShared = (site.services.get(service)?.seats ?? 1) > 1;
    for (const calendar of host === undefined ? [] : hostsOn(site, booked, host)) {
      const zone = site.calendars.get(calendar)?.zone;
      if (zone === undefined) continue;
      const day = dayAt(start, site.zone(zone));
      if (days && (day < days[0] || day >= days[1])) continue;
      const session = JSON.stringify([calendar, isShared ? [service, start] : key]);
      if (counted.has(session)) continue;
      counted.add(session);
      const byDay = counts.get(calendar) ?? new Map<Day, number>();
      counts.set(calendar, byDay.set(day, (byDay.get(day) ?? 0) + 1));
    }
  }
  return [...counts].flatMap(([calendar, byDay]) => [...byDay].map(([day, count]) => [calendar, day, count] as const));
}

/** Who serves the last of these bookings that stands, in the order in which they were made (DS-20). */
export function hostOfLast(ledger: readonly LedgerLine[], bookings: readonly string[]): string | undefined {
  const own = new Set(bookings);
  const owners = standings(seatLines(ledger).filter(isOfBooking)).filter(({ booked }) => booked.seat === 0);
  return owners.findLast(({ booked, host }) => own.has(booked.booking) && host)?.host;
}

/** The order of each member's last booking, whoever chose; to be cancelled or moved changes nothing (DS-13). */
function lastBookedOf(ledger: readonly LedgerEntry[], members: readonly string[]): ServiceFigures['lastBooked'] {
  const last = new Map<string, number>();
  for (const { kind, calendar, to, order } of ledger) {
    const receiver = kind === 'booked' ? calendar : to;
    if (receiver !== undefined && members.includes(receiver)) last.set(receiver, order);
  }
  return [...last];
}
