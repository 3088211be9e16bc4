import type { Context, MiddlewareHandler } from 'hono';
import { requestId, type RequestIdVariables } from 'hono/request-id';
import { matchedRoutes } from 'hono/route';
import { problemOf, type Problem } from './problems.js';

const ID = 'X-Request-Id';
const LONGEST_ID = 64;

/** What may be known of an answered request: nothing in it names a person, a booking or an address. */
export interface Answered {
  /** Tells the request from all others: as it came in `X-Request-Id`, where that is sane. The answer bears it, too. */
  readonly requestId: string;
  readonly method: string;
  /** The pattern of the address, such as `/v1/sites/:site/bookings/:id`; `unknown` where there is none. */
  readonly route: string;
  readonly status: number;
  /** Of a problem. */
  readonly code?: Problem;
  /** Whether it is the answer to a request that came before (RC-4). */
  readonly replayed: boolean;
  /** Until the answer began: milliseconds. */
  readonly duration: number;
}

type Observed = { Variables: RequestIdVariables };

/** Gives each request an id. */
export const named: MiddlewareHandler = requestId({ limitLength: LONGEST_ID, headerName: ID });

/** Puts the id on each answer and tells of it; comes after `named`. */
export function observed(onAnswer: ((answered: Answered) => void) | undefined): MiddlewareHandler<Observed> {
  return async (context, next) => {
    const begun = performance.now();
    await next();
    context.res.headers.set(ID, context.get('requestId'));
    if (!onAnswer) return;
    const code = problemOf(context.res);
    onAnswer({
      requestId: context.get('requestId'),
      method: context.req.method,
      route: routeOf(context),
      status: context.res.status,
      ...(code && { code }),
      replayed: context.res.headers.has('idempotency-replayed'),
      duration: performance.now() - begun,
    });
  };
}

/** What is matched for any method is on the way to the call, not the call. */
function routeOf(context: Context): string {
  const calls = matchedRoutes(context).filter(({ method }) => method !== 'ALL');
  return calls.at(-1)?.path ?? 'unknown';
}
