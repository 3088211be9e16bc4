import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { startMetrics, type Metrics, type MetricsOptions } from './metrics.js';

export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

export interface MetricsServer extends Pick<Metrics, 'answered' | 'caught' | 'streams'> {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * `GET /metrics`, on a port of its own: behind a proxy on the same machine every request seems to come from it, so the
 * address of the sender could not tell the public from those who run the backend.
 */
export async function serveMetrics(options: MetricsOptions, { host, port }: MetricsAddress): Promise<MetricsServer> {
  const metrics = startMetrics(options);
  const app = new Hono();
  app.get('/metrics', async ({ body }) => body(await metrics.text(), 200, { 'content-type': metrics.contentType }));
  const server = serve({ fetch: app.fetch, hostname: host, port });
  await once(server, 'listening').catch((error: unknown) => {
    throw new Error(`--metrics ${host}:${port}: cannot be listened on; choose another port`, { cause: error });
  });
  return {
    answered: metrics.answered,
    caught: metrics.caught,
    streams: metrics.streams,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}/metrics`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
