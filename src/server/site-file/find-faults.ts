import { calendarFaults } from './calendar-faults.js';
import type { SiteFileFault } from './faults.js';
import { hostTokenFaults } from './host-token-faults.js';
import { offerFaults } from './offer-faults.js';
import { poolFaults } from './pool-faults.js';
import { doubleIds, rangeFaults, zoneFault, type Found } from './references.js';
import type { CheckedSiteFile } from './schema.js';
import { serviceFaults } from './service-faults.js';

/** What is wrong in the meaning of a file whose form holds. */
export function findFaults(file: CheckedSiteFile): SiteFileFault[] {
  return [
    ...siteFaults(file),
    ...calendarFaults(file),
    ...poolFaults(file),
    ...serviceFaults(file),
    ...offerFaults(file),
    ...hostTokenFaults(file),
  ];
}

function* siteFaults(file: CheckedSiteFile): Found {
  yield* zoneFault('zone', file.zone);
  for (const list of ['specialists', 'calendars', 'services', 'events', 'webhooks'] as const) {
    yield* doubleIds(list, file[list]);
  }
  yield* rangeFaults('blackouts', file.blackouts);
  yield* rangeFaults('events', file.events);
  for (const [i, event] of file.events.entries()) yield* rangeFaults(`events[${i}].blackouts`, event.blackouts);
}
