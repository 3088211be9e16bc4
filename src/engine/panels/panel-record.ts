import type { Distribution, KeyName } from '../distribution.js';
import type { DayCount } from '../model.js';
import type { AssignmentRecord, Candidate } from '../record.js';
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
  /**
   * What settled the seat: the panel `named` its calendar; no more were free than it asks for (`only-one`); the key that told
   * the last one chosen from the next best; the `combination`, where somebody better was needed on another seat; `nobody`.
   */
  readonly decidedBy: KeyName | 'named' | 'only-one' | 'combination' | 'nobody';
  /** Those who would have come before the last one chosen, had they been able to take the start (HS-4). */
  readonly skipped?: readonly string[];
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
  /** What else the choice was made on; see `PanelChoice`. */
  readonly clientBooked?: readonly DayCount[];
  readonly lost?: readonly string[];
  /** The primary seat, and then the others. */
  readonly seats: readonly SeatRecord[];
  /** The calendar that owns the booking (PN-2); left out where the panel can't be filled. */
  readonly primary?: string;
  /** All calendars that are hosts and blocked for the time, the primary's first; all or none (PN-4). */
  readonly hosts: readonly string[];
  /** Why there is no combination: these seats, by their place in `seats`, have only these specialists to share. */
  readonly shortfall?: { readonly seats: readonly number[]; readonly specialists: readonly string[] };
  /** Made from all the other fields: tells a record that was changed, even where its inputs are gone (HS-3). */
  readonly digest?: string;
}

/** The record of any choice: of one person, or of a panel. */
export type ChoiceRecord = AssignmentRecord | PanelRecord;

export function isOfPanel(record: ChoiceRecord): record is PanelRecord {
  return 'panel' in record;
}
