import type { Context, Handler } from 'hono';
import { bookingOfHost } from '../host/host-bookings.js';
import { hostView } from '../host/host-view.js';
import { hostOf, type Host } from '../host/hosts.js';
import { bookingJson } from '../http/answers.js';
import { bearerToken } from '../http/requests.js';
import type { Routes, SiteVariables } from './routes.js';

type HostCall = (context: Context<SiteVariables>, host: Host) => Promise<Response>;

/** What a host may do. At an address that clients use too, the token tells who calls. */
export const hostRoutes: Routes = (app, { store }) => {
  app.get(
    '/bookings/:id',
    ifHost(async ({ req, get }, host) => {
      const booking = await bookingOfHost(store, get('hosted'), host, req.param('id')!);
      return bookingJson(hostView(get('hosted'), booking), 200);
    }),
  );
};

/** Leaves any other token to the client's calls. */
function ifHost(call: HostCall): Handler<SiteVariables> {
  return async (context, next) => {
    const host = await hostOf(context.get('hosted'), bearerToken(context.req.raw));
    return host ? call(context, host) : next();
  };
}
