import type { Question } from '../answers.js';
import { serviceOf } from '../question.js';
import type { Reason } from '../reasons.js';
import type { OpenedSite } from '../site.js';
import { sift, type Stage } from './stage.js';

/** First stage: the service's calendars that may serve the question at all (AV-13). Links to nowhere are passed over. */
export function eligible(site: OpenedSite, question: Question): Stage {
  const linked = new Set(serviceOf(site, question).calendars.filter((id) => site.calendars.has(id)));
  return sift(linked, (calendar) => unfitness(site, question, calendar));
}

/** The ids of the calendars that may serve the question at all, in the order of the service's calendars. */
export function eligibleCalendars(site: OpenedSite, question: Question): readonly string[] {
  return eligible(site, question).kept;
}

/** Why any calendar, linked or not, may not serve the question; undefined where it may. */
export function ineligibility(site: OpenedSite, question: Question, id: string): Reason | undefined {
  const linked = site.calendars.has(id) && serviceOf(site, question).calendars.includes(id);
  return linked ? unfitness(site, question, id) : { code: 'not-linked' };
}

function unfitness(site: OpenedSite, question: Question, id: string): Reason | undefined {
  const calendar = site.calendars.get(id)!;
  if (!calendar.public) return { code: 'private' };
  if (!calendar.active || !site.specialists.get(calendar.specialist)?.active) return { code: 'inactive' };
  return question.calendar === undefined || question.calendar === id ? undefined : { code: 'not-wanted' };
}
