/** Pools and pages of a checked site file in the shape of the catalog. Panels and packages have it already. */
import type { Catalog, Condition, MasterPage, Pool } from '../../engine/index.js';
import { hoursOf } from './hours.js';
import { dayOfText } from './dates.js';
import type { CheckedSiteFile } from './schema.js';
import { WEEKDAYS } from './schema-parts.js';

type FilePage = CheckedSiteFile['pages'][number];
export type FileCondition = NonNullable<NonNullable<FilePage['rules']>[number]['when']>[number];

/** The lists that the file has anything in. */
export function offersOf(file: CheckedSiteFile): Partial<Catalog> {
  const { pools, distributions, panels, packages, pages } = file;
  const lists = { pools: pools.map(poolOf), distributions, panels, packages, pages: pages.map(pageOf) };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function poolOf({ members, ...pool }: CheckedSiteFile['pools'][number]): Pool {
  return { ...pool, members: members.map((member) => ({ ...member, id: member.id ?? member.calendars[0]! })) };
}

function pageOf({ rules, ...page }: FilePage): MasterPage {
  if (!rules) return page;
  return { ...page, rules: rules.map(({ when, ...rule }) => (when ? { ...rule, when: when.map(conditionOf) } : rule)) };
}

function conditionOf(condition: FileCondition): Condition {
  if (condition.on !== 'time') return condition;
  const { first, last, weekdays, hours } = condition;
  const ends = first !== undefined || last !== undefined;
  return {
    on: 'time',
    ...(ends && { days: [dayOfText(first ?? FIRST_DATE), dayOfText(last ?? LAST_DATE) + 1] }),
    ...(weekdays && { weekdays: weekdays.map((day) => WEEKDAYS.indexOf(day)) }),
    ...(hours && { hours: hours.map(hoursOf) }),
  };
}

/** Before and after everything that anyone books. */
const FIRST_DATE = '1970-01-01';
const LAST_DATE = '9999-12-31';
