import type { MiddlewareHandler } from 'hono';
import { problemResponse, Refusal } from './problems.js';

/**
 * Exact-match CORS without cookies or credentials (A65 to A67): a page reads answers only from an origin that is
 * allowed, spelled exactly so; requests from any other page end here. Requests without an `Origin` don't come from a
 * foreign page.
 */
export function cors(
  allows: (origin: string, site: string) => boolean,
): MiddlewareHandler<{ Bindings: object }, '/v1/sites/:site/*'> {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const foreign = origin !== undefined && origin !== new URL(context.req.url).origin;
    const isAllowed = !foreign || allows(origin, context.req.param('site'));
    if (!isAllowed) {
      context.res = problemResponse(
        new Refusal(
          'origin-not-allowed',
          `Pages of ${JSON.stringify(origin)} may not use this site; its owner has to add them to "origins".`,
        ),
      );
    } else if (foreign && context.req.method === 'OPTIONS') {
      context.res = preflight();
    } else {
      await next();
    }
    if (foreign && isAllowed) context.res.headers.set('Access-Control-Allow-Origin', origin);
    context.res.headers.set('Access-Control-Expose-Headers', 'ETag, Idempotency-Replayed, Retry-After, X-Request-Id');
    context.res.headers.append('Vary', 'Origin');
  };
}

function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
      'Access-Control-Allow-Headers':
        'Authorization, Challenge-Solution, Content-Type, Idempotency-Key, If-Match, If-None-Match',
      'Access-Control-Max-Age': '600',
    },
  });
}
