import { Refusal } from '../http/problems.js';
import type { Routes } from './routes.js';

/** What happens on the site, as it happens. */
export const changeRoutes: Routes = (app, { liveChanges }) => {
  if (!liveChanges) return;
  app.get('/changes', async ({ req, get, env }) => {
    // A page that comes back still asks with its first address; the header is what it was told since.
    const known = revisionOf(req.header('last-event-id') ?? req.query('since'));
    // A stream that is asked for without its body is never left, and would take up its place until it is missed.
    const body =
      req.method === 'HEAD' ? null : await liveChanges.stream(get('hosted').opened.site.id, env.visitor, known);
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        // nginx would gather the events.
        'x-accel-buffering': 'no',
      },
    });
  });
};

function revisionOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (/^\d{1,16}$/.test(text)) return Number(text);
  throw new Refusal('validation', '"since" and Last-Event-ID have to be a revision, a whole number.');
}
