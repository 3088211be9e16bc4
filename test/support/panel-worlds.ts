/** Random worlds with a panel over pools that overlap. */
import fc from 'fast-check';
import type { Panel, Pool, Seat } from '../../src/engine/index.js';
import { worlds, type World } from './worlds.js';

const CALENDARS = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'];
const PRIMARY = 'first';

/** Pools that overlap, now and then with groups. */
const pool = fc.uniqueArray(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...CALENDARS).map((id) => [id]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...CALENDARS), { minLength: 2, maxLength: 2 }) },
  ),
  { minLength: 1, maxLength: 5, selector: ([lead]) => lead },
);

export const panelWorlds = fc
  .record({
    world: worlds,
    pools: fc.record({ [PRIMARY]: pool, second: pool, third: pool }),
    primary: fc.oneof(
      fc.constant({ pool: PRIMARY }),
      fc.constantFrom(...CALENDARS).map((calendar) => ({ calendar })),
    ),
    seats: fc.subarray<Seat>([{ pool: 'second' }, { pool: 'third', count: 2 }, { calendar: 'c1' }]),
    shared: fc.boolean(),
  })
  .map(({ world, pools, primary, seats, shared }) => {
    const ids = world.catalog.calendars.map(({ id }) => id);
    const known = (seat: Seat): boolean => seat.calendar === undefined || ids.includes(seat.calendar);
    const panel: Panel = {
      id: 'panel',
      name: 'panel',
      service: 'service',
      primary: known(primary) ? primary : { calendar: 'c0' },
      seats: seats.filter((seat) => known(seat) && (seat.calendar === undefined || primary !== seat)),
    };
    return { world: withPanel(world, panel, pools, shared), panel };
  })
  .filter(({ panel: { primary, seats } }) => !seats.some(({ calendar }) => calendar && calendar === primary.calendar));

function withPanel(world: World, panel: Panel, pools: Record<string, string[][]>, shared: boolean): World {
  const { catalog } = world;
  const known = (id: string): string => `c${Number(id.slice(1)) % catalog.calendars.length}`;
  return {
    ...world,
    catalog: {
      ...catalog,
      // Who sits is nobody's choice but the rule's.
      services: catalog.services.map((service) => ({
        ...service,
        seats: 1,
        ...(service.distribution === 'client-choice' && { distribution: 'balanced' }),
      })),
      // Two calendars of one person.
      calendars: catalog.calendars.map((one) => (shared && one.id === 'c2' ? { ...one, specialist: 'p0' } : one)),
      pools: Object.entries(pools).map(([id, lists]): Pool => {
        const members = lists.map((calendars) => ({ id: calendars.join('+'), calendars: calendars.map(known) }));
        return {
          id,
          name: id,
          members: members.filter(
            ({ calendars: [lead] }, index) => members.findIndex((one) => one.calendars[0] === lead) === index,
          ),
        };
      }),
      panels: [panel],
    },
  };
}
