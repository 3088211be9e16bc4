import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve, type HttpBindings } from '@hono/node-server';
import { checkSecrets, secretFault } from './webhook-caller.js';
import { createHandler, type SiteSetup } from '../index.js';
import type { Answered } from '../http/observed.js';
import { machineClock } from '../machine-clock.js';
import { APPOINTMENTS_PATH, DISOWN_PATH, PACKAGE_PATH } from '../pages/paths.js';
import { createPages, withPages } from '../pages/pages.js';
import { Sites } from '../sites.js';
import { announcement } from './announce.js';
import { startDeliveries } from './deliveries.js';
import { keepTidy } from './keep-tidy.js';
import { startLogs } from './logs.js';
import { withHealth } from './health.js';
import type { MetricsOptions } from './metrics.js';
import { serveMetrics } from './metrics-server.js';
import { withOpenApi } from './openapi.js';
import { openStore, type OpenStore } from './open-store.js';
import { loadPageFiles } from './page-files.js';
import { parseOptions, USAGE, type ServeOptions } from './options.js';
import { loadSites } from './site-files.js';
import { proofOfWork } from './proof-of-work.js';
import { SiteSource } from './site-source.js';
import { onStopRequested, stop } from './stop.js';
import { Visitors } from './visitors.js';

/** Pages of this machine may use every site: this server is for trying things out. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * How long a connection may stand still in the middle of something, and a request take to arrive, milliseconds: nobody holds
 * one by not reading on, nor by sending a byte now and then.
 */
const SILENCE = 60_000;

/** Serves what the options say until the process is asked to end. Throws an error that says what is wrong. */
export async function serveSites(args: readonly string[]): Promise<void> {
  const options = parseOptions(args, process.env);
  if (!options) return console.log(USAGE);
  const files = await loadSites(options.sites);
  checkSecrets(files, (name) => process.env[name]);
  await start(options, files, await openStore(options.keeping, console.log));
}

async function start(options: ServeOptions, files: readonly SiteSetup[], opened: OpenStore) {
  const { store, counters, siteRows, where, pool, close } = opened;
  const logs = startLogs(options.logLevel);
  const { port, host, origins } = options;
  const pageFiles = await loadPageFiles();
  const source = new SiteSource(files, siteRows, logs.warn, managedAt(pageFiles && options.url), (setup) =>
    secretFault(setup, (name) => process.env[name]),
  );
  const sites = new Sites(await source.load());
  const figures: MetricsOptions = {
    sites: () => [...sites].map(({ opened }) => opened.site.id),
    ...{ outbox: store.outbox, clock: machineClock, pool },
  };
  const metrics =
    options.metrics &&
    (await serveMetrics(figures, options.metrics).catch(async (error: unknown) => {
      await close();
      throw error;
    }));
  const stopping = new AbortController();
  const visitors = new Visitors(options.trust);
  const onAnswer = (answered: Answered): void => {
    logs.answered(answered);
    metrics?.answered(answered);
  };
  const handler = createHandler({
    sites,
    ...{ store, counters, challenges: proofOfWork(counters) },
    visitorOf: visitors.of,
    onFault: logs.fault,
    onAnswer,
    mails: options.mail !== undefined,
    onCaught: (what, site) => metrics?.caught(what, site),
    liveChanges: { stopping: stopping.signal, onStreams: (open) => metrics?.streams(open) },
    allowsOrigin: (origin) => origins.includes(origin) || origin === options.url || isLocal(origin),
  });
  const pages = pageFiles && createPages({ sites, clock: machineClock, onAnswer, ...pageFiles });
  const api = withOpenApi(handler);
  const answer = withHealth(pages ? withPages(api, pages) : api, store);
  const server = serve({
    fetch: (request, env) => {
      const bindings = env as HttpBindings;
      return hasOneHost(bindings) ? answer(visitors.note(request, bindings)) : new Response(null, { status: 400 });
    },
    port,
    hostname: host,
  });
  server.setTimeout(SILENCE);
  if ('requestTimeout' in server) server.requestTimeout = SILENCE;
  try {
    await once(server, 'listening');
  } catch (error) {
    await metrics?.close();
    await close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new Error(portInUse(port)) : error;
  }
  const endTidying = keepTidy({ store, sites: figures.sites, clock: machineClock, onFault: logs.fault });
  const deliveries = startDeliveries(sites, store, { ...options, env: process.env, warn: logs.warn });
  const watching = source.watch(sites);
  onStopRequested(() => {
    stopping.abort();
    void stop(server, async () => {
      endTidying();
      await metrics?.close();
      await Promise.all([deliveries.stop(), watching.stop()]);
      await close();
    });
  });
  const here = `http://${nameOf(host)}:${(server.address() as AddressInfo).port}`;
  console.log(announcement({ url: options.url ?? here, sites, origins, hasPages: pages !== undefined }));
  if (source.isSample)
    console.log('\nThis is a sample: no --site was given. `rota init` begins a file for a site of your own.');
  if (!options.mail)
    console.log('\nNo mail is sent: SMTP_URL is not set. Notices wait for it two days, then they are dropped.');
  if (metrics) console.log(`\nFigures for Prometheus: ${metrics.url}`);
  console.log(`\n${where} Stop it with Ctrl+C.`);
}

/** What browsers on this machine call an address that is listened on; 0.0.0.0 and :: are all of them, and no browser's. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Sites without a page of their own for it are managed on the hosted one, where it can be reached. */
function managedAt(url: string | undefined): (setup: SiteSetup) => SiteSetup {
  if (url === undefined) return (setup) => setup;
  return (setup) => ({
    ...setup,
    managePage: setup.managePage ?? `${url}/${setup.catalog.site.id}${APPOINTMENTS_PATH}`,
    packagePage: setup.packagePage ?? `${url}/${setup.catalog.site.id}${PACKAGE_PATH}`,
    disownPage: `${url}/${setup.catalog.site.id}${DISOWN_PATH}`,
  });
}

/** Node reads the first of several; what stands before it may have read another (A75). */
function hasOneHost({ incoming }: HttpBindings): boolean {
  return (incoming as IncomingMessage).headersDistinct['host']?.length === 1;
}

function portInUse(port: number): string {
  const other = port < 65535 ? port + 1 : port - 1;
  return `--port ${port}: is in use, maybe by \`npm start\`, which runs this backend too; choose another with --port ${other}`;
}

function isLocal(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && /^https?:$/.test(url.protocol) && LOCAL_HOSTS.includes(url.hostname);
}
