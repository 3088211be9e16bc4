import type { HttpBindings } from '@hono/node-server';

/**
 * Who sends each request: the address at the other end of the connection. Behind a proxy that is the proxy, so all who
 * come through it are one visitor.
 */
export class Visitors {
  readonly #addresses = new WeakMap<Request, string>();

  /** Notes who sends a request; gives the request. */
  note(request: Request, { incoming }: HttpBindings): Request {
    this.#addresses.set(request, incoming.socket.remoteAddress ?? '');
    return request;
  }

  readonly of = (request: Request): string => this.#addresses.get(request) ?? '';
}
