import { requiredHost } from '../host/hosts.js';
import { creditMember, pauseMember } from '../host/members.js';
import { privateJson } from '../http/answers.js';
import { bearerToken, idempotencyKey, jsonBody } from '../http/requests.js';
import type { Routes } from './routes.js';

/** What an owner notes about the members of a team. */
export const memberRoutes: Routes = (app, { store, clock }) => {
  for (const [path, kind] of [
    ['/members/:calendar/pause', 'paused'],
    ['/members/:calendar/resume', 'resumed'],
  ] as const) {
    app.post(path, async ({ req, get }) => {
      const host = requiredHost(get('hosted'), bearerToken(req.raw));
      return privateJson(await pauseMember(kind, store, get('hosted'), host, req.param('calendar'), clock()));
    });
  }
  app.post('/members/:calendar/credit', async ({ req, get }) => {
    const host = requiredHost(get('hosted'), bearerToken(req.raw));
    const order = { key: idempotencyKey(req.raw), body: await jsonBody(req.raw) };
    return privateJson(await creditMember(store, get('hosted'), host, req.param('calendar'), order, clock()));
  });
};
