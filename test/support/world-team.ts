/** Who shares the bookings of a random site, and by which rule: pools with groups, own distributions, panels. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Distribution, KeyName, WindowName } from '../../src/engine/distribution.js';
import type { Catalog, Member, Pool } from '../../src/engine/model.js';
import type { Panel, Seat } from '../../src/engine/offers.js';

export const OWN = 'own';

/** The named ones, and the site's own as often as some of them. */
const DISTRIBUTIONS = [
  'least-loaded',
  'soonest',
  'random',
  'rotation',
  'equal',
  'round-robin',
  'pooled',
  'pooled-priority',
  'weighted',
  'balanced',
  'client-choice',
  ...[OWN, OWN, OWN, OWN],
];
export const distributionNames = fc.constantFrom(...DISTRIBUTIONS);

const KEYS: KeyName[] = [
  'sessions',
  'count',
  'corrected',
  'shortfall',
  'weight',
  'priority',
  'idle',
  'soonest',
  'turn',
];
const COUNTING: readonly KeyName[] = ['count', 'corrected', 'shortfall'];
const WINDOWS: readonly WindowName[] = ['month', 'day', 'week', 'quarter', '28-days', 'ever'];

/** Any distribution of the site's own: every key, window, credit, who is offered, those ahead hidden (DS-17). */
export const ownDistributions: Arbitrary<Distribution> = fc
  .record({
    offered: fc.constantFrom('everyone' as const, 'everyone' as const, 'next' as const, 'soonest' as const),
    keys: fc.shuffledSubarray(KEYS, { maxLength: 3 }),
    last: fc.constantFrom<KeyName>('draw', 'turn', 'line'),
    window: fc.constantFrom(...WINDOWS),
    isWindowless: fc.boolean(),
    credit: fc.option(fc.record({ cancellation: fc.boolean(), noShow: fc.boolean(), reassignment: fc.boolean() })),
    ahead: fc.option(fc.integer({ min: 1, max: 3 })),
    losesTurn: fc.option(fc.boolean()),
  })
  .map(({ offered, keys, last, window, isWindowless, credit, ahead, losesTurn }) => {
    const counts = ahead !== null || keys.some((key) => COUNTING.includes(key));
    return {
      name: OWN,
      offered,
      keys: [...keys.filter((key) => key !== last), last],
      window: isWindowless && !counts ? ('none' as const) : window,
      ...(credit && { credit }),
      ...(ahead !== null && { ahead }),
      ...(losesTurn !== null && { losesTurn }),
    };
  });

/** By the places of their calendars in the site's list. */
const aMember = fc.record(
  {
    calendars: fc.oneof(
      { weight: 3, arbitrary: fc.nat({ max: 5 }).map((one) => [one]) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 2, maxLength: 3 }) },
    ),
    weight: fc.constantFrom(0, 50, 100, 300),
    priority: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['calendars'] },
);
const aPool = fc.record({
  members: fc.array(aMember, { minLength: 1, maxLength: 5 }),
  distribution: fc.option(distributionNames),
});
type PoolDraft = typeof aPool extends Arbitrary<infer T> ? T : never;

/** In one of so many worlds. */
function sometimes<T>(of: number, arbitrary: Arbitrary<T>): Arbitrary<T | null> {
  return fc.oneof({ weight: of - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

/** One pool for the service, most often none; and two more for panels. Pools overlap. */
export const teams = fc.record({
  pool: sometimes(2, aPool),
  panel: sometimes(
    5,
    fc.record({
      pools: fc.tuple(aPool, aPool),
      primary: fc.oneof(fc.constant({ pool: 'seat0' }), fc.nat({ max: 5 })),
      seats: fc.subarray<Seat | number>([{ pool: 'seat1' }, { pool: 'team', count: 2 }, 1]),
      /** Two calendars of one person. */
      shared: fc.boolean(),
    }),
  ),
});
type TeamDraft = typeof teams extends Arbitrary<infer T> ? T : never;

/** The pools of a site with so many calendars, and its panel. Pool `team` is that of the service. */
export function teamOf({ pool, panel }: TeamDraft, calendars: number): Pick<Catalog, 'pools' | 'panels'> {
  const pools: Pool[] = [...(pool ? [poolOf('team', pool, calendars)] : [])];
  if (!panel) return pool ? { pools } : {};
  panel.pools.forEach((one, index) => pools.push(poolOf(`seat${index}`, one, calendars)));
  const seatOf = (seat: Seat | number): Seat =>
    typeof seat === 'number' ? { calendar: `c${seat % calendars}` } : seat;
  const primary = seatOf(panel.primary);
  const isFit = (seat: Seat): boolean =>
    seat.calendar === undefined ? pools.some(({ id }) => id === seat.pool) : seat.calendar !== primary.calendar;
  const own: Panel = {
    id: 'panel',
    name: 'panel',
    service: 'service',
    primary,
    seats: panel.seats.map(seatOf).filter(isFit),
  };
  return { pools, panels: [own] };
}

function poolOf(id: string, { members, distribution }: PoolDraft, calendars: number): Pool {
  const drawn = members.map(({ calendars: places, ...rest }): Member => {
    const ids = [...new Set(places.map((place) => `c${place % calendars}`))];
    return { id: ids.join('+'), calendars: ids, ...rest };
  });
  const isFirst = ({ calendars: [lead] }: Member, index: number): boolean =>
    drawn.findIndex((one) => one.calendars[0] === lead) === index;
  const names = distribution === null ? {} : { distribution };
  return { id, name: id, members: drawn.filter(isFirst), ...names };
}
