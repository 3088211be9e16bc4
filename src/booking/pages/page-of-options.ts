import type { LinkedSite } from '../../engine/links.js';
import type { MasterPage, Panel } from '../../engine/offers.js';
import { panelFaults } from '../../engine/panels/panel.js';
import { faultOf } from '../option-faults.js';
import type { FlowOptions } from '../state.js';

/** The page that is shown: one of the site, or one that has nothing but a panel or a pool on it. What can't be offered is left out. */
export function pageOfOptions({ catalog }: LinkedSite, { page: id, panel, pool }: FlowOptions): MasterPage | string {
  const isSound = (one: Panel): boolean => panelFaults(catalog, one).length === 0;
  const { pages = [], pools = [] } = catalog;
  const panels = (catalog.panels ?? []).filter(isSound).map((one) => one.id);
  const found = pages.find((one) => one.id === id);
  if (id !== undefined && !found) return faultOf('page', id, 'the id of a master page', idsOf(pages));
  if (panel !== undefined && !panels.includes(panel)) return faultOf('panel', panel, 'the id of a panel', panels);
  if (pool !== undefined && !pools.some((one) => one.id === pool)) {
    return faultOf('pool', pool, 'the id of a pool', idsOf(pools));
  }
  const page: MasterPage = found ?? { id: '', name: '', first: 'service', sections: [{ label: '', entries: [] }] };
  const [first] = page.sections;
  const sections =
    panel !== undefined
      ? [{ ...first!, entries: [{ kind: 'panel', id: panel } as const] }]
      : pool !== undefined
        ? [
            ...page.sections.map((section) => ({
              ...section,
              entries: section.entries.filter(({ kind }) => kind === 'service'),
            })),
            { label: '', entries: [{ kind: 'pool', id: pool } as const] },
          ]
        : page.sections;
  return { ...page, sections, rules: page.rules?.filter(isSound) };
}

function idsOf(items: readonly { readonly id: string }[]): readonly string[] {
  return items.map(({ id }) => id);
}
