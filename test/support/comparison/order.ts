/** The order of a list never changes an answer, unless it is a key of the distribution (MG-5, DS-18). */
import type { Instant } from '../../../src/time/units.js';
import {
  choose,
  days,
  distributionOf,
  labelledStarts,
  panelFaults,
  panelStarts,
  starts,
} from '../../../src/engine/index.js';
import type { Availability, OpenedSite, ServiceFigures, Start } from '../../../src/engine/index.js';
import { everywhere, open } from '../ask.js';
import type { Snapshot } from '../oracle/survey.js';
import type { Scenario } from '../worlds.js';
import { agree } from './agree.js';

/** The same scenario with all its lists in another order is asked again. */
export function compareOrder(scenario: Scenario, site: OpenedSite, start: Instant): void {
  const turned = inAnotherOrder(scenario, site);
  const other = open(turned.catalog);
  const [all, asked] = [everywhere(scenario), scenario.question];
  const both = <T>(what: string, ask: (site: OpenedSite, availability: Availability) => T): void =>
    agree(`${what}, in another order of the lists`, ask(other, turned.availability), ask(site, scenario.availability));
  both('starts', (from, availability) => starts(from, availability, asked, all));
  both('labelled starts', (from, availability) => labelledStarts(from, availability, asked, all).sort(byName));
  both('days', (from, availability) => days(from, availability, asked, scenario.range));
  both('the choice', (from, availability) => {
    const record = choose(from, availability, { ...asked, ...scenario.meanwhile, start });
    const { chosen, decidedBy, skipped = [], candidates } = record;
    const became = candidates.map(({ calendar, dropped, values }) => [calendar, dropped?.reason.code ?? values]);
    return { chosen, decidedBy, skipped: [...skipped].sort(), candidates: became.map(String).sort() };
  });
  const panel = scenario.catalog.panels?.[0];
  if (!panel || panelFaults(scenario.catalog, panel).length > 0) return;
  both('panel starts', (from, availability) => panelStarts(from, availability, { panel: 'panel' }, all));
}

function byName(a: Start, b: Start): number {
  return a.start - b.start || ((a.calendar ?? '') < (b.calendar ?? '') ? -1 : 1);
}

function inAnotherOrder({ catalog, availability, turns }: Scenario, site: OpenedSite): Snapshot {
  const turn = <T>(list: readonly T[]): T[] => {
    const at = turns % Math.max(1, list.length);
    const turned = [...list.slice(at), ...list.slice(0, at)];
    return turns % 2 === 0 ? turned.reverse() : turned;
  };
  const maybe = <T>(list: readonly T[] | undefined): T[] | undefined => list && turn(list);
  const { keys } = distributionOf(site.services.get('service')!, catalog.distributions);
  const { figures } = availability;
  // There the order of the list is a key like any other; and whoever isn't in the queue stands behind it in that order.
  const listCounts = keys.includes('line') || keys.includes('turn');
  const turnLinked = <T>(list: readonly T[]): readonly T[] => (listCounts ? list : turn(list));
  return {
    catalog: {
      ...catalog,
      services: turn(catalog.services.map((one) => ({ ...one, calendars: turnLinked(one.calendars) }))),
      specialists: turn(catalog.specialists),
      calendars: turn(
        catalog.calendars.map((one) => ({
          ...one,
          overrides: turn(one.overrides),
          hours: one.hours.map((hours) => turn(hours)),
        })),
      ),
      ...(catalog.pools && {
        pools: turn(catalog.pools.map((pool) => ({ ...pool, members: turnLinked(pool.members) }))),
      }),
      ...(catalog.panels && { panels: catalog.panels.map((panel) => ({ ...panel, seats: turn(panel.seats) })) }),
    },
    availability: {
      ...availability,
      calendars: turn(
        availability.calendars.map((one) => ({
          ...one,
          shifts: turn(one.shifts),
          sessions: turn(one.sessions),
          booked: turn(one.booked ?? []),
        })),
      ),
      figures: {
        sessions: turn(figures.sessions),
        services: figures.services.map((one): ServiceFigures => ({
          ...one,
          lastBooked: turn(one.lastBooked),
          counts: maybe(one.counts) ?? [],
          corrected: maybe(one.corrected) ?? [],
          shortfall: maybe(one.shortfall) ?? [],
          booked: maybe(one.booked) ?? [],
        })),
      },
    },
  };
}
