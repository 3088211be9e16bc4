import { dateFault, doubleIds, type Found } from './references.js';
import type { FileCondition } from './compile-offers.js';
import type { CheckedSiteFile } from './schema.js';

/** What is wrong in panels, packages and pages, besides what the engine checks. */
export function* offerFaults({ panels, packages, pages }: CheckedSiteFile): Found {
  yield* doubleIds('panels', panels);
  yield* doubleIds('packages', packages);
  yield* doubleIds('pages', pages);
  const taken = new Set(panels.map(({ id }) => id));
  for (const [i, { rules = [] }] of pages.entries()) {
    for (const [j, { id, when = [] }] of rules.entries()) {
      const path = `pages[${i}].rules[${j}]`;
      if (taken.has(id))
        yield { path: `${path}.id`, detail: `"${id}" is taken by another panel or rule; expected another id` };
      taken.add(id);
      for (const [k, condition] of when.entries()) yield* conditionFaults(`${path}.when[${k}]`, condition);
    }
  }
}

function* conditionFaults(path: string, condition: FileCondition): Found {
  if (condition.on !== 'time') return;
  const { first, last } = condition;
  if (first !== undefined) yield* dateFault(`${path}.first`, first);
  if (last !== undefined) yield* dateFault(`${path}.last`, last);
  if (first !== undefined && last !== undefined && last < first)
    yield { path: `${path}.last`, detail: `"${last}" is before "first"; expected ${first} or later` };
}
