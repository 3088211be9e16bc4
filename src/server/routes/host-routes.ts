import type { Context, Handler, HonoRequest } from 'hono';
import { accepts } from 'hono/accepts';
import { answerHistory, answerLoad } from '../host/history.js';
import { bookingOfHost, type BookingInView } from '../host/host-bookings.js';
import { hostView } from '../host/host-view.js';
import { hostOf, requiredHost, type Host } from '../host/hosts.js';
import { candidatesFor, reassignBooking } from '../host/reassign.js';
import { takeStep } from '../host/steps.js';
import { loadCsv } from '../host/load-csv.js';
import { bookingJson, taggedBooking, privateJson, privateText } from '../http/answers.js';
import { bearerToken, expectedVersion, jsonBody } from '../http/requests.js';
import type { Routes, SiteVariables } from './routes.js';

type HostCall = (context: Context<SiteVariables>, host: Host) => Promise<Response>;

/** What a host may do. At an address that clients use too, the token tells who calls. */
export const hostRoutes: Routes = (app, { store, clock }) => {
  app.get(
    '/bookings/:id',
    ifHost(async ({ req, get }, host) => {
      const booking = await bookingOfHost(store, get('hosted'), host, req.param('id')!);
      return taggedBooking(req.raw, hostView(get('hosted'), host, booking));
    }),
  );
  app.get(
    '/bookings/:id/candidates',
    forHost(async ({ req, get }, host) => {
      const booking = await bookingOfHost(store, get('hosted'), host, req.param('id')!);
      return privateJson(await candidatesFor(store, get('hosted'), host, booking, req.query(), clock()));
    }),
  );
  app.get(
    '/history',
    forHost(async ({ req, get }, host) =>
      privateJson(await answerHistory(store, get('hosted'), host, req.query(), clock())),
    ),
  );
  app.get(
    '/load',
    forHost(async (context, host) => {
      const hosted = context.get('hosted');
      const load = await answerLoad(store, hosted, host, context.req.query(), clock());
      const supports = ['application/json', 'text/csv'];
      const asked = accepts(context, { header: 'Accept', supports, default: 'application/json' });
      return asked === 'text/csv' ? privateText(loadCsv(hosted, load), asked) : privateJson(load);
    }),
  );
  app.post(
    '/bookings/:id/reassign',
    forHost(async ({ req, get }, host) => {
      const [booking, order] = [inView(req), await jsonBody(req.raw)];
      return bookingJson(await reassignBooking(store, get('hosted'), host, booking, order, clock()), 200);
    }),
  );
  app.post(
    '/bookings/:id/cancel',
    ifHost(async ({ req, get }, host) =>
      bookingJson(await takeStep('cancel', store, get('hosted'), host, inView(req), clock()), 200),
    ),
  );
  for (const step of ['accept', 'decline', 'no-show'] as const) {
    app.post(
      `/bookings/:id/${step}`,
      forHost(async ({ req, get }, host) =>
        bookingJson(await takeStep(step, store, get('hosted'), host, inView(req), clock()), 200),
      ),
    );
  }
};

/** The booking that a host's step is about. It names a version, or a late yes would be one to the time it has moved to. */
function inView(req: HonoRequest): BookingInView {
  return { id: req.param('id')!, version: expectedVersion(req.raw) };
}

/** Refuses whoever is no host. */
function forHost(call: HostCall): Handler<SiteVariables> {
  return async (context) => call(context, requiredHost(context.get('hosted'), bearerToken(context.req.raw)));
}

/** Leaves any other token to the client's calls. */
function ifHost(call: HostCall): Handler<SiteVariables> {
  return async (context, next) => {
    const host = hostOf(context.get('hosted'), bearerToken(context.req.raw));
    return host ? call(context, host) : next();
  };
}
