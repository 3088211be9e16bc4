import { bookingOfHost } from '../host/host-bookings.js';
import { hostOf, requiredHost } from '../host/hosts.js';
import { privateJson, told } from '../http/answers.js';
import { bearerToken, expectedVersion, idempotencyKey, jsonBody } from '../http/requests.js';
import { changePackage } from '../packages/change.js';
import { bookSessions, readPackage, takePackage, type Taken } from '../packages/packages.js';
import { keeping, packageView } from '../packages/view.js';
import type { ShownIds } from '../shown-ids.js';
import type { Routes } from './routes.js';

/** Packages that clients have. */
export const packageRoutes: Routes = (app, { store, clock, mails }) => {
  const answer = (ids: ShownIds, { taken, replayed }: Taken): Response => {
    const bookings = taken.bookings.map((booking) => told(booking, mails));
    return privateJson(ids.package({ ...taken, bookings }), 201, replayed ? { 'idempotency-replayed': 'true' } : {});
  };
  app.post('/packages', async ({ req, get }) => {
    const [key, ids] = [idempotencyKey(req.raw), await get('ids')()];
    const body = ids.body(await jsonBody(req.raw));
    return answer(ids, await takePackage(store, get('hosted'), get('gate'), key, body, clock()));
  });
  app.get('/packages/:id', async ({ req, get }) => {
    const [hosted, id, token] = [get('hosted'), req.param('id'), bearerToken(req.raw)];
    const host = hostOf(hosted, token);
    if (!host) {
      const taken = await readPackage(store, hosted, get('gate'), { id, token }, clock());
      return privateJson((await get('ids')()).package(taken));
    }
    return privateJson(
      await packageView(store, hosted, keeping(await bookingOfHost(store, hosted, host, id)), clock(), 'host'),
    );
  });
  app.patch('/packages/:id', async ({ req, get }) => {
    const host = requiredHost(get('hosted'), bearerToken(req.raw));
    const inView = { id: req.param('id'), version: expectedVersion(req.raw) };
    return privateJson(await changePackage(store, get('hosted'), host, inView, await jsonBody(req.raw), clock()));
  });
  app.post('/packages/:id/sessions', async ({ req, get }) => {
    const [key, link] = [idempotencyKey(req.raw), { id: req.param('id'), token: bearerToken(req.raw) }];
    const ids = await get('ids')();
    const body = ids.body(await jsonBody(req.raw));
    return answer(ids, await bookSessions(store, get('hosted'), get('gate'), key, link, body, clock()));
  });
};
