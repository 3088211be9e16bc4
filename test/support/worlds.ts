/**
 * Random sites for the property tests: a few calendars in a few zones over two to four days, about half of them around a
 * change of clocks. Everything hangs on small numbers, so that what fast-check shrinks a failure to can be read.
 */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Day, Instant, Span } from '../../src/time/units.js';
import type { DayRange, Question } from '../../src/engine/answers.js';
import type { Distribution } from '../../src/engine/distribution.js';
import type { LedgerLine } from '../../src/engine/ledger.js';
import type {
  AnyAvailable,
  Availability,
  Calendar,
  CalendarAvailability,
  Catalog,
  DayCount,
  Service,
  ServiceFigures,
  Specialist,
} from '../../src/engine/model.js';
import { distributionFor, distributionOfSeat } from './oracle/distributions.js';
import { firstDayOf } from './oracle/windows.js';
import { histories, ledgerOf } from './world-history.js';
import { aCalendarDraft, aServiceDraft, blackouts, dailyHours, dayCounts, someLimits } from './world-parts.js';
import type { CalendarDraft, ServiceDraft } from './world-parts.js';
import { distributionNames, ownDistributions, teamOf, teams } from './world-team.js';
import { describeScenario, describeWorld } from './world-text.js';
import { CHANGES, QUIET_DAYS, ZONES, dayOf } from './world-zones.js';

/** One site at one moment, and what a client asks of it. */
export interface World {
  readonly catalog: Catalog;
  readonly availability: Availability;
  readonly question: Question;
  readonly range: DayRange;
}

/** All that a site can be asked: a world with pools, a panel and a past. */
export interface Scenario extends World {
  /** Which start is chosen for: one of those that hours allow, by its place, or any minute after the first midnight. */
  readonly pick: { readonly nth: number; readonly of: 'openings' | 'staffed' | 'minutes' };
  /** What happened since the client was shown the times (RC-2). */
  readonly meanwhile: { readonly lost?: readonly string[]; readonly settled?: string };
  readonly ledger: readonly LedgerLine[];
  /** Another order for every list whose order means nothing (MG-5). */
  readonly turns: number;
}

/** Where and when: the first day, and the zone that the world is about. */
const place = fc.oneof(
  fc.record({ change: fc.constantFrom(...CHANGES), lead: fc.integer({ min: 0, max: 2 }) }).map(({ change, lead }) => ({
    zone: change[0],
    first: dayOf(change[1]) - lead,
  })),
  fc.record({ zone: fc.constantFrom(...ZONES), first: fc.constantFrom(...QUIET_DAYS.map(dayOf)) }),
);

/** Now and then a number. */
const rarely = (max: number): Arbitrary<number | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.nat({ max }));

const sketch = fc.record({
  place,
  siteId: fc.constantFrom('site', 'site', 'Zoë 🦊'),
  length: fc.integer({ min: 1, max: 3 }),
  siteZone: fc.option(fc.constantFrom(...ZONES), { freq: 2 }),
  shownZone: fc.option(fc.constantFrom(...ZONES)),
  shownFrom: fc.integer({ min: 0, max: 1 }),
  shownDays: fc.integer({ min: 1, max: 4 }),
  service: aServiceDraft,
  calendars: fc.array(aCalendarDraft, { minLength: 1, maxLength: 6 }),
  nowHours: fc.oneof({ weight: 3, arbitrary: fc.constant(-24) }, fc.integer({ min: -24, max: 72 })),
  nowMinutes: fc.integer({ min: 0, max: 59 }),
  event: fc.record({ from: fc.integer({ min: 0, max: 2 }), length: fc.integer({ min: 1, max: 3 }), hours: dailyHours }),
  eventBlackouts: blackouts,
  siteBlackouts: blackouts,
  distribution: distributionNames,
  own: ownDistributions,
  anyAvailable: fc.constantFrom<AnyAvailable>('merged', 'merged', 'labelled', 'soonest'),
  turns: fc.nat({ max: 5 }),
  /** How many of those in line the backend's answer leaves out. */
  unlisted: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat({ max: 3 })),
  limits: someLimits,
  booked: dayCounts,
  clientLimits: someLimits,
  clientBooked: fc.option(dayCounts, { nil: undefined }),
  staleAfter: fc.option(fc.nat({ max: 10 }), { freq: 2, nil: undefined }),
  wanted: rarely(5),
});
type Sketch = typeof sketch extends Arbitrary<infer T> ? T : never;

/** What only a scenario has. */
const more = fc.record({
  team: teams,
  continuity: rarely(4),
  returningTo: rarely(5),
  among: fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, fc.subarray([0, 1, 2, 3, 4, 5])),
  nth: fc.nat({ max: 5760 }),
  of: fc.constantFrom('openings' as const, 'openings' as const, 'staffed' as const, 'minutes' as const),
  lost: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.subarray([0, 1, 2, 3, 4, 5])),
  settled: rarely(5),
  history: histories,
});

