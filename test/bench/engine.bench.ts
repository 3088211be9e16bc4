/**
 * How fast the engine answers: `node --import tsx test/bench/engine.bench.ts`. Each line is the best and the median of
 * many runs. "From nothing" opens the site anew and has seen neither it nor the availability before; the time zones of
 * the machine are known already.
 */
import { choose, days, freeCalendars, openSite } from '../../src/engine/index.js';
import type { Availability, Calendar, Catalog, Service } from '../../src/engine/index.js';
import { dayOf, MINUTES_PER_DAY, Zones, type Span } from '../../src/time/index.js';

const FIRST_DAY = dayOf({ year: 2026, month: 3, day: 1 });
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const OFFICE_HOURS = [0, 1, 2, 3, 4, 5, 6].map((weekday): Span[] =>
  weekday < 5
    ? [
        [540, 720],
        [780, 1020],
      ]
    : [],
);

const SERVICE: Service = {
  id: 'talk',
  name: 'Talk',
  durations: [30],
  bufferBefore: 0,
  bufferAfter: 0,
  seats: 1,
  grid: 15,
  anchor: 'hour',
  notice: 0,
  horizon: 1000 * MINUTES_PER_DAY,
  calendars: [],
  assignment: 'automatic',
  anyAvailable: 'merged',
  distribution: 'least-loaded',
  reveal: 'always',
  fields: [],
};

function catalogOf(people: number): Catalog {
  const calendars = Array.from({ length: people }, (_, index): Calendar => ({
    id: `c${index}`,
    specialist: `p${index}`,
    zone: ZONES[index % ZONES.length]!,
    public: true,
    active: true,
    capacity: 1,
    opensBy: 'hours',
    hours: OFFICE_HOURS,
    overrides: [],
    blackouts: [],
  }));
  return {
    site: { id: 'bench', name: 'Bench', zone: 'UTC', hideFull: false, showLeft: false, blackouts: [] },
    services: [{ ...SERVICE, calendars: calendars.map(({ id }) => id) }],
    specialists: calendars.map(({ specialist }) => ({ id: specialist, active: true })),
    calendars,
    events: [],
  };
}

/** Four busy spans a day for everyone, the same on every run. */
function availabilityOf(catalog: Catalog, length: number): Availability {
  let state = 1;
  const random = (below: number): number => {
    state = Math.imul(state, 1664525) + 1013904223;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
  return {
    revision: 1,
    now: FIRST_DAY * MINUTES_PER_DAY,
    days: [FIRST_DAY, FIRST_DAY + length],
    calendars: catalog.calendars.map(({ id }) => ({
      calendar: id,
      busy: Array.from({ length: length * 4 }, (_, index): Span => {
        const from = (FIRST_DAY + Math.floor(index / 4)) * MINUTES_PER_DAY + (index % 4) * 360 + random(300);
        return [from, from + 15 + random(45)];
      }),
      taken: [],
      shifts: [],
      sessions: [],
    })),
    figures: { sessions: [], services: [] },
  };
}

function measure(name: string, runs: number, run: () => unknown): void {
  const times = Array.from({ length: runs }, () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  }).sort((a, b) => a - b);
  const text = (time: number): string => (time < 0.1 ? `${(time * 1000).toFixed(2)} µs` : `${time.toFixed(2)} ms`);
  console.log(
    `${name.padEnd(52)} best ${text(times[0]!).padStart(10)}   median ${text(times[runs >> 1]!).padStart(10)}`,
  );
}

const zones = new Zones();
for (const [people, length, runs] of [
  [50, 30, 300],
  [200, 30, 200],
  [200, 90, 100],
  [1000, 90, 30],
  [1000, 365, 15],
] as const) {
  const catalog = catalogOf(people);
  const availability = availabilityOf(catalog, length);
  const range = { days: availability.days, zone: 'Europe/Berlin' };
  measure(`days of ${people} × ${length}, from nothing`, runs, () =>
    days(openSite(catalog, { zones }), { ...availability }, { service: 'talk' }, range),
  );
}

const catalog = catalogOf(200);
const site = openSite(catalog, { zones });
const availability = availabilityOf(catalog, 90);
const start = (FIRST_DAY + 10) * MINUTES_PER_DAY + 10 * 60;
const question = { service: 'talk' };
days(site, availability, question, { days: availability.days, zone: 'UTC' });
measure('days of 200 × 90, asked again', 1000, () =>
  days(site, availability, question, { days: availability.days, zone: 'UTC' }),
);
measure('free people of one start, 200 × 90', 5000, () => freeCalendars(site, availability, question, start));
measure('choice of one start, 200 × 90', 1000, () => choose(site, availability, { ...question, start }));
