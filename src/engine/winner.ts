import type { Question } from './answers.js';
import type { Availability } from './model.js';
import type { OpenedSite } from './site.js';
import { firstOf } from './stages/ranked.js';
import { freeCalendars } from './starts.js';
import type { Instant } from '../time/units.js';

/**
 * Who would be chosen for the start, as `choose` says, but without the record: for showing it beside many starts.
 * Undefined where nobody is.
 */
export function winnerAt(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  start: Instant,
): string | undefined {
  return firstOf(site, availability, { ...question, start }, freeCalendars(site, availability, question, start));
}
