import { book, cancelBooking, readBooking } from '../bookings/bookings.js';
import { allowMail, disownBooking } from '../bookings/disown.js';
import { bookingJson, privateJson, taggedBooking, told } from '../http/answers.js';
import { rescheduleBooking } from '../bookings/reschedule.js';
import { bearerToken, expectedVersion, givenKey, idempotencyKey, jsonBody } from '../http/requests.js';
import type { Routes } from './routes.js';

/** A client's own bookings. */
export const bookingRoutes: Routes = (app, { store, clock, mails }) => {
  app.post('/bookings', async ({ req, get }) => {
    const [key, ids] = [idempotencyKey(req.raw), await get('ids')()];
    const body = ids.body(await jsonBody(req.raw));
    const { booking, replayed } = await book(store, get('hosted'), get('gate'), key, body, clock());
    return bookingJson(told(ids.booking(booking), mails), 201, replayed ? { 'idempotency-replayed': 'true' } : {});
  });
  app.get('/bookings/:id', async ({ req, get }) => {
    const booking = await readBooking(
      store,
      get('hosted'),
      get('gate'),
      req.param('id'),
      bearerToken(req.raw),
      clock(),
    );
    return taggedBooking(req.raw, told((await get('ids')()).booking(booking), mails));
  });
  app.patch('/bookings/:id', async ({ req, get }) => {
    const link = { id: req.param('id'), token: bearerToken(req.raw), version: expectedVersion(req.raw) };
    const ids = await get('ids')();
    const order = { key: givenKey(req.raw), body: ids.body(await jsonBody(req.raw)) };
    const { booking, replayed } = await rescheduleBooking(store, get('hosted'), get('gate'), link, order, clock());
    return bookingJson(told(ids.booking(booking), mails), 200, replayed ? { 'idempotency-replayed': 'true' } : {});
  });
  app.post('/bookings/:id/cancel', async ({ req, get }) => {
    // What can fail comes before what is written.
    const ids = await get('ids')();
    const booking = await cancelBooking(
      store,
      get('hosted'),
      get('gate'),
      req.param('id'),
      bearerToken(req.raw),
      clock(),
    );
    return bookingJson(told(ids.booking(booking), mails), 200);
  });
  for (const [path, answer] of [
    ['/bookings/:id/disown', disownBooking],
    ['/bookings/:id/allow-mail', allowMail],
  ] as const) {
    app.post(path, async ({ req, get }) =>
      privateJson(await answer(store, get('hosted'), req.param('id')!, bearerToken(req.raw), clock())),
    );
  }
};
