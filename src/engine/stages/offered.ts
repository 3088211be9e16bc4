import type { Question } from '../answers.js';
import { blockerOf } from '../blocker.js';
import type { Choice } from '../choose.js';
import type { Availability } from '../model.js';
import { NOT_OFFERED, offeringOf, type Offering } from '../offering.js';
import type { OpenedSite } from '../site.js';
import type { Timetable } from '../timetable.js';
import { timetableOf } from '../timetables.js';
import { eligibleCalendars } from './eligible.js';
import { sift, type Stage } from './stage.js';

export interface OfferedStage extends Stage, Pick<Offering, 'by' | 'ranking'> {}

/**
 * Second stage: whose times the client is shown. The person whom the client was shown keeps the offer while free; once
 * somebody offered is lost or taken, the others step in (RC-2).
 */
export function offered(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): OfferedStage {
  const offering = offeringOf(site, availability, choice);
  const everyone = sift(calendars, () => undefined);
  const { settled, lost = [], start } = choice;
  if (!offering || lost.length > 0) return everyone;
  if (settled !== undefined) {
    const timetable = timetableOf(site, availability, choice);
    if (!calendars.includes(settled) || blockerOf(site, availability, timetable, settled, start)) return everyone;
    if (!offering.calendars.includes(settled)) {
      return sift(calendars, (calendar) => (calendar === settled ? undefined : NOT_OFFERED));
    }
  }
  const stage = sift(calendars, (calendar) =>
    offering.calendars.includes(calendar) ? undefined : offering.reasonFor(calendar),
  );
  return { ...stage, by: offering.by, ranking: offering.ranking };
}

/** The ids of the calendars whose times the client sees: all eligible ones, or those that the distribution offers. */
export function offeredCalendars(site: OpenedSite, availability: Availability, question: Question): readonly string[] {
  return offeringOf(site, availability, question)?.calendars ?? eligibleCalendars(site, question);
}

/** The timetable of the calendars that are offered. */
export function offeredTimetable(site: OpenedSite, availability: Availability, question: Question): Timetable {
  return offeringOf(site, availability, question)?.timetable ?? timetableOf(site, availability, question);
}
