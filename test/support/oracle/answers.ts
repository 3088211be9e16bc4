/** The oracle on a whole service: starts, labelled starts, and days with reasons (MG-1 to MG-3, MG-6, TR-1). */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Span } from '../../../src/time/units.js';
import type { DayAnswer, DayRange, Start } from '../../../src/engine/answers.js';
import type { DayReason } from '../../../src/engine/reasons.js';
import { dayAt, wallsOf } from './clock.js';
import type { Opening, Survey, SurveyedMember } from './survey.js';
import { isInReach } from './places.js';

/** Every opening of some of the members: all the eligible ones, or those that are offered. */
export function openings(site: Survey, members: readonly SurveyedMember[] = site.eligible): Opening[] {
  return members.flatMap((member) => member.openings);
}

/** MG-1, MG-2: each start once, with all that is left there over the members. */
export function mergedStarts(found: readonly Opening[]): Start[] {
  return [...byStart(found)].map(([start, all]) => ({ start, left: all.reduce((sum, { left }) => sum + left, 0) }));
}

/** MG-3: each start once per member that can take it; once without a name where none can. */
export function labelledStarts(found: readonly Opening[]): Start[] {
  return [...byStart(found)].flatMap(([start, all]): Start[] => {
    const free = all.filter(({ left }) => left > 0);
    return free.length > 0 ? free : [{ start, left: 0 }];
  });
}

/** MG-6, TR-1: what the picker shows of each day. */
export function dayAnswers(site: Survey, members: readonly SurveyedMember[], { days, zone }: DayRange): DayAnswer[] {
  const starts = mergedStarts(openings(site, members));
  return wholeNumbers(days).map((day) => {
    const ofDay = starts.filter(({ start }) => dayAt(zone, start) === day);
    const free = ofDay.filter(({ left }) => left > 0);
    return {
      day,
      available: free.length,
      full: ofDay.length - free.length,
      ...(free[0] ? { earliest: free[0].start } : { reason: dayReason(site, members, day, zone) }),
    };
  });
}

/** TR-1: the first rule, in the order of `DayReason`, that leaves no start on any of the members. */
function dayReason(site: Survey, members: readonly SurveyedMember[], day: Day, zone: string): DayReason {
  const { snapshot, service, known } = site;
  const { now } = snapshot.availability;
  const ofDay = (at: Instant): boolean => dayAt(zone, at) === day;
  const [first] = members;
  if (!first) return 'nobody';
  const around = minutesOn(day, zone);
  // A date that the zone has skipped.
  if (around.length === 0) return 'closed';
  if (around.every((at) => at < known[0])) return 'too-soon';
  if (around.every((at) => at >= known[1])) return 'too-far';
  const { inEvent, minutes } = first.parts[0]!.timetable;
  if (!around.some((at) => inEvent[at - minutes[0]] === 1)) return 'outside-event';
  const open = members.flatMap((one) => one.open.filter(ofDay));
  // A grid that a blackout has moved may have a start where there would be none.
  if (open.length === 0 && !members.some(({ staffed }) => staffed.some(ofDay))) return 'closed';
  if (open.length === 0) return 'blocked';
  if (open.some((start) => isInReach(service, snapshot.availability, start))) {
    const allowed = members.flatMap((one) => one.allowed.filter(ofDay));
    return allowed.some((start) => isInReach(service, snapshot.availability, start)) ? 'full' : 'limit';
  }
  return open.some((start) => start > now + service.horizon) ? 'too-far' : 'too-soon';
}

/** The minutes of a day, wherever on earth it is. */
export function minutesOn(day: Day, zone: string): Instant[] {
  const from = (day - 1) * MINUTES_PER_DAY;
  const walls = wallsOf(zone, [from, from + 3 * MINUTES_PER_DAY]);
  const found: Instant[] = [];
  walls.forEach((wall, minute) => {
    if (Math.floor(wall / MINUTES_PER_DAY) === day) found.push(from + minute);
  });
  return found;
}

/** In the order of time; at one start, in the order of the members. */
function byStart(found: readonly Opening[]): Map<Instant, Opening[]> {
  const starts = [...new Set(found.map(({ start }) => start))].sort((a, b) => a - b);
  const groups = new Map(starts.map((start): [Instant, Opening[]] => [start, []]));
  for (const one of found) groups.get(one.start)?.push(one);
  return groups;
}

function wholeNumbers([from, to]: Span): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
