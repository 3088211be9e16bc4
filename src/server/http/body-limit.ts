import { bodyLimit as countedBodyLimit } from 'hono/body-limit';
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from './problems.js';

/**
 * Refuses bodies that are too large. A length that is declared counts: HTTP servers pass on no more than that. Only of what
 * declares none the bytes are counted, by the library, for which the body has to become a stream first: that takes longer
 * than checking what is in it.
 */
export function bodyLimit(maxSize: number, refuse: (context: Context) => Response): MiddlewareHandler {
  const counted = countedBodyLimit({ maxSize, onError: refuse });
  return async (context, next) => {
    const { method } = context.req;
    if (method === 'GET' || method === 'HEAD') return next();
    const length = context.req.header('content-length');
    if (length === undefined || context.req.header('transfer-encoding') !== undefined)
      return counted(context, next).catch(brokenOff);
    return Number(length) <= maxSize ? next() : refuse(context);
  };
}

/** Whoever breaks off in the middle of sending is at fault, not the backend. */
function brokenOff(): never {
  throw new Refusal('validation', 'The body broke off before its end.');
}
