/**
 * Random sites for the property tests: a few calendars in a few zones over two to four days, about half of them around a
 * change of clocks. Everything hangs on small numbers, so that what fast-check shrinks a failure to can be read.
 */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Day, Instant, Span } from '../../src/time/units.js';
import type { DayRange, Question } from '../../src/engine/answers.js';
import type {
  AnyAvailable,
  Availability,
  Calendar,
  CalendarAvailability,
  Catalog,
  DayCount,
  Service,
  Specialist,
} from '../../src/engine/model.js';
import {
  DISTRIBUTIONS,
  aCalendarDraft,
  aServiceDraft,
  blackouts,
  dailyHours,
  dayCounts,
  someLimits,
} from './world-parts.js';
import type { CalendarDraft, ServiceDraft } from './world-parts.js';
import { firstDayOf } from './oracle/windows.js';
import { CHANGES, QUIET_DAYS, ZONES, dayOf } from './world-zones.js';
import { describeWorld } from './world-text.js';

/** One site at one moment, and what a client asks of it. */
export interface World {
  readonly catalog: Catalog;
  readonly availability: Availability;
  readonly question: Question;
  readonly range: DayRange;
}

const HOME = 'site';

/** Where and when: the first day, and the zone that the world is about. */
const place = fc.oneof(
  fc.record({ change: fc.constantFrom(...CHANGES), lead: fc.integer({ min: 0, max: 2 }) }).map(({ change, lead }) => ({
    zone: change[0],
    first: dayOf(change[1]) - lead,
  })),
  fc.record({ zone: fc.constantFrom(...ZONES), first: fc.constantFrom(...QUIET_DAYS.map(dayOf)) }),
);

const sketch = fc.record({
  place,
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
  distribution: fc.constantFrom(...DISTRIBUTIONS),
  anyAvailable: fc.constantFrom<AnyAvailable>('merged', 'merged', 'labelled', 'soonest'),
  turns: fc.nat({ max: 5 }),
  limits: someLimits,
  booked: dayCounts,
  clientLimits: someLimits,
  clientBooked: fc.option(dayCounts, { nil: undefined }),
  staleAfter: fc.option(fc.nat({ max: 10 }), { freq: 2, nil: undefined }),
  wanted: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.nat({ max: 5 })),
});
type Sketch = typeof sketch extends Arbitrary<infer T> ? T : never;

/** Any small site, with a question about it. */
export const worlds: Arbitrary<World> = sketch.map((drawn) => {
  const world = build(drawn);
  // fast-check prints a failing value through this method.
  return Object.defineProperty(world, fc.toStringMethod, { value: () => describeWorld(world), enumerable: false });
});

function build(drawn: Sketch): World {
  const { place, length, service, calendars } = drawn;
  const days: Span<Day> = [place.first, place.first + length];
  const from = place.first + drawn.shownFrom;
  const duration =
    service.asked === undefined ? undefined : service.durations[service.asked % service.durations.length];
  return {
    catalog: {
      site: {
        id: HOME,
        name: HOME,
        zone: drawn.siteZone ?? place.zone,
        hideFull: false,
        showLeft: true,
        blackouts: drawn.siteBlackouts.map((make) => make(place.first)),
        ...(drawn.staleAfter !== undefined && { staleAfter: drawn.staleAfter }),
      },
      services: [serviceOf(drawn)],
      specialists: calendars.flatMap(specialistOf),
      calendars: calendars.map((draft, index) => calendarOf(draft, index, place)),
      events: [
        {
          id: 'event',
          name: 'event',
          days: [place.first + drawn.event.from, place.first + drawn.event.from + drawn.event.length],
          ...(drawn.event.hours && { hours: drawn.event.hours }),
          blackouts: drawn.eventBlackouts.map((make) => make(place.first)),
        },
      ],
    },
    availability: availabilityOf(drawn, days),
    question: {
      service: 'service',
      ...(duration !== undefined && { duration }),
      ...(drawn.wanted !== null && drawn.wanted < calendars.length && { calendar: `c${drawn.wanted}` }),
      ...(drawn.clientBooked && { clientBooked: countsFrom(place.first, drawn.clientBooked) }),
    },
    range: { days: [from, Math.min(from + drawn.shownDays, days[1] + 1)], zone: drawn.shownZone ?? place.zone },
  };
}

function serviceOf({ service, calendars, distribution, anyAvailable, limits, clientLimits }: Sketch): Service {
  const { asked: _, event, grid, ...rules } = service;
  return {
    id: 'service',
    name: 'service',
    ...rules,
    ...(grid !== undefined && { grid }),
    ...(event !== undefined && { event }),
    ...(limits && { limits }),
    ...(clientLimits && { clientLimits }),
    calendars: calendars.flatMap(({ linked }, index) => (linked ? [`c${index}`] : [])),
    assignment: 'client',
    anyAvailable,
    distribution,
    reveal: 'always',
    fields: [],
  };
}

function specialistOf({ specialist }: CalendarDraft, index: number): Specialist[] {
  return specialist === 'missing' ? [] : [{ id: `p${index}`, name: `p${index}`, active: specialist === 'active' }];
}

function calendarOf(draft: CalendarDraft, index: number, { zone, first }: Sketch['place']): Calendar {
  return {
    id: `c${index}`,
    specialist: `p${index}`,
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

function availabilityOf(drawn: Sketch, days: Span<Day>): Availability {
  const { calendars, service, turns } = drawn;
  const now = (days[0] * 24 + drawn.nowHours) * 60 + drawn.nowMinutes;
  const known = calendars.flatMap((draft, index) =>
    draft.known ? [takenOf(draft, index, days[0], service, now)] : [],
  );
  const ids = serviceOf(drawn).calendars;
  // Of the months that the days may touch, whatever the zone.
  const months = [...new Set([days[0] - 3, days[1] + 3].map((day) => firstDayOf('month', day)))];
  const counts = calendars.flatMap(({ sessionCounts }, index) =>
    months.flatMap((month, at) => {
      const count = sessionCounts[at] ?? 0;
      return count > 0 ? [[`c${index}`, month, count] as const] : [];
    }),
  );
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
        {
          service: 'service',
          lastBooked: calendars.flatMap(({ lastBooked }, index) =>
            lastBooked === undefined ? [] : [[`c${index}`, lastBooked] as const],
          ),
          booked: countsFrom(days[0], drawn.booked),
          counts,
          corrected: counts.map(([id, window, count]) => [id, window, 3 - count] as const),
          shortfall: counts.map(([id, window, count]) => [id, window, (count * 7) % 5] as const),
          queue: [...ids.slice(turns % (ids.length || 1)), ...ids.slice(0, turns % (ids.length || 1))],
        },
      ],
    },
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
