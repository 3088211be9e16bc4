import type { Question, Start } from './answers.js';
import { hasBit, nextBit, setCells } from './bits.js';
import type { Availability } from './model.js';
import { leftIn } from './places.js';
import type { OpenedSite } from './site.js';
import { offeredTimetable } from './stages/offered.js';
import { timetableOf } from './timetables.js';
import type { Instant, Span } from '../time/units.js';

/**
 * The starts that lie in `range`, sorted, each with what is left there over all calendars that are offered (MG-1,
 * MG-2); fully booked ones included with `left` 0. Nothing is offered outside `availability.days`: what isn't known is
 * never free. Where the distribution offers one person only (DS-2), only that person's.
 */
export function starts(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  range: Span<Instant>,
): Start[] {
  const timetable = offeredTimetable(site, availability, question);
  const cells = timetable.bookableCellsIn(range);
  const left = timetable.leftIn(cells);
  return Array.from(setCells(timetable.allowed, cells), (cell) => ({
    start: timetable.startOf(cell),
    left: left[cell - cells[0]]!,
  }));
}

/**
 * The labelled union (MG-3): the same start once per free calendar, in the order of the service's calendars; a start
 * with nobody free stands once, without calendar, `left` 0.
 */
export function labelledStarts(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  range: Span<Instant>,
): Start[] {
  const timetable = offeredTimetable(site, availability, question);
  const found: Start[] = [];
  for (const cell of setCells(timetable.allowed, timetable.bookableCellsIn(range))) {
    const start = timetable.startOf(cell);
    const free = timetable.tracks.filter((track) => hasBit(track.free, cell));
    if (free.length === 0) found.push({ start, left: 0 });
    for (const track of free) found.push({ start, left: leftIn(track.shares, cell), calendar: track.calendar.id });
  }
  return found;
}

/** The first `count` starts from `from` on that have something left, sorted. */
export function nextStarts(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  from: Instant,
  count: number,
): Start[] {
  const timetable = offeredTimetable(site, availability, question);
  const found: Start[] = [];
  for (const cell of setCells(timetable.free, timetable.bookableCellsIn([from, Infinity]))) {
    if (found.length >= count) break;
    found.push({ start: timetable.startOf(cell), left: timetable.leftIn([cell, cell + 1])[0]! });
  }
  return found;
}

/**
 * When each of those who may serve is free first from an instant on, in the order of the service's members, whomever the
 * distribution offers: as though the client asked for them one by one.
 */
export function firstOfEach(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  from: Instant,
): (readonly [calendar: string, first: Instant | undefined])[] {
  const timetable = timetableOf(site, availability, question);
  const [begin, end] = timetable.bookableCellsIn([from, Infinity]);
  return timetable.tracks.map(({ calendar, free }) => {
    const cell = nextBit(free, begin, end);
    return [calendar.id, cell < end ? timetable.startOf(cell) : undefined];
  });
}

/** The ids of the calendars that are offered and can take the start, in the order of the service's calendars. */
export function freeCalendars(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  start: Instant,
): string[] {
  const timetable = offeredTimetable(site, availability, question);
  const cell = timetable.bookableCell(start);
  const free: string[] = [];
  if (cell === undefined) return free;
  for (const track of timetable.tracks) if (hasBit(track.free, cell)) free.push(track.calendar.id);
  return free;
}