/** Any small site, with a question about it. */
export const worlds: Arbitrary<World> = sketch.map((drawn) => readable(build(drawn), describeWorld));

/** Any small site with all that it can be asked. */
export const scenarios: Arbitrary<Scenario> = fc.tuple(sketch, more).map(([drawn, further]) => {
  const { team, continuity, returningTo, among, nth, of, lost, settled, history } = further;
  const { calendars, place, turns } = drawn;
  const { panels, pools } = teamOf(team, calendars.length);
  // A group session takes no panel.
  const single = panels ? { ...drawn, service: { ...drawn.service, seats: 1 } } : drawn;
  const shared: Further['shared'] = team.panel?.shared ? { c2: 'p0' } : {};
  const world = build(single, { panels, pools, continuity, pool: team.pool ? 'team' : undefined, shared });
  const id = (one: number): string => `c${one % calendars.length}`;
  const question: Question = {
    ...world.question,
    ...(returningTo !== null && { returningTo: id(returningTo) }),
    ...(among && { among: among.map(id) }),
  };
  const scenario: Scenario = {
    ...world,
    question,
    pick: { nth, of },
    meanwhile: { ...(lost && { lost: lost.map(id) }), ...(settled !== null && { settled: id(settled) }) },
    ledger: ledgerOf(history, { panels, pools, calendars: calendars.length }, place.first),
    turns,
  };
  return readable(scenario, describeScenario);
});

/** fast-check prints a failing value through this method. */
function readable<T extends World>(world: T, describe: (world: T) => string): T {
  return Object.defineProperty(world, fc.toStringMethod, { value: () => describe(world), enumerable: false });
}

/** What a scenario sets besides. */
interface Further extends Pick<Catalog, 'pools' | 'panels'> {
  readonly pool?: string | undefined;
  readonly continuity?: number | null;
  /** Calendars with a specialist other than their own. */
  readonly shared?: Readonly<Record<string, string>>;
}

function build(drawn: Sketch, further: Further = {}): World {
  const { place, length, service, calendars } = drawn;
  const days: Span<Day> = [place.first, place.first + length];
  const from = place.first + drawn.shownFrom;
  const duration =
    service.asked === undefined ? undefined : service.durations[service.asked % service.durations.length];
  const own = serviceOf(drawn, further);
  const catalog: Catalog = {
    site: {
      id: drawn.siteId,
      name: 'site',
      zone: drawn.siteZone ?? place.zone,
      hideFull: false,
      showLeft: true,
      blackouts: drawn.siteBlackouts.map((make) => make(place.first)),
      ...(drawn.staleAfter !== undefined && { staleAfter: drawn.staleAfter }),
    },
    services: [own, anotherOf(own)],
    specialists: calendars.flatMap(specialistOf),
    calendars: calendars.map((draft, index) => calendarOf(draft, index, place, further)),
    events: [
      {
        id: 'event',
        name: 'event',
        days: [place.first + drawn.event.from, place.first + drawn.event.from + drawn.event.length],
        ...(drawn.event.hours && { hours: drawn.event.hours }),
        blackouts: drawn.eventBlackouts.map((make) => make(place.first)),
      },
    ],
    distributions: [drawn.own],
    ...(further.pools && { pools: further.pools }),
    ...(further.panels && { panels: further.panels }),
  };
  return {
    catalog,
    availability: availabilityOf(drawn, catalog, days),
    question: {
      service: 'service',
      ...(duration !== undefined && { duration }),
      ...(drawn.wanted !== null && drawn.wanted < calendars.length && { calendar: `c${drawn.wanted}` }),
      ...(drawn.clientBooked && { clientBooked: countsFrom(place.first, drawn.clientBooked) }),
    },
    range: { days: [from, Math.min(from + drawn.shownDays, days[1] + 1)], zone: drawn.shownZone ?? place.zone },
  };
}

function serviceOf(drawn: Sketch, { pool, continuity }: Further): Service {
  const { service, calendars, distribution, anyAvailable, limits, clientLimits } = drawn;
  const { asked: _, event, grid, ...rules } = service;
  return {
    id: 'service',
    name: 'service',
    ...rules,
    ...(grid !== undefined && { grid }),
    ...(event !== undefined && { event }),
    ...(limits && { limits }),
    ...(clientLimits && { clientLimits }),
    ...(pool !== undefined && { pool }),
    ...(typeof continuity === 'number' && { continuity }),
    calendars: calendars.flatMap(({ linked }, index) => (linked ? [`c${index}`] : [])),
    anyAvailable,
    distribution,
    reveal: 'always',
    fields: [],
  };
}

/** A second service of the same calendars, whose sessions count for the first one's people. */
function anotherOf({ pool: _, ...service }: Service): Service {
  return { ...service, id: 'another', calendars: [...service.calendars].reverse() };
}

function specialistOf({ specialist }: CalendarDraft, index: number): Specialist[] {
  return specialist === 'missing' ? [] : [{ id: `p${index}`, name: `p${index}`, active: specialist === 'active' }];
}

