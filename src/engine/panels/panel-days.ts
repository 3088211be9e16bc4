import type { DayAnswer, DayRange } from '../answers.js';
import { countBits, hasBit, intersectRows, nextBit, type Row } from '../bits.js';
import { eachDay, isBlocked, outsideReason, reachReason } from '../days.js';
import type { Availability } from '../model.js';
import { oncePer } from '../once.js';
import type { Opening } from '../opening.js';
import { panelTimetableOf, type PanelQuestion, type PanelSeat, type PanelTimetable } from './panel-timetable.js';
import type { OpenedSite } from '../site.js';
import type { Day, Instant, Span } from '../../time/units.js';

/** One day of a panel (MG-6). A start is full where everybody has open time and yet there is no full combination. */
export interface PanelDay extends DayAnswer {
  /**
   * Where the reason lies with the people: the seats, by their place, that for this reason have nobody on that day; none of
   * them where each has somebody, but never all at once. Left out where no people would help.
   */
  readonly seats?: readonly number[];
}

/**
 * For each day of the range, how many starts the panel has, the earliest one, and where there is none the reason and the
 * seats that it lies with (MG-6, TR-1).
 */
export function panelDays(
  site: OpenedSite,
  availability: Availability,
  question: PanelQuestion,
  range: DayRange,
): PanelDay[] {
  const panel = panelTimetableOf(site, availability, question);
  return eachDay(site, range, (day, span) => dayOf(panel, day, span));
}

/** The full starts of the panel in `range`, as `PanelDay` counts them, sorted. */
export function fullStarts(
  site: OpenedSite,
  availability: Availability,
  question: PanelQuestion,
  range: Span<Instant>,
): Instant[] {
  const panel = panelTimetableOf(site, availability, question);
  const { free, timetable } = panel;
  const { allowed } = togetherRows(panel);
  const [from, to] = timetable.bookableCellsIn(range);
  const found: Instant[] = [];
  for (let cell = nextBit(allowed, from, to); cell < to; cell = nextBit(allowed, cell + 1, to)) {
    if (!hasBit(free, cell)) found.push(timetable.startOf(cell));
  }
  return found;
}

function dayOf(panel: PanelTimetable, day: Day, span: Span<Instant>): PanelDay {
  const { free, timetable } = panel;
  const [from, to] = timetable.bookableCellsIn(span);
  const available = countBits(free, from, to);
  const full = countBits(togetherRows(panel).allowed, from, to) - available;
  if (available > 0) return { day, available, full, earliest: timetable.startOf(nextBit(free, from, to)) };
  return { day, available, full, ...reasonFor(panel, span) };
}

/** The first rule that leaves no start (TR-1). */
function reasonFor(panel: PanelTimetable, span: Span<Instant>): Pick<PanelDay, 'reason' | 'seats'> {
  const { timetable, seats } = panel;
  const nobody = placesOf(seats, (seat) => !seat.places.some(({ member }) => openingsOf(seat, member.calendars)));
  if (nobody.length > 0) return { reason: 'nobody', seats: nobody };
  const outside = outsideReason(timetable, span);
  if (outside) return { reason: outside };

  const { open, allowed } = togetherRows(panel);
  const cells = timetable.cellsIn(span);
  if (countBits(open, ...cells) === 0) {
    const closed = placesOf(seats, (seat) => countBits(panel.someoneOn(seat, 'open'), ...cells) === 0);
    const blocked = closed.some((place) => isSeatBlocked(panel, place, span));
    return { reason: blocked ? 'blocked' : 'closed', seats: closed };
  }
  const reach = reachReason(timetable, open, span);
  if (reach) return { reason: reach };
  const bookable = timetable.bookableCellsIn(span);
  const without = (kind: 'allowed' | 'free', among: Row): number[] =>
    placesOf(seats, (seat) => {
      const row = panel.someoneOn(seat, kind);
      intersectRows(row, among);
      return countBits(row, ...bookable) === 0;
    });
  return countBits(allowed, ...bookable) === 0
    ? { reason: 'limit', seats: without('allowed', open) }
    : { reason: 'full', seats: without('free', allowed) };
}

/** Where each seat has somebody who is open, and whom the limits allow. */
const togetherRows = oncePer((panel: PanelTimetable) => ({
  open: panel.onEach('open'),
  allowed: panel.onEach('allowed'),
}));

/**
 * Whether anybody of the seat would have a start, were there no blackouts: of the primary seat on their grid, of the others
 * where the panel can start at all.
 */
function isSeatBlocked({ seats, timetable }: PanelTimetable, place: number, span: Span<Instant>): boolean {
  const seat = seats[place]!;
  const lists = seat.places.flatMap(({ member }) => openingsOf(seat, member.calendars) ?? []);
  if (place === 0) return isBlocked(timetable, lists, span);
  const [from, to] = timetable.cellsIn(span);
  return Array.from({ length: to - from }, (_, index) => timetable.startOf(from + index)).some((start) =>
    isBlocked(seat.timetable, lists, [start, start + 1]),
  );
}

/** The openings of a member, as a list of lists; undefined where any of its calendars may not serve. */
function openingsOf({ timetable }: PanelSeat, calendars: readonly string[]): Opening[][] | undefined {
  const tracks = calendars.flatMap((id) => timetable.trackOf(id) ?? []);
  return tracks.length === calendars.length ? [tracks.map(({ opening }) => opening)] : undefined;
}

function placesOf(seats: readonly PanelSeat[], isMeant: (seat: PanelSeat) => boolean): number[] {
  return seats.flatMap((seat, place) => (isMeant(seat) ? [place] : []));
}
