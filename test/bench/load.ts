/** The load of the bench: people in five zones who work from Monday to Friday, with four busy spans a day each. */
import type {
  Availability,
  Calendar,
  CalendarAvailability,
  Catalog,
  Figures,
  Service,
  ServiceFigures,
  WindowCount,
} from '../../src/engine/index.js';
import { dayOf, MINUTES_PER_DAY, startOfMonth, type Span } from '../../src/time/index.js';

/** The clocks of New York change on 8 March, those of Berlin on 29 March, those of Lord Howe on 5 April. */
export const FIRST_DAY = dayOf({ year: 2026, month: 3, day: 1 });
export const STEP = 15;
export const DURATION = 30;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
export const OFFICE_HOURS: readonly Span[] = [
  [540, 720],
  [780, 1020],
];

/** One client at a time, with anyone. */
export const SERVICE: Service = {
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

/** What is unlike the plain service of one client at a time, on calendars that serve one at a time. */
export interface Kind {
  readonly seats?: number;
  readonly capacity?: number;
  readonly distribution?: string;
}

export function catalogOf(
  people: number,
  { seats = 1, capacity = 1, distribution = 'least-loaded' }: Kind = {},
): Catalog {
  const calendars = Array.from({ length: people }, (_, index): Calendar => ({
    id: `c${index}`,
    specialist: `p${index}`,
    zone: ZONES[index % ZONES.length]!,
    public: true,
    active: true,
    capacity,
    opensBy: 'hours',
    hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => (weekday < 5 ? OFFICE_HOURS : [])),
    overrides: [],
    blackouts: [],
  }));
  return {
    site: { id: 'bench', name: 'Bench', zone: 'UTC', hideFull: false, showLeft: false, blackouts: [] },
    services: [{ ...SERVICE, seats, distribution, calendars: calendars.map(({ id }) => id) }],
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

/**
 * Four busy spans a day for everyone, and figures for every key to rank by; the same on every run. Where sessions take
 * several clients, one has begun to fill every day at ten; where calendars serve several at once, two bookings overlap.
 */
export function availabilityOf(catalog: Catalog, length: number): Availability {
  const random = draws();
  const [service] = catalog.services as [Service];
  const days = Array.from({ length }, (_, index) => FIRST_DAY + index);
  const at = (day: number, minute: number, duration: number): Span => {
    const from = day * MINUTES_PER_DAY + minute;
    return [from, from + duration];
  };
  const calendars = catalog.calendars.map(({ id, capacity }): CalendarAvailability => {
    const sessions = service.seats > 1 ? days.map((day) => at(day, 600, DURATION)) : [];
    const bookings = capacity > 1 ? days.flatMap((day) => [at(day, 800, 60), at(day, 830, 60)]) : [];
    return {
      calendar: id,
      busy: days.flatMap((day) => [0, 360, 720, 1080].map((hours) => at(day, hours + random(300), 15 + random(45)))),
      taken: [...sessions, ...bookings].sort((a, b) => a[0] - b[0]),
      shifts: [],
      sessions: sessions.map(([start]) => ({ service: service.id, start, duration: DURATION, left: 1 + random(3) })),
    };
  });
  return {
    revision: 1,
    now: FIRST_DAY * MINUTES_PER_DAY,
    days: [FIRST_DAY, FIRST_DAY + length],
    calendars,
    figures: figuresOf(catalog, days, random),
  };
}

function figuresOf({ calendars, services }: Catalog, days: readonly number[], random: Random): Figures {
  const ids = calendars.map(({ id }) => id);
  const months = [...new Set(days.map(startOfMonth))];
  const inMonths = (most: number): WindowCount[] =>
    ids.flatMap((id) => months.map((month): WindowCount => [id, month, random(most)]));
  const figures: ServiceFigures = {
    service: services[0]!.id,
    lastBooked: ids.map((id) => [id, random(1000)]),
    queue: ids,
    counts: inMonths(8),
    corrected: inMonths(8),
    shortfall: inMonths(8),
  };
  return { sessions: ids.flatMap((id) => days.map((day) => [id, day, random(4)] as const)), services: [figures] };
}

type Random = (below: number) => number;

function draws(): Random {
  let state = 1;
  return (below) => {
    state = Math.imul(state, 1664525) + 1013904223;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}
