/** A backend mocked in the page: the real handler on a sample site, behind MSW. For demos and tests only. */
import { createSampleBackend, type SampleBackend } from './backend.js';
import { serveInPage } from './browser.js';
import { Faults, parseFault, withFaults } from './faults.js';
import { keepInTab, keptInTab } from './keep.js';
import { SAMPLES, type SampleName } from './sites/index.js';

export type { SampleBackend } from './backend.js';
export type { Call, Fault, FaultKind, Faults } from './faults.js';
export type { SampleName } from './sites/index.js';

export interface MockBackendOptions {
  /** Which sample site. Throws where there is none of that name. */
  readonly site: string;
  /** Milliseconds that each answer takes; 0 where left out. */
  readonly latency?: number;
  /** Address of MSW's service worker file; that of demo pages where left out. */
  readonly workerUrl?: string;
}

export interface MockBackend extends Omit<SampleBackend, 'handler'> {
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
 * backend's would (RC-4).
 */
export async function startMockBackend({
  site,
  latency = 0,
  workerUrl = '../mockServiceWorker.js',
}: MockBackendOptions): Promise<MockBackend> {
  if (!isSample(site))
    throw new Error(`site "${site}": there is no such sample site; expected one of ${Object.keys(SAMPLES).join(', ')}`);
  const { handler, ...backend } = createSampleBackend({ site, clock: minutesNow, saved: keptInTab(site) });
  backend.subscribe(() => keepInTab(site, backend.state()));
  const faults = new Faults(new URLSearchParams(location.search).getAll('fault').map(parseFault));
  await serveInPage(withFaults(handler, faults), { workerUrl, latency });
  return (window.rotaMock = { ...backend, baseUrl: location.origin, faults });
}

function isSample(name: string): name is SampleName {
  return Object.hasOwn(SAMPLES, name);
}

function minutesNow(): number {
  return Math.floor(Date.now() / 60_000);
}
