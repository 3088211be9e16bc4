import { oncePer } from '../../engine/once.js';
import { MINUTES_PER_DAY } from '../../time/units.js';

/** What is tried: to book, to hold a time, to have a link to one's appointments sent, to move a booking. */
export type Action = 'book' | 'hold' | 'link' | 'move';

/** Whom a number is about: who sends the request, whom mails go to, a day of the timetable, a booking, the whole site. */
export type Subject = 'address' | 'email' | 'day' | 'booking' | 'site';

/** How often something may be tried within its window. */
export interface Limit {
  /** Beyond that, only with a challenge solved; see challenges.ts, and of an address that is booked with `Gate.noteRead`. */
  readonly challengeAfter: number;
  /** Beyond that, not at all. */
  readonly refuseAfter: number;
}

interface Rule extends Limit {
  readonly action: Action;
  readonly by: Subject;
  /** Minutes. Windows follow each other from the start of the epoch, so that all processes begin them at once. */
  readonly window: number;
  /** Whether to count over all processes: where spreading requests over them must gain nothing. */
  readonly kept: 'shared' | 'here';
}

const HOUR = 60;
const NEVER = 1_000_000_000;

/**
 * What is limited, with the numbers of a site that says nothing else. They let a household, an office behind one address
 * and a busy morning through; a flood from one place ends at an address, one from everywhere at the challenges (A86).
 */
export const RULES = {
  bookingsPerAddress: {
    ...{ action: 'book', by: 'address', window: HOUR, kept: 'shared' },
    ...{ challengeAfter: 50, refuseAfter: 200 },
  },
  bookingsPerEmail: {
    ...{ action: 'book', by: 'email', window: MINUTES_PER_DAY, kept: 'shared' },
    ...{ challengeAfter: 3, refuseAfter: 10 },
  },
  bookingsPerDay: {
    ...{ action: 'book', by: 'day', window: HOUR, kept: 'here' },
    ...{ challengeAfter: 100, refuseAfter: NEVER },
  },
  bookingsPerSite: {
    ...{ action: 'book', by: 'site', window: HOUR, kept: 'here' },
    ...{ challengeAfter: 300, refuseAfter: 10_000 },
  },
  holdsPerAddress: {
    ...{ action: 'hold', by: 'address', window: HOUR, kept: 'shared' },
    ...{ challengeAfter: 100, refuseAfter: 400 },
  },
  linksPerAddress: {
    ...{ action: 'link', by: 'address', window: HOUR, kept: 'shared' },
    ...{ challengeAfter: 5, refuseAfter: 20 },
  },
  linksPerEmail: {
    ...{ action: 'link', by: 'email', window: MINUTES_PER_DAY, kept: 'shared' },
    ...{ challengeAfter: 5, refuseAfter: 5 },
  },
  movesPerBooking: {
    ...{ action: 'move', by: 'booking', window: MINUTES_PER_DAY, kept: 'shared' },
    ...{ challengeAfter: 10, refuseAfter: 10 },
  },
  movesPerEmail: {
    ...{ action: 'move', by: 'email', window: MINUTES_PER_DAY, kept: 'shared' },
    ...{ challengeAfter: 5, refuseAfter: 20 },
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type LimitName = keyof typeof RULES;

/** The limits of one site. */
export type RateLimits = Readonly<Record<LimitName, Limit>>;

/** A rule with its limit on a site. */
export interface Limited extends Rule {
  readonly name: LimitName;
}

const rulesOf = oncePer((limits: RateLimits): ReadonlyMap<Action, readonly Limited[]> => {
  const all = (Object.keys(RULES) as LimitName[]).map((name): Limited => ({ ...RULES[name], ...limits[name], name }));
  return new Map(all.map(({ action }) => [action, all.filter((rule) => rule.action === action)]));
});

/** The rules about one action. */
export function rulesFor(action: Action, limits: RateLimits): readonly Limited[] {
  return rulesOf(limits).get(action) ?? [];
}
