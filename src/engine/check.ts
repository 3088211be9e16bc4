/**
 * What the types of plain data can't promise: for callers whose JSON no schema has read. Each check throws an
 * `EngineError` that names the path.
 */
import type { Distribution, KeyName } from './distribution.js';
import { DISTRIBUTIONS } from './distributions.js';
import { checkWhole, EngineError } from './errors.js';
import type { Availability, Catalog, DailyRange, DayHours, Limits, Pool, Service } from './model.js';
import { priorityOf, weightOf } from './pools.js';
import type { Span } from '../time/units.js';

/** A month: the longest that one number of minutes in a service may be, but for notice and horizon. */
const LONGEST = 31 * 1440;
/** What `Date` can hold, in minutes: a number beyond it was meant as milliseconds. */
const LAST_INSTANT = 144e9;

/** Throws where a list is missing, a number is none that could stand there, or a distribution can't decide. */
export function checkCatalog(catalog: Catalog): void {
  checkLists(catalog, ['services', 'specialists', 'calendars', 'events'], 'catalog');
  checkLists(catalog.site, ['blackouts'], 'catalog.site');
  checkRanges(catalog.site.blackouts, 'catalog.site.blackouts');
  checkRanges(catalog.events, 'catalog.events');
  const { staleAfter = 0 } = catalog.site;
  checkWhole(staleAfter, 0, Infinity, 'catalog.site.staleAfter');
  catalog.services.forEach((service, index) => checkService(service, `catalog.services[${index}]`));
  catalog.calendars.forEach((calendar, index) => {
    const path = `catalog.calendars[${index}]`;
    checkLists(calendar, ['hours', 'overrides', 'blackouts'], path);
    calendar.hours.forEach((hours, day) => checkSpans(hours, `${path}.hours[${day}]`));
    checkDays(calendar.overrides, `${path}.overrides`);
    checkRanges(calendar.blackouts, `${path}.blackouts`);
    checkWhole(calendar.capacity, 1, 10_000, `${path}.capacity`);
    checkLimits(calendar.limits, `${path}.limits`);
  });
  checkPools(catalog.pools);
  checkDistributions(catalog.distributions);
}

/** Throws where a list is missing, or the clock or a shift can't be read: what is taken must never look free. */
export function checkAvailability(availability: Availability): void {
  const { now, calendars } = availability;
  checkLists(availability, ['days', 'calendars'], 'availability');
  if (!(Math.abs(now) <= LAST_INSTANT)) {
    throw new EngineError('availability.now', `expected minutes since the epoch, got ${JSON.stringify(now)}`);
  }
  calendars.forEach((calendar, index) => {
    const path = `availability.calendars[${index}]`;
    checkLists(calendar, ['busy', 'taken'], path);
    checkDays(calendar.shifts ?? [], `${path}.shifts`);
  });
}

function checkService(service: Service, path: string): void {
  checkLists(service, service.pool === undefined ? ['durations', 'calendars'] : ['durations'], path);
  if (service.durations.length === 0) throw new EngineError(`${path}.durations`, 'expected at least one duration');
  service.durations.forEach((duration, index) => checkWhole(duration, 1, LONGEST, `${path}.durations[${index}]`));
  if (service.grid !== undefined) checkWhole(service.grid, 1, LONGEST, `${path}.grid`);
  checkWhole(service.bufferBefore, 0, LONGEST, `${path}.bufferBefore`);
  checkWhole(service.bufferAfter, 0, LONGEST, `${path}.bufferAfter`);
  checkWhole(service.seats, 1, 10_000, `${path}.seats`);
  checkWhole(service.notice, 0, Infinity, `${path}.notice`);
  checkWhole(service.horizon, 0, Infinity, `${path}.horizon`);
  checkLimits(service.limits, `${path}.limits`);
  checkLimits(service.clientLimits, `${path}.clientLimits`);
}

function checkLimits(limits: Limits = {}, path: string): void {
  for (const per of ['perDay', 'perWeek', 'perMonth'] as const) {
    const limit = limits[per];
    if (limit !== undefined) checkWhole(limit, 1, Infinity, `${path}.${per}`);
  }
}

function checkLists<T extends object>(value: T, properties: readonly (keyof T & string)[], path: string): void {
  for (const property of properties) {
    const found = value?.[property];
    if (!Array.isArray(found)) {
      throw new EngineError(`${path}.${property}`, `expected a list, got ${JSON.stringify(found)}`);
    }
  }
}

function checkDays(days: readonly DayHours[], path: string): void {
  days.forEach(({ day, hours }, index) => checkSpans([[day, day], ...hours], `${path}[${index}]`));
}

/** What can't be read would block nothing. */
function checkRanges(ranges: readonly DailyRange[], path: string): void {
  ranges.forEach(({ days, hours = [] }, index) => checkSpans([days, ...hours], `${path}[${index}]`));
}

/** Throws where one isn't in whole days or minutes; those that end before they begin open nothing, and may stand. */
function checkSpans(spans: readonly Span<number>[], path: string): void {
  for (const span of spans) {
    if (Number.isInteger(span[0]) && Number.isInteger(span[1])) continue;
    throw new EngineError(path, `expected [from, to) in whole days or minutes, got ${JSON.stringify(span)}`);
  }
}

function checkPools(pools: readonly Pool[] = []): void {
  for (const [index, { members }] of pools.entries()) {
    for (const [place, member] of members.entries()) {
      const path = `catalog.pools[${index}].members[${place}]`;
      if (member.calendars.length === 0) throw new EngineError(`${path}.calendars`, 'expected at least one calendar');
      if (!(weightOf(member) >= 0 && weightOf(member) < Infinity)) {
        throw new EngineError(`${path}.weight`, `expected 0 or more, got ${JSON.stringify(member.weight)}`);
      }
      if (!Number.isFinite(priorityOf(member))) {
        throw new EngineError(`${path}.priority`, `expected a number of stars, got ${JSON.stringify(member.priority)}`);
      }
    }
  }
}

/** Keys that tell any two members apart: the last key of a site's own distribution is one of them (DS-18). */
const DECISIVE: readonly (KeyName | undefined)[] = ['draw', 'turn', 'line'];
const COUNTING: readonly KeyName[] = ['count', 'corrected', 'shortfall'];

/** Throws where one of the site's own distributions can't decide, or has the name of another one. */
function checkDistributions(own: readonly Distribution[] = []): void {
  for (const [index, { name, keys, window }] of own.entries()) {
    const path = `catalog.distributions[${index}]`;
    if ([...DISTRIBUTIONS, ...own.slice(0, index)].some((other) => other.name === name)) {
      throw new EngineError(
        `${path}.name`,
        `there is another distribution ${JSON.stringify(name)}; expected a new name`,
      );
    }
    if (!DECISIVE.includes(keys.at(-1))) {
      throw new EngineError(`${path}.keys`, `expected ${DECISIVE.join(', ')} as the last key, so that no tie is left`);
    }
    if (window === 'none' && keys.some((key) => COUNTING.includes(key))) {
      throw new EngineError(`${path}.window`, `expected a window to count in, for the keys ${COUNTING.join(', ')}`);
    }
  }
}
