import type { MiddlewareHandler } from 'hono';

/**
 * Of every answer: never taken for a type that it isn't, never in a frame, never in a foreign page but by a call that `cors`
 * lets through, nothing in it ever runs, and nothing of it is kept.
 */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Sets them where an answer doesn't say otherwise itself. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  }
};
