import { delay, http } from 'msw';
import { setupWorker } from 'msw/browser';
import type { Handler } from '../src/server/index.js';

export interface WorkerOptions {
  /** Address of MSW's service worker file; it must lie in a folder above the page. */
  readonly workerUrl: string;
  /** Milliseconds that each answer takes. */
  readonly latency: number;
}

/** Puts the handler between the page and the network: from now on every call of the contract is answered by it. */
export async function serveInPage(handler: Handler, { workerUrl, latency }: WorkerOptions): Promise<void> {
  const worker = setupWorker(
    http.all('*/v1/sites/*', async ({ request }) => {
      if (latency > 0) await delay(latency);
      return handler(request);
    }),
  );
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: workerUrl } });
}
