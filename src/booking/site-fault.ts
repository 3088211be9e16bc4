import { withTimes } from '../adapter/times-schema.js';
import { assignmentFault, distributionOf } from '../engine/index.js';
import type { LinkedSite } from '../engine/links.js';
import { openedSite } from './opened.js';
import { misconfigured, unusable } from './opening.js';
import type { Trouble } from './state.js';

/** What the catalog's owner has to put right before anything can be worked out for it. */
export function faultOfSite(site: LinkedSite): Trouble | undefined {
  try {
    const { services, distributions } = withTimes(site.catalog);
    openedSite(site);
    for (const service of services) {
      distributionOf(service, distributions);
      const fault = assignmentFault(site.catalog, service);
      if (fault) return misconfigured(`The service "${fault.service}": ${fault.detail}.`);
    }
    return undefined;
  } catch (cause) {
    return unusable(cause);
  }
}
