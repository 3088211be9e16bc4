import { serve } from '@hono/node-server';
import { createHandler, MemoryStore, type SiteSetup } from '../index.js';
import { parseOptions, USAGE, type ServeOptions } from './options.js';
import { loadSites } from './site-files.js';

/** Pages of this machine may use every site: this server is for trying things out. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

await main();

async function main(): Promise<void> {
  try {
    const options = parseOptions(process.argv.slice(2));
    if (!options) return console.log(USAGE);
    start(options, await loadSites(options.sites));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function start({ port, host, origins }: ServeOptions, sites: readonly SiteSetup[]): void {
  const handler = createHandler({
    sites,
    store: new MemoryStore(),
    allowsOrigin: (origin) => origins.includes(origin) || isLocal(origin),
  });
  const server = serve({ fetch: handler, port, hostname: host }, (address) => announce(host, address.port, sites));
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? portInUse(port) : error.message);
    process.exitCode = 1;
  });
}

function portInUse(port: number): string {
  const other = port < 65535 ? port + 1 : port - 1;
  return `--port ${port}: is in use, maybe by \`npm start\`, which runs this backend too; choose another port: npm run serve -- --port ${other}`;
}

function isLocal(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && /^https?:$/.test(url.protocol) && LOCAL_HOSTS.includes(url.hostname);
}

function announce(host: string, port: number, sites: readonly SiteSetup[]): void {
  const backend = `http://${host === '127.0.0.1' || host === '::1' ? 'localhost' : host}:${port}`;
  console.log(`Rota's reference backend: ${backend}/v1/sites/`);
  for (const { catalog, origins } of sites) {
    console.log(
      `\n${catalog.site.name}, for pages of this machine${origins.map((origin) => ` and ${origin}`).join('')}:`,
    );
    console.log(`  <rota-booking backend="${backend}" site="${catalog.site.id}"></rota-booking>`);
  }
  console.log('\nBookings are kept in memory: they are gone when this stops. Stop it with Ctrl+C.');
}
