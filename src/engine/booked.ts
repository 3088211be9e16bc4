/** What limits are held against (AV-10): bookings that stand, counted by day from the ledger. */
import { isOfBooking, type LedgerLine } from './ledger.js';
import { periodsOf } from './limits.js';
import type { Calendar, DayCount, Limits, Service } from './model.js';
import { dayAt } from './opening.js';
import { hostsOn, seatLines } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { standings, type Standing } from './standing.js';
import { windowStart } from './windows.js';
import type { Day } from '../time/units.js';

/** Bookings on the calendar, by itself or in a group, of all services, by its own dates. Nothing where it has no limits. */
export function bookedOnCalendar(
  ledger: readonly LedgerLine[],
  site: OpenedSite,
  { id, zone, limits }: Calendar,
): readonly DayCount[] | undefined {
  if (!limits) return undefined;
  const serves = ({ booked, host }: Standing): boolean =>
    host !== undefined && hostsOn(site, booked, host).includes(id);
  return byDay(bySeat(ledger).filter(serves), site, zone);
}

/** Bookings of the service, whoever serves them, by the site's dates. Nothing where it has no limits. */
export function bookedInService(
  ledger: readonly LedgerLine[],
  site: OpenedSite,
  { id, limits }: Service,
): readonly DayCount[] | undefined {
  if (!limits) return undefined;
  return byDay(standing(ledger, id), site, site.site.zone);
}

/** The same of one client, whose bookings are named; what a question's `clientBooked` is. Nothing where there is no limit. */
export function bookedByClient(
  ledger: readonly LedgerLine[],
  site: OpenedSite,
  { id, clientLimits }: Service,
  bookings: readonly string[],
): readonly DayCount[] | undefined {
  if (!clientLimits) return undefined;
  const own = new Set(bookings);
  const mine = standing(ledger, id).filter(({ booked }) => own.has(booked.booking));
  return byDay(mine, site, site.site.zone);
}

/** The counts of days, weeks and months that have reached a limit: with these alone the same starts are offered. */
export function reachedOnly(limits: Limits, booked: readonly DayCount[]): DayCount[] {
  const periods = periodsOf(limits, booked);
  return booked.filter(([day]) =>
    periods.some(({ per, limit, counts }) => counts.get(windowStart(per, day))! >= limit),
  );
}

/** The bookings of a service that stand, of a panel's the seat that owns it. */
function standing(ledger: readonly LedgerLine[], id: string): Standing[] {
  return bySeat(ledger).filter(({ booked, host }) => booked.service === id && booked.seat === 0 && host !== undefined);
}

function bySeat(ledger: readonly LedgerLine[]): Standing[] {
  return standings(seatLines(ledger).filter(isOfBooking));
}

function byDay(bookings: readonly Standing[], site: OpenedSite, zone: string): DayCount[] {
  const counts = new Map<Day, number>();
  for (const { start } of bookings) {
    const day = dayAt(start, site.zone(zone));
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts];
}
