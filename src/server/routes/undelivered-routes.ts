import { requiredHost } from '../host/hosts.js';
import { listUndelivered, retryNotice } from '../host/undelivered.js';
import { privateJson } from '../http/answers.js';
import { bearerToken } from '../http/requests.js';
import type { Routes } from './routes.js';

/** Mails and calls that nobody tries any more. */
export const undeliveredRoutes: Routes = (app, { store, clock }) => {
  app.get('/undelivered', async ({ req, get }) => {
    const host = requiredHost(get('hosted'), bearerToken(req.raw));
    return privateJson(await listUndelivered(store, get('hosted').opened.site.id, host));
  });
  app.post('/undelivered/:id/retry', async ({ req, get }) => {
    const host = requiredHost(get('hosted'), bearerToken(req.raw));
    await retryNotice(store, get('hosted').opened.site.id, host, req.param('id'), clock());
    return new Response(null, { status: 202, headers: { 'cache-control': 'no-store' } });
  });
};
