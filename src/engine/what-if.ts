/** Past requests under another distribution (HS-6): the ledger is lived through once more, choice by choice. */
import { choose } from './choose.js';
import type { Distribution } from './distribution.js';
import { distributionOf } from './distributions.js';
import { drawsOf, seedOf } from './draw.js';
import { FoldedLedger } from './folded-ledger.js';
import { isOfBooking, type LedgerEntry, type LedgerLine } from './ledger.js';
import type { Availability, CalendarAvailability, Service, Session } from './model.js';
import { leadOf } from './pools.js';
import { serviceOf } from './links.js';
import { bookingLines, hostsOn, isIn } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { standings } from './standing.js';
import type { Instant, Span } from '../time/units.js';

/** What is replayed. */
export interface Past {
  readonly service: string;
  readonly ledger: readonly LedgerLine[];
  /** Days, busy time and shifts as they were; the bookings of the ledger are not in it. */
  readonly availability: Pick<Availability, 'days'> & { readonly calendars: readonly PastCalendar[] };
  /** Minutes of a booking; its service's first duration where it isn't listed. */
  readonly durations?: ReadonlyMap<string, number>;
}

export type PastCalendar = Pick<CalendarAvailability, 'calendar' | 'busy' | 'shifts'>;

/** How the bookings fell, or would have fallen, on the members. */
export interface Outcome {
  /** Bookings received and not taken away again (HS-5), by the calendar that leads each member, in the order of the pool. */
  readonly shares: readonly (readonly [calendar: string, bookings: number])[];
  /** Between the most and the fewest of them. */
  readonly gap: number;
}

export interface Replay extends Outcome {
  readonly distribution: Distribution;
  /** Ids of the bookings whose time the client would not have been offered. */
  readonly notOffered: readonly string[];
  /** Those that another member would have had. */
  readonly elsewhere: readonly { readonly booking: string; readonly from: string; readonly to: string }[];
}

/** What happened, and beside it what would have happened under each of the distributions, in their order. */
export interface WhatIf {
  readonly actual: Outcome;
  readonly replays: readonly Replay[];
}

/**
 * Replays the past under named distributions or new ones. Every request of the service is asked again when it came, with
 * the figures and places that the replay has led to by then; a client's own choice of person stays. Bookings of panels and of
 * other services, cancellations, no-shows and moves happen as they did, a move to whoever has the booking in the replay.
 * Reassignments don't: they mended a choice that is made anew.
 */
export function whatIf(site: OpenedSite, past: Past, distributions: readonly (string | Distribution)[]): WhatIf {
  const service = serviceOf(site, past);
  return {
    actual: outcomeOf(site, service, past.ledger),
    replays: distributions.map((distribution) => replay(withDistribution(site, service, distribution), past)),
  };
}

/** The same site with the service shared out by another distribution; nothing else changes. */
function withDistribution(site: OpenedSite, service: Service, rule: string | Distribution): OpenedSite {
  const name = typeof rule === 'string' ? rule : rule.name;
  const others = (site.catalog.distributions ?? []).filter((own) => own.name !== name);
  const distributions = typeof rule === 'string' ? site.catalog.distributions : [...others, rule];
  // Where clients choose, "Any available" may mean the soonest person, whatever the distribution (FL-2).
  const changed: Service = { ...service, assignment: 'automatic', distribution: name };
  const services = site.catalog.services.map((one) => (one.id === service.id ? changed : one));
  return {
    ...site,
    catalog: { ...site.catalog, services, ...(distributions && { distributions }) },
    services: new Map(services.map((one) => [one.id, one])),
  };
}

function replay(site: OpenedSite, past: Past): Replay {
  const service = serviceOf(site, past);
  const lived: LedgerLine[] = [];
  const folded = new FoldedLedger(site);
  const live = (line: LedgerLine): void => {
    lived.push(line);
    folded.add([line]);
  };
  const notOffered: string[] = [];
  const elsewhere: { booking: string; from: string; to: string }[] = [];
  const hostOf = new Map<string, string>();
  const isAsked = askedAnew(past.ledger, service);
  for (const line of past.ledger) {
    if (!isOfBooking(line) || !isAsked.has(line.booking)) {
      live(line);
    } else if (line.kind === 'booked') {
      const chosen = chosenFor(site, past, { lived, folded }, line);
      if (chosen === undefined) notOffered.push(line.booking);
      if (chosen === undefined) continue;
      if (chosen !== line.calendar) elsewhere.push({ booking: line.booking, from: line.calendar, to: chosen });
      hostOf.set(line.booking, chosen);
      live({ ...line, calendar: chosen });
    } else if (line.kind !== 'reassigned' && hostOf.has(line.booking)) {
      live({ ...line, calendar: hostOf.get(line.booking)! });
    }
  }
  const distribution = distributionOf(service, site.catalog.distributions);
  return { distribution, ...outcomeOf(site, service, lived), notOffered, elsewhere };
}

