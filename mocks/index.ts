/** A backend mocked in the page: the real handler on a sample site, behind MSW. For demos and tests only. */
import type { MemorySite } from '../src/testing/memory-site.js';
import { Faults, parseFault } from './faults.js';
import { mockSite, sampleName, type MockSiteOptions } from './handlers.js';
import { keepInTab, keptInTab } from './keep.js';
import { answerOnceLeft } from './left-page.js';

export { FAULT_KINDS, Faults, type Call, type Fault, type FaultKind } from './faults.js';
export { mockSite, type MockSite, type MockSiteOptions } from './handlers.js';
export { SAMPLES, type SampleName } from './sites/index.js';
export type { Sample, SampleSite, SeedBooking } from './sites/sample-site.js';

export interface MockBackendOptions {
  /** Which sample site. Throws where there is none of that name. */
  readonly site: string;
  /** Milliseconds that each answer takes; 0 where left out. */
  readonly latency?: number;
  /** Address of MSW's service worker file, in a folder above the page; that of demo pages where left out. */
  readonly workerUrl?: string;
  /** A page with `<rota-appointments>`, to which the links in mails lead; none are written where left out. */
  readonly managePage?: string;
}

export interface MockBackend extends Omit<MemorySite, 'handler' | 'adapter'> {
  /** What `<rota-booking backend="…">` would name. */
  readonly baseUrl: string;
  /** Faults to come. A page's address can name some, too: `?fault=book:lose-answer&fault=catalog:error:always`. */
  readonly faults: Faults;
}

declare global {
  interface Window {
    /** The page's mocked backend, for end-to-end tests and the curious. */
    rotaMock?: MockBackend;
  }
}

/**
 * Starts the mocked backend of a sample site. What is booked stays while the tab is open, reloads included, as a
 * backend's would (RC-4). A page's address can say what it is told of who is busy: `?detail=slots`.
 */
export async function startMockBackend({
  site,
  latency = 0,
  workerUrl = '../mockServiceWorker.js',
  managePage,
}: MockBackendOptions): Promise<MockBackend> {
  const name = sampleName(site);
  const state = keptInTab(name);
  const address = new URLSearchParams(location.search);
  const faults = new Faults(address.getAll('fault').map(parseFault));
  const detail = address.get('detail') as MockSiteOptions['detail'] | null;
  const { handlers, ...backend } = mockSite(name, {
    ...{ latency, faults },
    ...(managePage !== undefined && { managePage }),
    ...(detail && { detail }),
    ...(state && { state }),
  });
  backend.subscribe(() => keepInTab(name, backend.state()));
  // Only pages have it: the rest of this module is for servers and tests, too.
  const { setupWorker } = await import('msw/browser');
  const worker = setupWorker(...handlers);
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: workerUrl } });
  answerOnceLeft(window, handlers);
  return (window.rotaMock = { ...backend, baseUrl: location.origin, faults });
}
