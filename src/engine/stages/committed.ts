import type { Choice } from '../choose.js';
import type { Distribution } from '../distribution.js';
import type { AssignmentRecord } from '../record.js';
import { firstDifference, type Ranked } from './ranked.js';

/** Fifth stage: who is chosen, and what decided it (DS-18: never the order of a list in silence). */
export function committed(
  choice: Choice,
  distribution: Distribution,
  [winner, runnerUp]: readonly Ranked[],
): Pick<AssignmentRecord, 'chosen' | 'decidedBy'> {
  if (!winner) return { decidedBy: 'nobody' };
  const chosen = winner.calendar;
  if (choice.calendar !== undefined) return { decidedBy: 'client', chosen };
  if (!runnerUp) return { decidedBy: 'only-one', chosen };
  return { decidedBy: distribution.keys.at(firstDifference(winner, runnerUp))!, chosen };
}
