import type { Handler } from '../handler.js';
import openapi from '../openapi/openapi.json' with { type: 'json' };

/** The contract as an OpenAPI file at `/v1/openapi.json`, for whoever asks, and the handler for all else. */
export function withOpenApi(handler: Handler): Handler {
  return async (request) => {
    if (request.method !== 'GET' || new URL(request.url).pathname !== '/v1/openapi.json') return handler(request);
    return Response.json(openapi, {
      headers: { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=3600' },
    });
  };
}
