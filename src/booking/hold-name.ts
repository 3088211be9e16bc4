import type { Start } from '../engine/answers.js';
import type { Facts } from './facts.js';
import type { PageHolds } from './page-holds.js';
import { decisiveAnswers } from './wanted-by.js';

/** Tells a hold of a start from those of all others that a client may choose on the site. */
export function nameOfHold(facts: Facts, { start, calendar }: Start): string {
  return JSON.stringify([facts.offer?.site.site.id, facts.subject, decisiveAnswers(facts), start, calendar]);
}

/** Whether a start that looks taken is so by the client's own hold, of another widget. */
export function isOwn({ all }: PageHolds, facts: Facts, start: Start): boolean {
  return all.size > 0 && [...all].some(({ holds }) => holds === nameOfHold(facts, start));
}
