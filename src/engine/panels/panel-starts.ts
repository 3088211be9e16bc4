import type { Start } from '../answers.js';
import { nextBit } from '../bits.js';
import type { Availability } from '../model.js';
import { panelTimetableOf, type PanelQuestion } from './panel-timetable.js';
import type { OpenedSite } from '../site.js';
import type { Instant, Span } from '../../time/units.js';

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
