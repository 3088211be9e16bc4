import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on the whole page (A11Y J6), one line per element at fault; `rules` narrows it. */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // There are no frames to add up, which the other mode opens a page for; of what passed nothing is needed.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules) builder.withRules([...rules]);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
  );
}
