/** One process of the backend, to be killed at any moment: `server.ts <database address> <port> <store>`. */
import { serve } from '@hono/node-server';
import { createHandler, siteFromFile } from '../../src/server/index.js';
import { connectToServer } from '../../src/server/stores/postgres/database.js';
import { PostgresStore } from '../../src/server/stores/postgres/postgres-store.js';
import { NaiveStore } from './naive-store.js';
import { SITE } from './site.js';

const [url = '', port = '0', kind = 'real'] = process.argv.slice(2);
const database = await connectToServer(url);
const store = kind === 'naive' ? new NaiveStore(database) : new PostgresStore(database);
const handler = createHandler({
  sites: [siteFromFile(SITE)],
  store,
  visitorOf: (request) => request.headers.get('x-visitor') ?? '',
  onFault: (fault) => console.error(fault),
});
serve({ fetch: handler, port: Number(port), hostname: '127.0.0.1' }, () => console.log('ready'));
