import type {
  Calendar,
  Catalog,
  MasterPage,
  Member,
  Package,
  PackageRule,
  Panel,
  Pool,
  Seat,
} from '../engine/index.js';
import { priorityOf, weightOf } from '../engine/members.js';

/**
 * Pools, distributions, panels, packages and pages as clients may see them (A38): nothing private is named in them, and what
 * can't be offered without it is left out. Of weights and stars there is no more than the order: by it pages rank as the
 * backend does.
 */
export function publicOffers(
  { services, pools = [], distributions, panels = [], packages, pages }: Catalog,
  calendars: readonly Calendar[],
): Pick<Catalog, 'pools' | 'distributions' | 'panels' | 'packages' | 'pages'> {
  const known = new Set(calendars.map(({ id }) => id));
  const told = pools.map((pool) => publicPool(pool, known));
  const isOffered = (panel: Panel): boolean =>
    [panel.primary, ...panel.seats].every((seat) => canBeFilled(seat, known, told));
  const offered = panels.filter(isOffered);
  const shown: Shown = {
    service: ids(services),
    specialist: new Set(calendars.map(({ specialist }) => specialist)),
    pool: ids(told.filter(({ members }) => members.length > 0)),
    panel: ids(offered),
  };
  return {
    ...(told.length > 0 && { pools: told }),
    ...(distributions && { distributions }),
    ...(offered.length > 0 && { panels: offered }),
    ...(packages && { packages: packages.map((template) => publicPackage(template, known)) }),
    ...(pages && { pages: pages.map((page) => publicPage(page, shown, isOffered)) }),
  };
}

function ids(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id));
}

/** The members that can serve: of a group, all have to be public. */
function publicPool(pool: Pool, known: ReadonlySet<string>): Pool {
  const members = pool.members.filter(({ calendars }) => calendars.every((id) => known.has(id)));
  const weights = orderOf(members, weightOf);
  const stars = orderOf(members, priorityOf);
  return {
    ...pool,
    members: members.map(({ id, calendars }, place) => ({
      id,
      calendars,
      weight: weights[place],
      priority: stars[place],
    })),
  };
}

/** Dense ranks, the least first; none where all are alike. */
function orderOf(members: readonly Member[], valueOf: (member: Member) => number): readonly (number | undefined)[] {
  const values = members.map(valueOf);
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  return distinct.length > 1 ? values.map((value) => distinct.indexOf(value)) : [];
}

function canBeFilled({ calendar, pool, count = 1 }: Seat, known: ReadonlySet<string>, pools: readonly Pool[]): boolean {
  if (calendar !== undefined) return known.has(calendar);
  return (pools.find(({ id }) => id === pool)?.members.length ?? 0) >= count;
}

export function publicPackage(template: Package, known: ReadonlySet<string>): Package {
  return { ...template, rule: publicRule(template.rule, known) };
}

/** Without the members who are private; with nobody left beside the assigned practitioner, that one alone serves. */
export function publicRule(rule: PackageRule, known: ReadonlySet<string>): PackageRule {
  if (rule.who !== 'members') return rule;
  const list = rule.list.filter((id) => known.has(id));
  return list.length > 0 ? { ...rule, list } : { who: 'assigned' };
}

/** By kind of entry: the ids that clients may know. */
type Shown = Readonly<Record<MasterPage['sections'][number]['entries'][number]['kind'], ReadonlySet<string>>>;

function publicPage(page: MasterPage, shown: Shown, isOffered: (panel: Panel) => boolean): MasterPage {
  return {
    ...page,
    sections: page.sections
      .map((section) => ({ ...section, entries: section.entries.filter(({ kind, id }) => shown[kind].has(id)) }))
      .filter(({ entries }) => entries.length > 0),
    ...(page.rules && { rules: page.rules.filter(isOffered) }),
  };
}
