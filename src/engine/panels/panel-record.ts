import type { Distribution } from '../distribution.js';
import type { Candidate } from '../record.js';
import type { Instant } from '../../time/units.js';

/** What became of the members of one seat. */
export interface SeatRecord {
  /** The calendar or the pool that the seat names. */
  readonly calendar?: string;
  readonly pool?: string;
  readonly count: number;
  /** What ranks the members of a pool. */
  readonly distribution?: Distribution;
  /** The members, named by their first calendar: why they were dropped, or the value of every key. */
  readonly candidates: readonly Candidate[];
  /** As many as the seat asks for; none where the panel can't be filled. Best by the distribution unless needed elsewhere. */
  readonly chosen: readonly string[];
}

/** The full reason of one panel's combination (HS-1). Plain data: it survives JSON. */
export interface PanelRecord {
  readonly version: 1;
  readonly site: string;
  readonly panel: string;
  readonly service: string;
  readonly duration: number;
  readonly start: Instant;
  readonly now: Instant;
  readonly revision: number;
  readonly seed: string;
  /** The primary seat, and then the others. */
  readonly seats: readonly SeatRecord[];
  /** The calendar that owns the booking (PN-2); left out where the panel can't be filled. */
  readonly primary?: string;
  /** All calendars that are hosts and blocked for the time, the primary's first; all or none (PN-4). */
  readonly hosts: readonly string[];
  /** Why there is no combination: these seats, by their place in `seats`, have only these specialists to share. */
  readonly shortfall?: { readonly seats: readonly number[]; readonly specialists: readonly string[] };
}
