import type { DayAnswer, DayRange, Question } from './answers.js';
import { countBits, nextBit, type Row } from './bits.js';
import { anyStart } from './grid.js';
import type { Availability } from './model.js';
import { oncePer } from './once.js';
import type { Opening } from './opening.js';
import type { DayReason } from './reasons.js';
import type { OpenedSite } from './site.js';
import { overlaps, pairs } from './spans.js';
import { offeredTimetable } from './stages/offered.js';
import type { Timetable } from './timetable.js';
import type { Track } from './track.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Span } from '../time/units.js';

/**
 * One answer for each day of the range, in order (MG-6): numbers of available and of full starts, the earliest
 * available, and the reason where nothing is (TR-1). A day is a date in `range.zone`; days outside `availability.days`
 * (which are the site's) have nothing and are `too-soon` or `too-far`, so ask the backend for a day more on either side
 * where the zones differ.
 */
export function days(site: OpenedSite, availability: Availability, question: Question, range: DayRange): DayAnswer[] {
  const timetable = offeredTimetable(site, availability, question);
  return eachDay(site, range, (day, span) => answerFor(timetable, day, span));
}

/** What is said of each day of the range; it is given as the instants from one midnight to the next. */
export function eachDay<Said>(
  site: OpenedSite,
  { days: [first, end], zone: id }: DayRange,
  say: (day: Day, span: Span<Instant>) => Said,
): Said[] {
  const zone = site.zone(id);
  const said: Said[] = [];
  const midnight = (day: Day): Instant => zone.instantOf(day * MINUTES_PER_DAY);
  let from = midnight(first);
  for (let day = first; day < end; day++) {
    const to = midnight(day + 1);
    said.push(say(day, [from, to]));
    from = to;
  }
  return said;
}

function answerFor(timetable: Timetable, day: Day, span: Span<Instant>): DayAnswer {
  const [from, to] = timetable.bookableCellsIn(span);
  const available = countBits(timetable.free, from, to);
  const full = countBits(timetable.allowed, from, to) - available;
  if (available > 0) return { day, available, full, earliest: timetable.startOf(nextBit(timetable.free, from, to)) };
  return { day, available, full, reason: full > 0 ? 'full' : reasonFor(timetable, span) };
}

/** The first rule that leaves no start on any calendar of a day without bookable ones (TR-1). */
function reasonFor(timetable: Timetable, span: Span<Instant>): DayReason {
  const { tracks, open } = timetable;
  if (tracks.length === 0) return 'nobody';
  const outside = outsideReason(timetable, span);
  if (outside) return outside;
  const [from, to] = timetable.cellsIn(span);
  if (countBits(open, from, to) === 0) {
    return isBlocked(timetable, openingsOf(tracks), span) ? 'blocked' : 'closed';
  }
  return reachReason(timetable, open, span) ?? 'limit';
}

/** What keeps a whole day out, whoever is open; undefined where nothing does. */
export function outsideReason({ tracks, known }: Timetable, span: Span<Instant>): DayReason | undefined {
  // A date that the zone has skipped.
  if (span[0] === span[1]) return 'closed';
  if (span[0] >= known[1]) return 'too-far';
  if (span[1] <= known[0]) return 'too-soon';
  const event = tracks[0]?.opening.event;
  return event && ![...pairs(event)].some((part) => overlaps(part, span)) ? 'outside-event' : undefined;
}

/** Which of notice and horizon leaves none of a day's starts; undefined where some are left. */
export function reachReason(timetable: Timetable, starts: Row, span: Span<Instant>): DayReason | undefined {
  const [first, last] = timetable.bookableCellsIn(span);
  if (countBits(starts, first, last) > 0) return undefined;
  const [past, end] = timetable.cellsIn([Math.max(span[0], timetable.latest + 1), span[1]]);
  return countBits(starts, past, end) > 0 ? 'too-far' : 'too-soon';
}

/** Whether there would be a start, were there no blackouts: in any of the lists, one that suits all openings of it. */
export function isBlocked(timetable: Timetable, lists: readonly (readonly Opening[])[], span: Span<Instant>): boolean {
  // Most calendars have no blackouts near, and need no second list of starts.
  const blocked = lists.filter((openings) => openings.some(({ open, unblocked }) => open !== unblocked));
  return blocked.some((openings) => {
    const [first, ...others] = openings.map((opening) => timetable.unblockedRuns(opening));
    return anyStart(first!, timetable.plan.step, span, others);
  });
}

/** The different openings of the tracks; of a group, those of all its calendars. */
const openingsOf = oncePer((tracks: readonly Track[]): Opening[][] => {
  const single = new Set(tracks.filter(({ parts }) => !parts).map(({ opening }) => opening));
  const groups = tracks.flatMap(({ parts }) => (parts ? [parts.map(({ opening }) => opening)] : []));
  return [...[...single].map((opening) => [opening]), ...groups];
});
