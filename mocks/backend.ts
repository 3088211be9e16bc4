import { siteFromFile, type SiteFile } from '../src/server/index.js';
import { memorySiteOf, type MemorySite, type MemorySiteOptions } from '../src/testing/memory-site.js';
import { MINUTES_PER_DAY, type Instant } from '../src/time/index.js';
import { seededState } from './seed.js';
import { SAMPLES, type SampleName } from './sites/index.js';

export interface SampleBackendOptions extends MemorySiteOptions {
  readonly site: SampleName;
  readonly clock: () => Instant;
  /** Where the links in mails lead: a page with `<rota-appointments>`. None are written where left out. */
  readonly managePage?: string;
  /** What pages are told of who is busy; as the sample says where left out. */
  readonly detail?: SiteFile['detail'];
}

/** Starts a sample site on the real handler and store: as full as a site is that is in use. */
export function createSampleBackend({ site, clock, state, managePage, detail }: SampleBackendOptions): MemorySite {
  const sample = SAMPLES[site](Math.floor(clock() / MINUTES_PER_DAY));
  const setup = siteFromFile({
    ...sample.file,
    ...(managePage !== undefined && { managePage }),
    ...(detail && { detail }),
    ...(detail === 'slots' && { showLeft: false }),
  });
  const seeded = seededState(setup, sample.bookings, clock());
  const backend = memorySiteOf(setup, { clock, state: state ?? seeded });
  // What its page makes is of interest, not what it began with.
  return { ...backend, bookings: () => backend.bookings().filter(({ id }) => !(id in seeded.bookings)) };
}
