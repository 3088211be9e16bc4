import { assignmentFault, distributionOf, openChecked, openLinked } from '../engine/index.js';
import type { LinkedSite } from '../engine/links.js';
import type { Catalog } from '../engine/model.js';
import { oncePer } from '../engine/once.js';
import type { OpenedSite } from '../engine/site.js';

/** The site made ready for questions about time, once. */
export const openedSite = oncePer((site: LinkedSite): OpenedSite => openLinked(site));

/** The same of a catalog that stands alone. */
export const openedCatalog = oncePer((catalog: Catalog): OpenedSite => openChecked(catalog));

/** What the catalog's owner has to put right before anything can be worked out for it: one sentence. */
export function faultOfSite(site: LinkedSite): string | undefined {
  try {
    const { catalog } = openedSite(site);
    for (const service of catalog.services) {
      distributionOf(service, catalog.distributions);
      const fault = assignmentFault(catalog, service);
      if (fault) return `The service "${fault.service}": ${fault.detail}.`;
    }
    return undefined;
  } catch (cause) {
    return `The backend's catalog can't be used. ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
