import type { Challenge } from '../../adapter/contract.js';
import type { Instant } from '../../time/units.js';
import type { Action } from './limits.js';

/** What a solution is good for, and nothing else. */
export interface Purpose {
  readonly site: string;
  readonly action: Action;
  readonly now: Instant;
}

/**
 * The hook to whatever tells people from robots once soft limits are passed (A86): `proofOfWork`, or any provider whose
 * widget the site's own page knows.
 */
export interface Challenges {
  /** What a visitor is asked for. */
  issue(purpose: Purpose): Promise<Challenge>;
  /** Whether a solution was asked for by this backend, for this purpose, not long ago, and is shown for the first time. */
  accepts(solution: string, purpose: Purpose): Promise<boolean>;
}
