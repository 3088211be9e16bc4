/** How evenly bookings fall on a team (HS-5): figures for a table or a chart, folded over the ledger. */
import type { LedgerEntry, LedgerLine } from './ledger.js';
import type { Calendar, CalendarAvailability, Service } from './model.js';
import { openingOf } from './opening.js';
import { poolSite } from './panels/seat-site.js';
import { leadOf } from './pools.js';
import { serviceOf } from './links.js';
import { bookingLines, isIn, type SeatLine } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { covers } from './spans.js';
import { standings } from './standing.js';
import type { Day, Instant, Span } from '../time/units.js';

/** What is looked at: one service, and the sessions that start on days of the members' own zones. */
export interface Cycle {
  readonly service: string;
  /** A pool that fills seats of the service's panels, to look at those in place of the service's own bookings. */
  readonly pool?: string;
  readonly days: Span<Day>;
}

/** A time that a client asked for. */
export interface Asked {
  readonly start: Instant;
  /** Minutes; the service's first duration where left out. */
  readonly duration?: number;
}

/** One member, named by the calendar that leads it. */
export interface MemberFigures {
  readonly calendar: string;
  /** Bookings that came: booked, or reassigned to the member. */
  readonly received: number;
  /** Bookings that went: cancelled, no-show, or reassigned to another. */
  readonly taken: number;
  /** What is left of them, and how far that is from the team's average. */
  readonly kept: number;
  readonly againstAverage: number;
  /** Minutes of the sessions that clients asked for, on days of the site's zone, and for which the member was open throughout. */
  readonly opportunity: number;
  /** Bookings more or fewer than the member's part of all opportunity would give; 0 where there was none. */
  readonly againstOpportunity: number;
}

export interface Monitoring {
  /** In the order of the pool. */
  readonly members: readonly MemberFigures[];
  /** Bookings kept per member. */
  readonly average: number;
}

/**
 * The figures of a cycle. `calendars` brings the shifts; what clients asked for is what they booked, unless the backend
 * has kept more (`asked`).
 */
export function monitoringOf(
  site: OpenedSite,
  calendars: readonly CalendarAvailability[],
  ledger: readonly LedgerLine[],
  cycle: Cycle,
  asked?: readonly Asked[],
): Monitoring {
  const service = serviceOf(site, cycle);
  const { pool = service.pool } = cycle;
  const own = pool === undefined ? site : poolSite(site, { service: service.id, pool });
  const members = own.members.get(service.id)!;
  const entries = whereTheyAre(bookingLines(ledger).filter((line) => isIn(line, service, pool)));
  const booked = entries.filter(({ kind }) => kind === 'booked');
  const wishes = (asked ?? booked).filter(({ start }) => isOnDays(site, site.site.zone, start, cycle.days));
  const counts = members.map((member) => {
    const calendar = leadOf(member);
    const mine = entries.filter(({ start }) => isOnDays(site, site.calendars.get(calendar)!.zone, start, cycle.days));
    const hosts = member.calendars.map((id) => site.calendars.get(id)!);
    const opportunity = opportunityOf(site, calendars, service, hosts, wishes);
    const [received, taken] = [receivedBy(calendar, mine), takenFrom(calendar, mine)];
    return { calendar, received, taken, kept: received - taken, opportunity };
  });
  const total = sum(counts.map(({ kept }) => kept));
  const opportunities = sum(counts.map(({ opportunity }) => opportunity));
  const average = members.length > 0 ? total / members.length : 0;
  return {
    average,
    members: counts.map((member) => ({
      ...member,
      againstAverage: member.kept - average,
      againstOpportunity: opportunities > 0 ? member.kept - (total * member.opportunity) / opportunities : 0,
    })),
  };
}

/** Every booking's lines at the start that it has in the end; that it was moved says no more, then. */
function whereTheyAre(lines: readonly SeatLine[]): SeatLine[] {
  const starts = new Map(standings(lines).map(({ booked, start }) => [booked.key, start]));
  return lines
    .filter(({ kind }) => kind !== 'moved')
    .map((line) => ({ ...line, start: starts.get(line.key) ?? line.start }));
}

function receivedBy(calendar: string, entries: readonly LedgerEntry[]): number {
  return entries.filter((entry) =>
    entry.kind === 'reassigned' ? entry.to === calendar : entry.kind === 'booked' && entry.calendar === calendar,
  ).length;
}

function takenFrom(calendar: string, entries: readonly LedgerEntry[]): number {
  return entries.filter((entry) => entry.kind !== 'booked' && entry.calendar === calendar).length;
}

/** Minutes of the wishes that lie wholly in open time of all the calendars of a member. */
function opportunityOf(
  site: OpenedSite,
  known: readonly CalendarAvailability[],
  service: Service,
  hosts: readonly Calendar[],
  wishes: readonly Asked[],
): number {
  // Stryker disable next-line ConditionalExpression: no wishes add up to nothing in the long way, too
  if (wishes.length === 0) return 0;
  const starts = wishes.map(({ start }) => start);
  const lengthOf = ({ duration = service.durations[0]! }: Asked): number => duration;
  const range: Span = [Math.min(...starts), Math.max(...starts) + 1];
  const longest = Math.max(...wishes.map(lengthOf));
  const openings = hosts.map((calendar) => {
    const shifts = known.find((one) => one.calendar === calendar.id)?.shifts;
    return openingOf(site, service, calendar, shifts, range, longest).open;
  });
  const open = wishes.filter((wish) =>
    openings.every((spans) => covers(spans, [wish.start, wish.start + lengthOf(wish)])),
  );
  return sum(open.map(lengthOf));
}

function isOnDays(site: OpenedSite, zone: string, start: Instant, [from, to]: Span<Day>): boolean {
  const day = site.zone(zone).dayOf(start);
  return from <= day && day < to;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
