import { Hono } from 'hono';
import type { Handler } from '../handler.js';
import { securityHeaders } from '../http/security-headers.js';
import type { Store } from '../store.js';

const PATIENCE = 2_000;

/**
 * What those ask who run the backend, and the handler for all else. `/health/live`: the process answers. `/health`: so
 * does the store, and requests may come; 503 where it doesn't.
 */
export function withHealth(handler: Handler, store: Store): Handler {
  const app = new Hono();
  app.use('/health/*', securityHeaders);
  app.get('/health/live', (context) => context.json({ status: 'ok' }));
  app.get('/health', async (context) =>
    (await answers(store)) ? context.json({ status: 'ok' }) : context.json({ status: 'store-unavailable' }, 503),
  );
  app.all('*', ({ req }) => handler(req.raw));
  return async (request) => app.fetch(request);
}

/** Whether the store finds out in time that a booking isn't there. */
async function answers(store: Store): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE)));
  const asked = store.booking('', '').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}
