import { listAppointments } from '../appointments/list.js';
import { sendLink } from '../appointments/send-link.js';
import { privateJson } from '../http/answers.js';
import { bearerToken, jsonBody } from '../http/requests.js';
import type { Routes } from './routes.js';

/** A client's own bookings, all at once (FL-8). */
export const appointmentRoutes: Routes = (app, { store, clock }) => {
  app.post('/appointments-link', async ({ req, get }) => {
    await sendLink(store, get('hosted'), get('gate'), await jsonBody(req.raw), clock());
    return new Response(null, { status: 202, headers: { 'cache-control': 'no-store' } });
  });
  app.get('/bookings', async ({ req, get }) => {
    const [ids, token] = [await get('ids')(), bearerToken(req.raw)];
    const { bookings, ...more } = await listAppointments(
      store,
      get('hosted'),
      get('gate'),
      token,
      req.query(),
      clock(),
    );
    return privateJson({ bookings: bookings.map((booking) => ids.booking(booking)), ...more });
  });
};
