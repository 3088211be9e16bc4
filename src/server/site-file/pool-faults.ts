import { shown } from './faults.js';
import { distributionFault, doubleIds, unknownId, type Found } from './references.js';
import type { CheckedSiteFile } from './schema.js';

/** What is wrong in the meaning of the pools. */
export function* poolFaults(file: CheckedSiteFile): Found {
  yield* doubleIds('pools', file.pools);
  for (const [i, { members, distribution }] of file.pools.entries()) {
    const path = `pools[${i}]`;
    if (distribution !== undefined) yield* distributionFault(`${path}.distribution`, distribution, file);
    for (const [j, { calendars }] of members.entries()) {
      for (const [k, id] of calendars.entries()) {
        const where = `${path}.members[${j}].calendars[${k}]`;
        yield* unknownId(where, id, 'calendar', file.calendars);
        if (calendars.indexOf(id) < k)
          yield { path: where, detail: `${shown(id)} stands twice; expected each calendar of a group once` };
      }
      const leads = members.findIndex((other) => other.calendars[0] === calendars[0]);
      if (leads < j) {
        yield {
          path: `${path}.members[${j}].calendars[0]`,
          detail: `${shown(calendars[0])} stands first in members[${leads}] too, and members are told apart by it; expected another one first`,
        };
      }
    }
  }
}