/** The bookings that the service's own distribution shares out: not those of its panels. */
function askedAnew(ledger: readonly LedgerLine[], { id }: Service): ReadonlySet<string> {
  const asked = ledger.filter(
    (line): line is LedgerEntry => line.kind === 'booked' && line.service === id && !line.seats,
  );
  return new Set(asked.map(({ booking }) => booking));
}

/** What has happened in a replay so far. */
interface Lived {
  readonly lived: readonly LedgerLine[];
  readonly folded: FoldedLedger;
}

/** Who would have had the booking; undefined where its time would not have been offered. */
function chosenFor(
  site: OpenedSite,
  past: Past,
  lived: Lived,
  { booking, service, start, at, calendar, assignedBy }: LedgerEntry,
): string | undefined {
  const choice = {
    ...{ service, start, duration: past.durations?.get(booking) },
    ...(assignedBy === 'client' && { calendar }),
  };
  const { chosen, candidates } = choose(site, availabilityAt(site, past, lived, at), choice);
  if (chosen !== undefined) return chosen;
  // The client is to choose: whoever it was then, else nobody knows whom, and it is drawn.
  const free = candidates.filter(({ dropped }) => !dropped).map((candidate) => candidate.calendar);
  const drawn = drawsOf(seedOf(site.site.id, service, start));
  return free.includes(calendar) ? calendar : free.sort((a, b) => drawn(a) - drawn(b))[0];
}

function availabilityAt(site: OpenedSite, past: Past, { lived, folded }: Lived, now: Instant): Availability {
  const places = placesOf(site, past, lived);
  const limitsOf = (id: string): Pick<CalendarAvailability, 'booked'> => {
    const calendar = site.calendars.get(id);
    const booked = calendar && folded.bookedOnCalendar(calendar);
    return booked ? { booked } : {};
  };
  return {
    revision: lived.length,
    now,
    days: past.availability.days,
    calendars: past.availability.calendars.map((known) => ({
      ...known,
      taken: [],
      sessions: [],
      ...places.get(known.calendar),
      ...limitsOf(known.calendar),
    })),
    figures: folded.figures(),
  };
}

interface Places {
  readonly taken: Span<Instant>[];
  readonly sessions: Session[];
}

/** What the live bookings take of each calendar; clients of a group session share a place. */
function placesOf(site: OpenedSite, { durations }: Past, ledger: readonly LedgerLine[]): ReadonlyMap<string, Places> {
  const clients = new Map<
    string,
    { host: string; service: Service; start: Instant; duration: number; count: number }
  >();
  for (const { booked, start, host: lead } of standings(bookingLines(ledger))) {
    const { booking, service: id } = booked;
    const service = site.services.get(id);
    if (!service || lead === undefined) continue;
    const duration = durations?.get(booking) ?? service.durations[0]!;
    for (const host of hostsOn(site, booked, lead)) {
      const key = JSON.stringify([host, id, start, duration]);
      clients.set(key, { host, service, start, duration, count: (clients.get(key)?.count ?? 0) + 1 });
    }
  }
  const places = new Map<string, Places>();
  for (const { host, service, start, duration, count } of clients.values()) {
    const sessions = Math.ceil(count / service.seats);
    const own = places.get(host) ?? { taken: [], sessions: [] };
    const claim: Span = [start - service.bufferBefore, start + duration + service.bufferAfter];
    for (let session = 0; session < sessions; session++) own.taken.push(claim);
    own.sessions.push({ service: service.id, start, duration, left: sessions * service.seats - count });
    places.set(host, own);
  }
  // Stryker disable next-line MethodExpression,ArrowFunction,ArithmeticOperator: sorted as promised; only reasons are read by it
  for (const { taken } of places.values()) taken.sort((a, b) => a[0] - b[0]);
  return places;
}

const EVERY_CREDIT = { cancellation: true, noShow: true, reassignment: true };

function outcomeOf(site: OpenedSite, service: Service, ledger: readonly LedgerLine[]): Outcome {
  const own = bookingLines(ledger).filter((line) => isIn(line, service, service.pool));
  const all = standings(own, EVERY_CREDIT).map(({ receiver }) => receiver);
  const shares = site.members.get(service.id)!.map((member) => {
    const calendar = leadOf(member);
    return [calendar, all.filter((receiver) => receiver === calendar).length] as const;
  });
  const counts = shares.map(([, count]) => count);
  return { shares, gap: counts.length > 0 ? Math.max(...counts) - Math.min(...counts) : 0 };
}
