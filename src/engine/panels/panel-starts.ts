import type { DayAnswer, DayRange, Start } from '../answers.js';
import { countBits, nextBit } from '../bits.js';
import type { Availability } from '../model.js';
import { panelTimetableOf, type PanelQuestion } from './panel-timetable.js';
import type { OpenedSite } from '../site.js';
import { MINUTES_PER_DAY, type Instant, type Span } from '../../time/units.js';

/**
 * The starts in `range` at which every seat of the panel can be filled by a different person (MG-4, PN-1), sorted;
 * `left` is 1. Nothing else is offered.
 */
export function panelStarts(
  site: OpenedSite,
  availability: Availability,
  question: PanelQuestion,
  range: Span<Instant>,
): Start[] {
  const { free, timetable } = panelTimetableOf(site, availability, question);
  const [from, to] = timetable.bookableCellsIn(range);
  const found: Start[] = [];
  for (let cell = nextBit(free, from, to); cell < to; cell = nextBit(free, cell + 1, to)) {
    found.push({ start: timetable.startOf(cell), left: 1 });
  }
  return found;
}

/** For each day of the range, how many starts the panel has and the earliest one (MG-6). */
export function panelDays(
  site: OpenedSite,
  availability: Availability,
  question: PanelQuestion,
  range: DayRange,
): Pick<DayAnswer, 'day' | 'available' | 'earliest'>[] {
  const { free, timetable } = panelTimetableOf(site, availability, question);
  const zone = site.zone(range.zone);
  const answers: Pick<DayAnswer, 'day' | 'available' | 'earliest'>[] = [];
  for (let day = range.days[0]; day < range.days[1]; day++) {
    const bounds: Span = [zone.instantOf(day * MINUTES_PER_DAY), zone.instantOf((day + 1) * MINUTES_PER_DAY)];
    const [from, to] = timetable.bookableCellsIn(bounds);
    const available = countBits(free, from, to);
    const earliest = timetable.startOf(nextBit(free, from, to));
    answers.push({ day, available, ...(available > 0 && { earliest }) });
  }
  return answers;
}
