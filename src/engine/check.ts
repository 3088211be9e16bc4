/**
 * What the types of plain data can't promise: for callers whose JSON no schema has read. Each check throws an
 * `EngineError` that names the path.
 */
import { checkWhole } from './check-whole.js';
import type { Distribution, KeyName } from './distribution.js';
import { DISTRIBUTIONS } from './distributions.js';
import { EngineError } from './errors.js';
import type {
  Availability,
  Calendar,
  CalendarAvailability,
  Catalog,
  DailyRange,
  DayHours,
  Limits,
  Pool,
  Service,
} from './model.js';
import { priorityOf, weightOf } from './members.js';
import { MINUTES_PER_DAY, type Minute, type Span } from '../time/units.js';

/** A month: the longest that one number of minutes in a service may be, but for notice and horizon. */
const LONGEST = 31 * MINUTES_PER_DAY;
/** An end past midnight lies on the next day. */
const LAST_MINUTE = 2 * MINUTES_PER_DAY;
const WEEK = 7;
const OPENED_BY: readonly Calendar['opensBy'][] = ['hours', 'shifts', 'both'];
const ANCHORS: readonly Service['anchor'][] = ['hour', 'opening'];
/** What `Date` can hold, in minutes: a number beyond it was meant as milliseconds. */
const LAST_INSTANT = 144e9;

/** Throws where a list is missing, a number is none that could stand there, or a distribution can't decide. */
export function checkCatalog(catalog: Catalog): void {
  checkLists(catalog, ['services', 'specialists', 'calendars', 'events'], 'catalog');
  checkLists(catalog.site, ['blackouts'], 'catalog.site');
  checkRanges(catalog.site.blackouts, 'catalog.site.blackouts');
  checkRanges(catalog.events, 'catalog.events');
  catalog.events.forEach((event, index) => {
    checkLists(event, ['blackouts'], `catalog.events[${index}]`);
    checkRanges(event.blackouts, `catalog.events[${index}].blackouts`);
  });
  const { staleAfter = 0 } = catalog.site;
  checkWhole(staleAfter, 0, Infinity, 'catalog.site.staleAfter');
  catalog.services.forEach((service, index) => checkService(service, `catalog.services[${index}]`));
  catalog.calendars.forEach((calendar, index) => {
    const path = `catalog.calendars[${index}]`;
    checkLists(calendar, ['hours', 'overrides', 'blackouts'], path);
    checkOneOf(calendar.opensBy, OPENED_BY, `${path}.opensBy`);
    if (calendar.hours.length !== WEEK) {
      throw new EngineError(`${path}.hours`, `expected ${WEEK} lists, Monday first, got ${calendar.hours.length}`);
    }
    calendar.hours.forEach((hours, day) => checkMinutes(hours, `${path}.hours[${day}]`));
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
    checkSessions(calendar, path);
  });
}

function checkService(service: Service, path: string): void {
  checkLists(service, service.pool === undefined ? ['durations', 'calendars'] : ['durations'], path);
  if (service.durations.length === 0) throw new EngineError(`${path}.durations`, 'expected at least one duration');
  service.durations.forEach((duration, index) => checkWhole(duration, 1, LONGEST, `${path}.durations[${index}]`));
  if (service.grid !== undefined) checkWhole(service.grid, 1, LONGEST, `${path}.grid`);
  checkWhole(service.bufferBefore, 0, LONGEST, `${path}.bufferBefore`);
  checkWhole(service.bufferAfter, 0, LONGEST, `${path}.bufferAfter`);
  checkOneOf(service.anchor, ANCHORS, `${path}.anchor`);
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

function checkOneOf<T extends string>(value: T, known: readonly T[], path: string): void {
  if (known.includes(value)) return;
  throw new EngineError(path, `expected one of ${known.join(', ')}, got ${JSON.stringify(value)}`);
}

function checkDays(days: readonly DayHours[], path: string): void {
  days.forEach(({ day, hours }, index) => {
    checkSpans([[day, day]], `${path}[${index}]`);
    checkMinutes(hours, `${path}[${index}]`);
  });
}

/** What can't be read, or ends before it begins, would block nothing. */
function checkRanges(ranges: readonly DailyRange[], path: string): void {
  for (const [index, { days, hours = [] }] of ranges.entries()) {
    checkSpans([days], `${path}[${index}]`);
    checkMinutes(hours, `${path}[${index}]`);
    const backwards = [days, ...hours].find(([from, to]) => from > to);
    if (!backwards) continue;
    throw new EngineError(`${path}[${index}]`, `expected an end after the beginning, got ${JSON.stringify(backwards)}`);
  }
}

/** Throws where one isn't in whole days or minutes; open hours that end before they begin open nothing, and may stand. */
function checkSpans(spans: readonly Span<number>[], path: string): void {
  for (const span of spans) {
    if (Number.isInteger(span[0]) && Number.isInteger(span[1])) continue;
    throw new EngineError(path, `expected [from, to) in whole days or minutes, got ${JSON.stringify(span)}`);
  }
}

/** The same of hours: what ends past midnight ends after 1440. */
function checkMinutes(spans: readonly Span<Minute>[], path: string): void {
  checkSpans(spans, path);
  for (const span of spans) {
    if (Math.min(...span) >= 0 && Math.max(...span) <= LAST_MINUTE) continue;
    throw new EngineError(path, `expected minutes of the day, up to ${LAST_MINUTE}, got ${JSON.stringify(span)}`);
  }
}

/** Throws where a group session takes no place of its calendar: its time would be offered once more. */
function checkSessions({ sessions = [], taken }: CalendarAvailability, path: string): void {
  for (const [index, { start, duration }] of sessions.entries()) {
    if (taken.some(([from, to]) => from <= start && start + duration <= to)) continue;
    throw new EngineError(`${path}.sessions[${index}]`, 'expected the time of the session in taken as well');
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
