import type { Question } from './answers.js';
import { blockerOf } from './blocker.js';
import type { Availability } from './model.js';
import type { Reason } from './reasons.js';
import type { OpenedSite } from './site.js';
import { ineligibility } from './stages/serving.js';
import { offeringOf } from './offering.js';
import { timetableOf } from './timetables.js';
import type { Instant } from '../time/units.js';

/**
 * Why the calendar can't take the start (TR-2); undefined exactly where `freeCalendars` lists it. What isn't known is
 * never free: a start before or after `availability.days` is too soon or too far, and a calendar that the answer doesn't
 * list is busy throughout.
 */
export function whyNot(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  calendar: string,
  start: Instant,
): Reason | undefined {
  const reason = ineligibility(site, question, calendar);
  if (reason) return reason;
  const offering = offeringOf(site, availability, question);
  if (offering && !offering.calendars.includes(calendar)) return offering.reasonFor(calendar);
  return blockerOf(site, availability, timetableOf(site, availability, question), calendar, start);
}
