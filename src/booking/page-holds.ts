import type { Start } from '../engine/answers.js';
import type { Facts } from './facts.js';
import type { Surroundings } from './surroundings.js';

/** What a widget of the page holds. */
export interface OwnHold {
  /** Id of the site. */
  readonly site: string;
  /** What it holds, by `nameOfHold`. */
  readonly holds: string | undefined;
  /** Gives it up for another widget of the page; says whether it did. */
  giveUp(): Promise<boolean>;
}

/** What all widgets of a page hold: one client's, who is in nobody's way but their own (RC-6). */
export interface PageHolds {
  /** Tells this load of the page from those before. */
  readonly page: number;
  /** Settles once nothing is asked: requests follow one another, so that no hold of the client's own is in the way of the next. */
  work: Promise<void>;
  readonly all: Set<OwnHold>;
}

const HOLDS: PageHolds = { page: performance.timeOrigin, work: Promise.resolve(), all: new Set() };

export function pageHolds({ holds = HOLDS }: Pick<Surroundings, 'holds'>): PageHolds {
  return holds;
}

/** Tells a hold of a start from those of all others that a client may choose on the site. */
export function nameOfHold({ offer, subject, values }: Facts, { start, calendar }: Start): string {
  const answers = offer?.asksFirst?.map((id) => values[id]);
  return JSON.stringify([offer?.site.site.id, subject, answers, start, calendar]);
}

/** Whether a start that looks taken is so by the client's own hold, of another widget of the page. */
export function isOwn({ all }: PageHolds, facts: Facts, start: Start): boolean {
  return all.size > 0 && [...all].some(({ holds }) => holds === nameOfHold(facts, start));
}

/** Where the tab's session storage has the holds that outlive a reload. */
export function keptHoldsOf(site: string | undefined): string {
  return `rota-holds:${site}`;
}
