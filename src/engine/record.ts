import type { Distribution, KeyName } from './distribution.js';
import type { DayCount } from './model.js';
import type { Reason } from './reasons.js';
import type { Instant } from '../time/units.js';

export type StageName = 'eligible' | 'offered' | 'available';

/** What became of one calendar: the stage that dropped it and why, or the value of every key. */
export interface Candidate {
  readonly calendar: string;
  readonly dropped?: { readonly stage: StageName; readonly reason: Reason };
  /** In the order of the distribution's keys; also of those who come after the one offered alone, where keys settled that. */
  readonly values?: readonly number[];
}

/** What a choice was made for, where it is to take a booking from somebody. */
export interface Reassigned {
  readonly booking: string;
  /** The calendar that had it. */
  readonly from: string;
  /** Of a panel's booking: who sits on the other seats. */
  readonly seated?: readonly string[];
  /** Who may serve this one, by calendar: out of a package (PK-1), or of the pool that the client chose. */
  readonly among?: readonly string[];
}

/** The full reason of one choice (HS-1). Plain data: it survives JSON. */
export interface AssignmentRecord {
  readonly version: 1;
  readonly site: string;
  readonly service: string;
  readonly duration: number;
  readonly start: Instant;
  /** The clock and the revision of the snapshot that the choice was made on. */
  readonly now: Instant;
  readonly revision: number;
  readonly distribution: Distribution;
  /** What the draw is made from: site, service and start (DS-18). */
  readonly seed: string;
  /** The pool whose members serve. */
  readonly pool?: string;
  /** Where a booking was given to another person (RA-1). */
  readonly reassigned?: Reassigned;
  /** The calendar that the client asked for. */
  readonly wanted?: string;
  /** What else the choice was made on; see `Choice` and `Question`. */
  readonly among?: readonly string[];
  readonly returningTo?: string;
  readonly clientBooked?: readonly DayCount[];
  readonly lost?: readonly string[];
  readonly settled?: string;
  /** In the order of the service's calendars. */
  readonly candidates: readonly Candidate[];
  /** The key that told the winner from the next one; or that there was nothing to decide; `hand`: a person of the site. */
  readonly decidedBy: KeyName | 'only-one' | 'client' | 'continuity' | 'hand' | 'nobody';
  readonly chosen?: string;
  /** All who serve, where the member chosen is a group (DS-16). */
  readonly hosts?: readonly string[];
  /** Those who would have come before the one chosen, had they been able to take the start (HS-4). */
  readonly skipped?: readonly string[];
  /** Made from all the other fields: tells a record that was changed, even where its inputs are gone (HS-3). */
  readonly digest?: string;
}
