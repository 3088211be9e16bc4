/** The oracle on ranking: the value of every key, read off the lists one by one (DS-1, DS-4 to DS-9, DS-12, DS-13, DS-18). */
import type { Instant } from '../../../src/time/units.js';
import type { Distribution, KeyName } from '../../../src/engine/distribution.js';
import type { WindowCount } from '../../../src/engine/model.js';
import type { AssignmentRecord } from '../../../src/engine/record.js';
import { dayAt } from './clock.js';
import { drawnBy } from './draw.js';
import { leadOf } from './members.js';
import type { Survey } from './survey.js';
import { firstDayOf } from './windows.js';

/** Values of the distribution's keys, lowest first, of one member. */
export interface Ranked {
  readonly calendar: string;
  readonly values: readonly number[];
}

/** Some of the members at a start, the one whose turn it is first. */
export function rankedAt(site: Survey, rule: Distribution, ids: readonly string[], start: Instant): Ranked[] {
  return ids
    .map((calendar) => ({ calendar, values: rule.keys.map((key) => valueOf(site, rule, key, calendar, start)) }))
    .sort((a, b) => compare(a.values, b.values));
}

/** The key that tells the first of a ranking from the second; nobody where none does. */
export function decidedBy(ranking: readonly Ranked[], rule: Distribution): AssignmentRecord['decidedBy'] {
  const [first, second] = ranking;
  if (!first) return 'nobody';
  if (!second) return 'only-one';
  return rule.keys[first.values.findIndex((value, index) => value !== second.values[index])] ?? 'nobody';
}

/** Row against row: the first value that differs decides. */
export function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** What one key says of one member. */
export function valueOf(
  { snapshot, service, members, eligible, known }: Survey,
  { window }: Distribution,
  key: KeyName,
  id: string,
  start: Instant,
): number {
  const { catalog, availability } = snapshot;
  const { figures } = availability;
  const ofService = figures.services.find((one) => one.service === service.id);
  const day = dayAt(catalog.calendars.find((one) => one.id === id)?.zone ?? 'UTC', start);
  const inWindow = (list: readonly WindowCount[] = []): number =>
    list.find(([calendar, from]) => calendar === id && from === firstDayOf(window, day))?.[2] ?? 0;
  const member = members.find((one) => leadOf(one) === id);
  switch (key) {
    case 'sessions':
      return figures.sessions.find(([calendar, on]) => calendar === id && on === day)?.[2] ?? 0;
    case 'idle':
      return ofService?.lastBooked.find(([calendar]) => calendar === id)?.[1] ?? -1;
    case 'soonest': {
      const free = eligible.find((one) => one.id === id)?.openings.filter(({ left }) => left > 0) ?? [];
      return Math.min(known[1], ...free.map((one) => one.start));
    }
    case 'turn': {
      const queue = ofService?.queue ?? [];
      const behind = members.flatMap(({ calendars }) => calendars).filter((one) => !queue.includes(one));
      return [...queue, ...new Set(behind)].indexOf(id);
    }
    case 'draw':
      return drawnBy(catalog.site.id, service.id, start, id);
    case 'count':
      return inWindow(ofService?.counts);
    case 'corrected':
      return inWindow(ofService?.corrected);
    case 'shortfall':
      return inWindow(ofService?.shortfall);
    case 'weight':
      return 0 - (member?.weight ?? 100);
    case 'priority':
      return 0 - (member?.priority ?? 2);
    case 'line':
      return members.findIndex((one) => leadOf(one) === id);
  }
}