function calendarOf(
  draft: CalendarDraft,
  index: number,
  { zone, first }: Sketch['place'],
  { shared = {} }: Further,
): Calendar {
  return {
    id: `c${index}`,
    specialist: shared[`c${index}`] ?? `p${index}`,
    zone: draft.zone ?? zone,
    public: draft.public,
    active: draft.active,
    capacity: draft.capacity,
    opensBy: draft.opensBy,
    ...(draft.limits && { limits: draft.limits }),
    hours: Array.from({ length: 7 }, (_, weekday) => draft.hours[weekday % draft.hours.length] ?? []),
    overrides: draft.overrides.map(({ day, hours }) => ({ day: first + day, hours })),
    blackouts: draft.blackouts.map((make) => make(first)),
  };
}

function availabilityOf(drawn: Sketch, catalog: Catalog, days: Span<Day>): Availability {
  const { calendars, service } = drawn;
  const now = (days[0] * 24 + drawn.nowHours) * 60 + drawn.nowMinutes;
  const known = calendars.flatMap((draft, index) =>
    draft.known ? [takenOf(draft, index, days[0], service, now)] : [],
  );
  const [own] = catalog.services as [Service];
  const panel = catalog.panels?.[0];
  const pools = [...new Set([panel?.primary, ...(panel?.seats ?? [])].flatMap((seat) => seat?.pool ?? []))];
  return {
    revision: 7,
    now,
    days,
    calendars: known,
    figures: {
      sessions: calendars.flatMap(({ sessionCounts }, index) =>
        sessionCounts.flatMap((count, day) => (count > 0 ? [[`c${index}`, days[0] + day, count] as const] : [])),
      ),
      services: [
        { ...figuresOf(drawn, own, distributionFor(catalog, own), days), booked: countsFrom(days[0], drawn.booked) },
      ],
      ...(pools.length > 0 && {
        pools: pools.map((pool) => ({
          pool,
          ...figuresOf(drawn, own, distributionOfSeat(catalog, own, pool), days),
        })),
      }),
    },
  };
}

/** What is told of the members who share a service's bookings. */
function figuresOf(
  drawn: Sketch,
  service: Service,
  { window }: Distribution,
  days: Span<Day>,
): Omit<ServiceFigures, 'booked'> {
  const { calendars, turns, unlisted } = drawn;
  // Those that the days may touch, whatever the zone.
  const around = Array.from({ length: days[1] - days[0] + 6 }, (_, index) => days[0] - 3 + index);
  const windows = [...new Set(around.map((day) => firstDayOf(window, day)))];
  const counts = calendars.flatMap(({ sessionCounts }, index) =>
    windows.flatMap((first, at) => {
      const count = sessionCounts[at % Math.max(1, sessionCounts.length)] ?? 0;
      return count > 0 ? [[`c${index}`, first, count] as const] : [];
    }),
  );
  const ids = service.calendars;
  const line = [...ids.slice(turns % (ids.length || 1)), ...ids.slice(0, turns % (ids.length || 1))];
  return {
    service: service.id,
    lastBooked: calendars.flatMap(({ lastBooked }, index) =>
      lastBooked === undefined ? [] : [[`c${index}`, lastBooked] as const],
    ),
    counts,
    corrected: counts.map(([id, first, count]) => [id, first, 3 - count] as const),
    shortfall: counts.map(([id, first, count]) => [id, first, (count * 7) % 5] as const),
    queue: line.slice(0, Math.max(0, line.length - unlisted)),
  };
}

function takenOf(
  draft: CalendarDraft,
  index: number,
  first: Day,
  service: ServiceDraft,
  now: Instant,
): CalendarAvailability {
  const start = first * MINUTES_PER_DAY;
  const sessions = draft.sessions.map(({ at, duration, left, own }) => ({
    service: own ? 'service' : 'another',
    start: start + at,
    duration: service.durations[duration % service.durations.length] ?? 30,
    left: left % service.seats,
  }));
  const claims = sessions.map((one): Span => [
    one.start - service.bufferBefore,
    one.start + one.duration + service.bufferAfter,
  ]);
  const bookings = draft.taken.map(([at, length]): Span => [start + at, start + at + length]);
  return {
    calendar: `c${index}`,
    busy: mergedSpans(draft.busy.map(([at, length]): Span => [start + at, start + at + length])),
    taken: [...claims, ...bookings].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    shifts: draft.shifts.map(({ day, hours }) => ({ day: first + day, hours })),
    sessions: service.seats > 1 ? sessions : [],
    booked: countsFrom(first, draft.booked),
    ...(draft.age !== undefined && { asOf: now - draft.age }),
  };
}

function countsFrom(first: Day, counts: readonly (readonly [day: number, count: number])[]): DayCount[] {
  return counts.map(([day, count]) => [first + day, count]);
}

/** Busy spans as the contract promises them: sorted, merged. */
function mergedSpans(spans: Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
