/** The ranking keys, as site files and answers of backends name them. */
export const KEY_NAMES = [
  /** Sessions on the day of the slot, over all services (fewest first). */
  'sessions',
  /** Sessions that stand in the counting window, in this service (fewest first). */
  'count',
  /** Bookings received in the counting window, less the credits (DS-14). */
  'corrected',
  /** Bookings missing to the share that the weight gives (DS-9): the largest shortfall first. */
  'shortfall',
  /** The weight itself, the largest first. */
  'weight',
  /** Priority stars, the most first. */
  'priority',
  /** Order of the last booking created (longest ago first, never before all). */
  'idle',
  /** The member's own earliest open start. */
  'soonest',
  /** Place in the queue. */
  'turn',
  /** Place in the list of the pool. */
  'line',
  /** A number drawn from the record's seed and the calendar. */
  'draw',
] as const;

/** What members can be ranked by. Lower comes first, always. */
export type KeyName = (typeof KEY_NAMES)[number];

/** The counting windows, named the same way. */
export const WINDOW_NAMES = ['none', 'day', 'week', 'month', 'quarter', '28-days', 'ever'] as const;

/** Where bookings are counted: the window that the slot lies in, in the calendar's zone. 28 days count from day 0. */
export type WindowName = (typeof WINDOW_NAMES)[number];

/**
 * Which events give the turn or the corrected count back (DS-14); off where left out. A booking counts for one member at a
 * time: what `reassignment` takes from the old one it gives to the new one, and without it the old one keeps it. The turn
 * the new one takes in any case (DS-12).
 */
export interface Credit {
  readonly cancellation?: boolean;
  readonly noShow?: boolean;
  readonly reassignment?: boolean;
}

/** A rule that decides who is offered and who is chosen: data over one machinery (section 4). */
export interface Distribution {
  readonly name: string;
  /**
   * Whose times the client sees: everyone's, those of the one person with the soonest open start, or those of the one
   * who comes first by the keys and has any open start in the days that are shown. Before a start is known, counts are
   * those of the window in which the soonest open start of all of them lies.
   */
  readonly offered: 'everyone' | 'soonest' | 'next';
  readonly keys: readonly KeyName[];
  readonly window: WindowName;
  readonly credit?: Credit;
  /**
   * Hides those who are this many bookings or more ahead of the one with the fewest (DS-17); where members are ranked by
   * shortfall, ahead of the one who is furthest below the share. The others alone are then offered, whoever is soonest or
   * next; all are, where the others have no open start.
   */
  readonly ahead?: number;
  /** Whoever is skipped because not free goes to the back of the queue, too (DS-12). */
  readonly losesTurn?: boolean;
}
