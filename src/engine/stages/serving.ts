import type { Question } from '../answers.js';
import type { LinkedSite } from '../links.js';
import { leadOf } from '../pools.js';
import type { Reason } from '../reasons.js';
import { membersOf, unfitness } from './eligible.js';

/** The members that may serve the question at all, each as the ids of its calendars: more than one is a group. */
export function eligibleMembers(site: LinkedSite, question: Question): (readonly string[])[] {
  return membersOf(site, question)
    .filter((member) => !unfitness(site, question, member))
    .map(({ calendars }) => calendars);
}

/** The ids of all calendars that may have a part in serving the question: of a group, everyone's (DS-16). */
export function servingCalendars(site: LinkedSite, question: Question): readonly string[] {
  return [...new Set(eligibleMembers(site, question).flat())];
}

/** Why any calendar, linked or not, may not serve the question; undefined where it may. */
export function ineligibility(site: LinkedSite, question: Question, id: string): Reason | undefined {
  const member = membersOf(site, question).find((candidate) => leadOf(candidate) === id);
  return member ? unfitness(site, question, member) : { code: 'not-linked' };
}
