/** The parts that random sites are made of: hours, blackouts, services, calendars. Days count from the world's first day. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Day, Minute, Span } from '../../src/time/units.js';
import type { Blackout, Calendar, Limits, Service } from '../../src/engine/model.js';
import { ZONES } from './world-zones.js';

/** Mostly round times, as people write them; now and then any minute. */
const minuteOfDay = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
);
const length = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 48 }).map((quarter) => quarter * 15) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }) },
);
const span = fc.tuple(minuteOfDay, length).map(([from, size]): Span<Minute> => [from, from + size]);
const inRange = fc
  .tuple(fc.integer({ min: -2, max: 17 }), minuteOfDay)
  .map(([sixHours, at]) => sixHours * 360 + (at % 360));
const size = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(15, 30, 60, 90) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 300 }) },
  { weight: 1, arbitrary: fc.constantFrom(720, 1440, 4320) },
);

/** The spans of one day: closed, usual, whole, touching, past midnight, or any; sorted, now and then overlapping. */
export const daySpans: Arbitrary<readonly Span<Minute>[]> = fc.oneof(
  fc.constantFrom<readonly Span<Minute>[]>(
    [[540, 1020]],
    [[0, MINUTES_PER_DAY]],
    [],
    [
      [540, 720],
      [780, 1080],
    ],
    [
      [0, 720],
      [720, MINUTES_PER_DAY],
    ],
    [[1320, 1560]],
  ),
  fc.array(span, { minLength: 1, maxLength: 3 }).map((spans) => spans.sort((a, b) => a[0] - b[0])),
);

/** Daily hours of an event or blackout; none means the whole day. */
export const dailyHours = fc.option(daySpans, { nil: undefined });

/** Up to two blackouts, made once the first day is known. */
export const blackouts: Arbitrary<((first: Day) => Blackout)[]> = fc.array(
  fc
    .record({
      from: fc.integer({ min: -1, max: 3 }),
      days: fc.integer({ min: 1, max: 3 }),
      hours: fc.option(fc.array(span, { minLength: 1, maxLength: 2 }), { freq: 6, nil: undefined }),
      label: fc.option(fc.constant('lunch'), { nil: undefined }),
    })
    .map(({ from, days, hours, label }) => (first: Day): Blackout => ({
      days: [first + from, first + from + days],
      ...(hours && { hours: hours.sort((a, b) => a[0] - b[0]) }),
      ...(label && { label }),
    })),
  { maxLength: 1 },
);

/** Mostly none; else low ones, so that they are reached. */
export const someLimits: Arbitrary<Limits | undefined> = fc.option(
  fc.record(
    {
      perDay: fc.integer({ min: 1, max: 4 }),
      perWeek: fc.integer({ min: 1, max: 8 }),
      perMonth: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: [] },
  ),
  { freq: 2, nil: undefined },
);
/** Bookings of the days around the first one; a day may stand there twice. */
export const dayCounts = fc.array(fc.tuple(fc.integer({ min: -8, max: 8 }), fc.nat({ max: 3 })), { maxLength: 6 });

export interface ServiceDraft extends Pick<
  Service,
  | 'durations'
  | 'bufferBefore'
  | 'bufferAfter'
  | 'seats'
  | 'grid'
  | 'anchor'
  | 'notice'
  | 'horizon'
  | 'event'
  | 'assignment'
> {
  /** Which of the durations is asked for; the default where undefined. */
  readonly asked: number | undefined;
}

const duration = fc.constantFrom(60, 30, 45, 90, 5, 10, 15, 20, 25, 50, 75, 120, 180);
const buffer = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(5, 10, 15, 30, 7));

export const aServiceDraft: Arbitrary<ServiceDraft> = fc.record({
  durations: fc.uniqueArray(duration, { minLength: 1, maxLength: 2 }),
  asked: fc.option(fc.nat({ max: 1 }), { nil: undefined }),
  bufferBefore: buffer,
  bufferAfter: buffer,
  seats: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 5 })),
  grid: fc.option(fc.constantFrom(30, 15, 60, 45, 20, 25, 90, 10, 5), { freq: 3, nil: undefined }),
  anchor: fc.constantFrom('hour', 'opening'),
  notice: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 2880 })),
  horizon: fc.oneof({ weight: 3, arbitrary: fc.constant(100_000) }, fc.integer({ min: 1440, max: 8640 })),
  assignment: fc.constantFrom('client', 'client', 'automatic'),
  event: fc.oneof(
    { weight: 30, arbitrary: fc.constant(undefined) },
    { weight: 14, arbitrary: fc.constant('event') },
    { weight: 1, arbitrary: fc.constant('unknown') },
  ),
});

export interface CalendarDraft extends Pick<Calendar, 'public' | 'active' | 'capacity' | 'opensBy'> {
  readonly zone: string | null;
  readonly specialist: 'active' | 'inactive' | 'missing';
  readonly linked: boolean;
  /** Whether the backend's answer speaks about it. */
  readonly known: boolean;
  /** Repeated over the week. */
  readonly hours: readonly (readonly Span<Minute>[])[];
  readonly overrides: readonly { readonly day: number; readonly hours: readonly Span<Minute>[] }[];
  readonly shifts: readonly { readonly day: number; readonly hours: readonly Span<Minute>[] }[];
  readonly blackouts: readonly ((first: Day) => Blackout)[];
  /** Minutes from the first day's start, and lengths. */
  readonly busy: readonly (readonly [at: number, length: number])[];
  readonly taken: readonly (readonly [at: number, length: number])[];
  readonly sessions: readonly {
    readonly at: number;
    readonly duration: number;
    readonly left: number;
    readonly own: boolean;
  }[];
  readonly sessionCounts: readonly number[];
  readonly limits: Limits | undefined;
  readonly booked: readonly (readonly [day: number, count: number])[];
  /** Minutes before now at which its busy time was last read. */
  readonly age: number | undefined;
  readonly lastBooked: number | undefined;
}

/** Almost always the first value. */
const mostly = <T>(usual: T, ...others: T[]): Arbitrary<T> =>
  fc.oneof({ weight: 24, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
const datedHours = fc.uniqueArray(fc.record({ day: fc.integer({ min: -1, max: 4 }), hours: daySpans }), {
  maxLength: 3,
  selector: ({ day }) => day,
});

export const aCalendarDraft: Arbitrary<CalendarDraft> = fc.record({
  zone: fc.option(fc.constantFrom(...ZONES), { freq: 2 }),
  public: mostly(true, false),
  active: mostly(true, false),
  specialist: mostly<CalendarDraft['specialist']>('active', 'inactive', 'missing'),
  linked: mostly(true, false),
  known: mostly(true, false),
  capacity: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 3 })),
  opensBy: fc.constantFrom('hours', 'hours', 'both', 'shifts'),
  hours: fc.array(daySpans, { minLength: 1, maxLength: 3 }),
  overrides: datedHours,
  shifts: datedHours,
  blackouts,
  busy: fc.array(fc.tuple(inRange, size), { maxLength: 3 }),
  taken: fc.array(fc.tuple(inRange, size), { maxLength: 5 }),
  sessions: fc.array(
    fc.record({
      at: fc.integer({ min: -48, max: 240 }).map((halfHours) => halfHours * 30),
      duration: mostly(0, 1),
      left: fc.nat({ max: 4 }),
      own: mostly(true, false),
    }),
    { maxLength: 4 },
  ),
  sessionCounts: fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
  limits: someLimits,
  booked: dayCounts,
  age: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  lastBooked: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
});
