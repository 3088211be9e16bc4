import { DISTRIBUTIONS } from '../distributions.js';
import { EngineError } from '../errors.js';
import type { Catalog, Member, Service } from '../model.js';
import type { Panel, Seat } from '../offers.js';
import type { OpenedSite } from '../site.js';

/** What is wrong with a panel, and where in it (PN-4, PN-5): `seats[1].pool`. */
export interface PanelFault {
  readonly code:
    | 'unknown-service'
    | 'unknown-calendar'
    | 'unknown-pool'
    /** A seat must name a calendar or a pool, and not both. */
    | 'unclear-seat'
    /** The primary seat is one; others at least one, in whole numbers; a calendar only once. */
    | 'wrong-count'
    | 'calendar-twice'
    | 'pool-twice'
    /** The pool's distribution, or else the service's, leaves the choice to the client: nobody would choose who sits (DS-11). */
    | 'undecided-pool'
    /** The service is a group session, which clients join one by one. */
    | 'group-session';
  readonly path: string;
  /** The id that is unknown or stands twice. */
  readonly id?: string;
}

/** Everything that is wrong with a panel; nothing where it can be offered. */
export function panelFaults(catalog: Catalog, panel: Panel): PanelFault[] {
  const faults: PanelFault[] = [];
  const service = catalog.services.find(({ id }) => id === panel.service);
  if (!service) faults.push({ code: 'unknown-service', path: 'service', id: panel.service });
  else if (service.seats > 1) faults.push({ code: 'group-session', path: 'service', id: service.id });

  const seen = new Set<string>();
  seatsOf(panel).forEach((seat, index) => {
    const path = index === 0 ? 'primary' : `seats[${index - 1}]`;
    const { calendar, pool, count = 1 } = seat;
    if ((calendar === undefined) === (pool === undefined)) return void faults.push({ code: 'unclear-seat', path });
    const kind = pool === undefined ? 'calendar' : 'pool';
    const id = pool ?? calendar!;
    const known = pool === undefined ? catalog.calendars : (catalog.pools ?? []);
    const most = kind === 'calendar' || index === 0 ? 1 : Infinity;
    if (!known.some((one) => one.id === id)) faults.push({ code: `unknown-${kind}`, path: `${path}.${kind}`, id });
    if (seen.has(`${kind} ${id}`)) faults.push({ code: `${kind}-twice`, path: `${path}.${kind}`, id });
    if (pool !== undefined && !decides(catalog, pool, service)) {
      faults.push({ code: 'undecided-pool', path: `${path}.pool`, id: pool });
    }
    if (!(Number.isInteger(count) && count >= 1 && count <= most)) {
      faults.push({ code: 'wrong-count', path: `${path}.count` });
    }
    seen.add(`${kind} ${id}`);
  });
  return faults;
}

/** Whether what shares a pool out has keys to choose by. What can't be found is a fault of its own. */
function decides({ pools = [], distributions = [] }: Catalog, id: string, service: Service | undefined): boolean {
  const distributionOf = (pool: string | undefined): string | undefined =>
    pools.find((one) => one.id === pool)?.distribution;
  const name = distributionOf(id) ?? distributionOf(service?.pool) ?? service?.distribution;
  const rule = [...DISTRIBUTIONS, ...distributions].find((one) => one.name === name);
  return !rule || rule.keys.length > 0 || !pools.some((one) => one.id === id);
}

/** The panels of the site, and the rules of its pages, which are panels too. */
export function panelsOf({ catalog: { panels = [], pages = [] } }: OpenedSite): readonly Panel[] {
  return [...panels, ...pages.flatMap(({ rules = [] }) => rules)];
}

/** The primary seat, and then the others. */
export function seatsOf({ primary, seats }: Panel): readonly Seat[] {
  return [primary, ...seats];
}

/**
 * The panel or page rule of an id. Throws an `EngineError` where there is none, or where it can't be offered (see
 * `panelFaults`).
 */
export function panelOf(site: OpenedSite, id: string): Panel {
  const panels = panelsOf(site);
  const panel = panels.find((one) => one.id === id);
  if (!panel) {
    const known = panels.map((one) => one.id).join(', ');
    throw new EngineError('question.panel', `there is no panel ${JSON.stringify(id)}; known: ${known}`);
  }
  const [fault] = panelFaults(site.catalog, panel);
  if (fault) throw new EngineError(`panels.${id}.${fault.path}`, `${fault.code} ${fault.id ?? ''}`.trim());
  return panel;
}

/** Who may sit on a seat, in the order of the pool; a single calendar is a member of its own. */
export function membersOf({ catalog }: OpenedSite, { calendar, pool }: Seat): readonly Member[] {
  if (calendar !== undefined) return [{ id: calendar, calendars: [calendar] }];
  return catalog.pools?.find(({ id }) => id === pool)?.members ?? [];
}
