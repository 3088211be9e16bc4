import type { Day, Instant, Span } from '../time/units.js';
import type { DayCount } from './model.js';
import type { DayReason } from './reasons.js';

/** What a client wants to know the times of. */
export interface Question {
  readonly service: string;
  /** Minutes; the service's first duration where left out (AV-14). */
  readonly duration?: number;
  /** The one calendar the client asks for; any eligible one where left out. */
  readonly calendar?: string;
  /** The calendars that are in question, where a distribution offers some only; all eligible ones where left out. */
  readonly among?: readonly string[];
  /** The calendar of the client's last booking, where a returning client may keep the person (DS-20). */
  readonly returningTo?: string;
  /** The client's own bookings of the service by day of the site's zone, where they are known (AV-10). */
  readonly clientBooked?: readonly DayCount[];
}

/** A start, and what is left there over all calendars that could take it (MG-1, MG-2). */
export interface Start {
  readonly start: Instant;
  /** Clients that can still book it; 0 is fully booked. */
  readonly left: number;
  /** The calendar, where the same start stands once per person (MG-3). */
  readonly calendar?: string;
}

/** One day of a month, for the picker (MG-6). */
export interface DayAnswer {
  readonly day: Day;
  /** Number of starts with something left, and of those without. */
  readonly available: number;
  readonly full: number;
  readonly earliest?: Instant;
  /** Only where nothing is available. */
  readonly reason?: DayReason;
}

/** A range of days as the clocks of one zone count them: the days a person sees. */
export interface DayRange {
  readonly days: Span<Day>;
  readonly zone: string;
}
