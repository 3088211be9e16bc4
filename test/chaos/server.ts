/** One process of the backend, to be killed at any moment: `server.ts <database address> <port> <store> <minutes ahead>`. */
import { serve } from '@hono/node-server';
import { createHandler, siteFromFile } from '../../src/server/index.js';
import { connectToServer } from '../../src/server/stores/postgres/database.js';
import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import { ClingingStore } from './clinging-store.js';
import { NaiveStore } from './naive-store.js';
import { SITE } from './site.js';

const [url = '', port = '0', kind = 'real', ahead = '0'] = process.argv.slice(2);
const STORES: Readonly<Record<string, typeof PostgresStore>> = { naive: NaiveStore, clinging: ClingingStore };
const database = await connectToServer(url);
const store = new (STORES[kind] ?? PostgresStore)(database);
const handler = createHandler({
  sites: [siteFromFile(SITE)],
  store,
  clock: () => Math.floor(Date.now() / 60_000) + Number(ahead),
  visitorOf: (request) => request.headers.get('x-visitor') ?? '',
  onFault: (fault) => console.error(fault),
});
serve({ fetch: handler, port: Number(port), hostname: '127.0.0.1' }, () => console.log('ready'));
