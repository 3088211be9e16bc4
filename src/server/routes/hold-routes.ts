import type { HeldTime } from '../../adapter/contract.js';
import { extendHold, holdTime, releaseHold } from '../bookings/holds.js';
import { bearerToken, idempotencyKey, jsonBody } from '../http/requests.js';
import type { Routes } from './routes.js';

/** Times that are held while the form is filled (RC-6). */
export const holdRoutes: Routes = (app, { store, clock, seconds }) => {
  const answer = (
    { until, ...held }: { id: string; token?: string; until: number },
    status: 200 | 201,
    headers: Readonly<Record<string, string>> = {},
  ): Response => {
    const time: HeldTime = { ...held, secondsLeft: until * 60 - seconds() };
    return Response.json(time, { status, headers: { 'cache-control': 'no-store', ...headers } });
  };
  app.post('/holds', async ({ req, get }) => {
    const key = idempotencyKey(req.raw);
    const body = (await get('ids')()).body(await jsonBody(req.raw));
    const given = await holdTime(store, get('hosted'), get('gate'), key, body, clock());
    const { replayed, ...held } = given;
    return answer(held, 201, replayed ? { 'idempotency-replayed': 'true' } : {});
  });
  app.post('/holds/:id/extend', async ({ req, get }) =>
    answer(await extendHold(store, get('hosted'), req.param('id'), bearerToken(req.raw), clock()), 200),
  );
  app.delete('/holds/:id', async ({ req, get }) => {
    await releaseHold(store, get('hosted'), req.param('id'), bearerToken(req.raw), clock());
    return new Response(null, { status: 204 });
  });
};
