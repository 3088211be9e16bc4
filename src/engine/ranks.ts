import type { Figures, ServiceFigures, WindowCount } from './model.js';
import { poolSite } from './panels/seat-site.js';
import { leadOf } from './pools.js';
import { ruleOf } from './question.js';
import type { OpenedSite } from './site.js';
import type { Day } from '../time/units.js';

/**
 * The same figures as dense ranks: every choice comes out the same, and nobody learns how much anyone works. Numbers are
 * ranked window by window where the calendars share a zone; else one start may lie in two windows, and the ranks of one
 * must compare with those of the other. A service that hides who is ahead (DS-17) needs the distances: its counts are
 * told as what each has more than the one with the fewest; or as they are, where a start may lie in two windows.
 */
export function ranksOf({ sessions, services, pools }: Figures, site: OpenedSite): Figures {
  return {
    sessions: rankedAlike(sessions, site.catalog.calendars.length, site),
    services: services.map((service) => ranked(service, site)),
    ...(pools && { pools: pools.map((seat) => ranked(seat, poolSite(site, seat))) }),
  };
}

/** @param site The one in which the members are those that the figures are about. */
function ranked<Pair extends ServiceFigures>(figures: Pair, site: OpenedSite): Pair {
  const orders = distinct(figures.lastBooked.map(([, order]) => order));
  return {
    ...figures,
    lastBooked: figures.lastBooked.map(([id, order]) => [id, orders.indexOf(order)] as const),
    ...rankedCounts(figures, site),
  };
}

function rankedCounts(
  figures: ServiceFigures,
  site: OpenedSite,
): Pick<ServiceFigures, 'counts' | 'corrected' | 'shortfall'> {
  const { counts, corrected, shortfall } = figures;
  const members = site.members.get(figures.service)!.map(leadOf);
  const rule = ruleOf(site, figures);
  const told = (list: readonly WindowCount[]): readonly WindowCount[] =>
    rule.ahead === undefined
      ? rankedAlike(list, members.length, site)
      : isOneZone(site)
        ? aboveLowest(list, members)
        : list;
  return {
    ...(counts && { counts: told(counts) }),
    ...(corrected && { corrected: told(corrected) }),
    ...(shortfall && { shortfall: told(shortfall) }),
  };
}

/** Dense ranks that order as the values do, those that are not listed (0) among them: they stay 0. */
function rankedAlike(list: readonly WindowCount[], everyone: number, site: OpenedSite): WindowCount[] {
  const oneZone = isOneZone(site);
  const scaleOf = (window: Day): Day => (oneZone ? window : 0);
  const scales = new Map<Day, number[]>();
  for (const [, window, value] of list) {
    const scale = scales.get(scaleOf(window));
    if (scale) scale.push(value);
    else scales.set(scaleOf(window), [value]);
  }
  const ranks = new Map<Day, { readonly values: readonly number[]; readonly zero: number }>();
  for (const [window, values] of scales) {
    const all = distinct(oneZone && values.length >= everyone ? values : [0, ...values]);
    ranks.set(window, { values: all, zero: Math.max(0, all.indexOf(0)) });
  }
  return list
    .map(([calendar, window, value]) => {
      const { values, zero } = ranks.get(scaleOf(window))!;
      return [calendar, window, values.indexOf(value) - zero] as const;
    })
    .filter(([, , rank]) => rank !== 0);
}

/** What each member has more than the one with the fewest in the window. */
function aboveLowest(list: readonly WindowCount[], members: readonly string[]): WindowCount[] {
  return [...new Set(list.map(([, window]) => window))].flatMap((window) => {
    const own = new Map(list.flatMap(([calendar, from, value]) => (from === window ? [[calendar, value]] : [])));
    const values = members.map((member) => own.get(member) ?? 0);
    const lowest = Math.min(...values);
    return members.map((member, place): WindowCount => [member, window, values[place]! - lowest]);
  });
}

function isOneZone({ catalog }: OpenedSite): boolean {
  return new Set(catalog.calendars.map(({ zone }) => zone)).size === 1;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
