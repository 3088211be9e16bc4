/** The load of the bench: people in five zones who work from Monday to Friday, with four busy spans a day each. */
import type { Availability, Calendar, Catalog, Service } from '../../src/engine/index.js';
import { dayOf, MINUTES_PER_DAY, type Span } from '../../src/time/index.js';

/** The clocks of New York change on 8 March, those of Berlin on 29 March, those of Lord Howe on 5 April. */
export const FIRST_DAY = dayOf({ year: 2026, month: 3, day: 1 });
export const STEP = 15;
export const DURATION = 30;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
export const OFFICE_HOURS: readonly Span[] = [
  [540, 720],
  [780, 1020],
];

const SERVICE: Service = {
  id: 'talk',
  name: 'Talk',
  durations: [DURATION],
  bufferBefore: 0,
  bufferAfter: 0,
  seats: 1,
  grid: STEP,
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

export function catalogOf(people: number): Catalog {
  const calendars = Array.from({ length: people }, (_, index): Calendar => ({
    id: `c${index}`,
    specialist: `p${index}`,
    zone: ZONES[index % ZONES.length]!,
    public: true,
    active: true,
    capacity: 1,
    opensBy: 'hours',
    hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => (weekday < 5 ? OFFICE_HOURS : [])),
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

/** A panel of five seats, each of which any of the same people can fill. */
export function panelCatalogOf(people: number): Catalog {
  const catalog = catalogOf(people);
  const members = catalog.calendars.map(({ id }) => ({ id, calendars: [id] }));
  const pools = [0, 1, 2, 3, 4].map((seat) => ({ id: `seat${seat}`, name: `Seat ${seat}`, members }));
  const [primary, ...seats] = pools.map(({ id }) => ({ pool: id }));
  return { ...catalog, pools, panels: [{ id: 'panel', name: 'Panel', service: 'talk', primary: primary!, seats }] };
}

/** Four busy spans a day for everyone, and sessions and last bookings to rank by; the same on every run. */
export function availabilityOf(catalog: Catalog, length: number): Availability {
  let state = 1;
  const random = (below: number): number => {
    state = Math.imul(state, 1664525) + 1013904223;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
  const ids = catalog.calendars.map(({ id }) => id);
  return {
    revision: 1,
    now: FIRST_DAY * MINUTES_PER_DAY,
    days: [FIRST_DAY, FIRST_DAY + length],
    calendars: ids.map((calendar) => ({
      calendar,
      busy: Array.from({ length: length * 4 }, (_, index): Span => {
        const from = (FIRST_DAY + Math.floor(index / 4)) * MINUTES_PER_DAY + (index % 4) * 360 + random(300);
        return [from, from + 15 + random(45)];
      }),
      taken: [],
      shifts: [],
      sessions: [],
    })),
    figures: {
      sessions: ids.flatMap((id) => Array.from({ length }, (_, day) => [id, FIRST_DAY + day, random(4)] as const)),
      services: [{ service: 'talk', lastBooked: ids.map((id) => [id, random(1000)] as const), queue: ids }],
    },
  };
}
