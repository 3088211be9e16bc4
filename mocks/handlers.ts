import { delay, http, type HttpHandler } from 'msw';
import type { Handler, SiteFile } from '../src/server/index.js';
import { memorySite, type MemorySite, type MemorySiteOptions } from '../src/testing/memory-site.js';
import { createSampleBackend, type SampleBackendOptions } from './backend.js';
import { withFaults, type Faults } from './faults.js';
import { SAMPLES, type SampleName } from './sites/index.js';

export interface MockSiteOptions extends MemorySiteOptions, Pick<SampleBackendOptions, 'managePage' | 'detail'> {
  /** Milliseconds that each answer takes; 0 where left out. */
  readonly latency?: number;
  /** What is to go wrong. */
  readonly faults?: Faults;
}

/** A mocked site: its backend in memory, and the handlers that put it on the network. */
export interface MockSite extends MemorySite {
  /** For MSW's `setupWorker` or `setupServer`: they answer every call for the site's id, at whatever address. */
  readonly handlers: readonly HttpHandler[];
}

/**
 * Mocks a site by MSW: a sample site by its name, as full as one in use, or one of your own by its site file.
 *
 * @throws {Error} Where no sample has the name, or the file is wrong.
 */
export function mockSite(
  site: SampleName | SiteFile,
  { latency = 0, faults, ...options }: MockSiteOptions = {},
): MockSite {
  const backend =
    typeof site === 'string'
      ? createSampleBackend({ clock: minutesNow, ...options, site: sampleName(site) })
      : memorySite(site, options);
  const handler = faults ? withFaults(backend.handler, faults) : backend.handler;
  return { ...backend, handlers: [answering(handler, backend.catalog.site.id, latency)] };
}

/** A name as that of a sample site; throws where there is none of that name. */
export function sampleName(name: string): SampleName {
  if (Object.hasOwn(SAMPLES, name)) return name as SampleName;
  throw new Error(`site "${name}": there is no such sample site; expected one of ${Object.keys(SAMPLES).join(', ')}`);
}

function answering(handler: Handler, id: string, latency: number): HttpHandler {
  return http.all(`*/v1/sites/${id}/*`, async ({ request }) => {
    if (latency > 0) await delay(latency);
    return handler(request);
  });
}

function minutesNow(): number {
  return Math.floor(Date.now() / 60_000);
}
