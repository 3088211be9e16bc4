import type { Choice } from '../choose.js';
import type { Distribution } from '../distribution.js';
import type { AssignmentRecord } from '../record.js';
import type { Offering } from '../offering.js';
import { firstDifference, type Ranked } from './ranked.js';

/**
 * Fifth stage: who is chosen, and what decided it (DS-18: never the order of a list in silence). Where no key tells the
 * first two apart, as where the client is to choose (DS-11), nobody is.
 *
 * @param by What settled it on one person when the times were offered.
 */
export function committed(
  choice: Choice,
  distribution: Distribution,
  [winner, runnerUp]: readonly Ranked[],
  by: Offering['by'],
): Pick<AssignmentRecord, 'chosen' | 'decidedBy'> {
  if (!winner) return { decidedBy: 'nobody' };
  const chosen = winner.calendar;
  if (choice.calendar !== undefined) return { decidedBy: 'client', chosen };
  if (!runnerUp) return { decidedBy: by ?? 'only-one', chosen };
  const key = firstDifference(winner, runnerUp);
  return key < 0 ? { decidedBy: 'nobody' } : { decidedBy: distribution.keys[key]!, chosen };
}
