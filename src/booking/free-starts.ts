/** What is free on days as people see them in the shown zone. Pure. */
import type { Start } from '../engine/answers.js';
import type { Zone } from '../time/zone.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../time/units.js';
import type { Ask } from './ask.js';
import type { Answer } from './windows.js';

/** More than any two zones' clocks are apart, in minutes. */
const ZONES_APART = 1560;

/** The instant at which a day begins in a zone. */
export function beginOf(zone: Zone, day: Day): Instant {
  return zone.instantOf(day * MINUTES_PER_DAY);
}

/** The starts that fall on a date of the zone, sorted; those of an hour that the clocks repeat included. */
export function startsOfDay(ask: Ask, answer: Answer, day: Day, zone: Zone): readonly Start[] {
  return ask.starts(answer, around([day, day + 1])).filter(({ start }) => zone.dayOf(start) === day);
}

/** Every instant that falls on the days in any zone. */
function around([from, to]: Span<Day>): Span<Instant> {
  return [from * MINUTES_PER_DAY - ZONES_APART, to * MINUTES_PER_DAY + ZONES_APART];
}

/** The first `count` starts with something left from an instant on, over windows in order of time. */
export function firstStarts(ask: Ask, windows: readonly Answer[], from: Instant, count: number): readonly Start[] {
  const found: Start[] = [];
  for (const answer of windows) {
    if (found.length >= count) break;
    const after = found.at(-1)?.start;
    const more = ask.next(answer, after === undefined ? from : after + 1, count - found.length);
    found.push(...more.filter(({ start }) => after === undefined || start > after));
  }
  return found;
}

/** The free starts nearest to one, at most `count`, in order of time (RC-3). */
export function nearestStarts(ask: Ask, answer: Answer, to: Instant, count: number): readonly Start[] {
  const distance = ({ start }: Start) => Math.abs(start - to);
  return ask
    .starts(answer, around(answer.days))
    .filter(({ left, start }) => left > 0 && start !== to)
    .sort((one, other) => distance(one) - distance(other) || one.start - other.start)
    .slice(0, count)
    .sort((one, other) => one.start - other.start);
}
