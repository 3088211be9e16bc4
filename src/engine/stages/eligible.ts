import type { Question } from '../answers.js';
import { serviceOf, type LinkedSite } from '../links.js';
import type { Member } from '../model.js';
import { leadOf } from '../pools.js';
import type { Reason } from '../reasons.js';
import { sift, type Stage } from './stage.js';

/**
 * First stage: the service's members that may serve the question at all (AV-13), each named by its first calendar. Links
 * to nowhere are passed over.
 */
export function eligible(site: LinkedSite, question: Question): Stage {
  const members = new Map(membersOf(site, question).map((member) => [leadOf(member), member]));
  return sift(members.keys(), (calendar) => unfitness(site, question, members.get(calendar)!));
}

/** The ids of the calendars that may serve the question at all, in the order of the service's members. */
export function eligibleCalendars(site: LinkedSite, question: Question): readonly string[] {
  return eligible(site, question).kept;
}

/** The members of the question's service. */
export function membersOf(site: LinkedSite, question: Question): readonly Member[] {
  return site.members.get(serviceOf(site, question).id)!;
}

/** Of a group, what keeps the first of its calendars that may not serve. */
export function unfitness(site: LinkedSite, { calendar: wanted, among }: Question, member: Member): Reason | undefined {
  for (const calendar of member.calendars) {
    const { public: open, active, specialist } = site.calendars.get(calendar)!;
    if (!open) return { code: 'private' };
    if (!active || !site.specialists.get(specialist)?.active) return { code: 'inactive' };
  }
  const id = leadOf(member);
  return (wanted ?? id) === id && (among?.includes(id) ?? true) ? undefined : { code: 'not-wanted' };
}
