import { clientOf, eraseClient, exportClient } from '../host/client-data.js';
import { setMail } from '../bookings/disown.js';
import { requiredHost } from '../host/hosts.js';
import { privateJson } from '../http/answers.js';
import { bearerToken, jsonBody } from '../http/requests.js';
import type { Routes } from './routes.js';

/** What an owner does for a client who asks for it. The address is in the body: addresses of requests are logged on their way. */
export const clientRoutes: Routes = (app, { store, clock }) => {
  for (const [path, answer] of [
    ['/clients/export', exportClient],
    ['/clients/erase', eraseClient],
    ['/clients/allow-mail', setMail],
  ] as const) {
    app.post(path, async ({ req, get }) => {
      const host = requiredHost(get('hosted'), bearerToken(req.raw));
      const email = clientOf(host, await jsonBody(req.raw));
      return privateJson(await answer(store, get('hosted').opened.site.id, email, clock()));
    });
  }
};
