import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import ipaddr from 'ipaddr.js';
import proxyAddress from 'proxy-addr';

/** Whether to believe what an address says of whom it passes on; `hop` counts from 0, the one that is connected. */
export type Trust = (address: string, hop: number) => boolean;

/**
 * Who sends each request: the address at the other end of the connection or, where that is a proxy that is trusted, the one
 * that it names (X-Forwarded-For), and so on to the first that isn't. What anybody else says of themselves counts for
 * nothing.
 */
export class Visitors {
  readonly #addresses = new WeakMap<Request, string>();
  readonly #trust: Trust;

  constructor(trust: Trust = () => false) {
    this.#trust = trust;
  }

  /** Notes who sends a request; gives the request. */
  note(request: Request, { incoming }: HttpBindings): Request {
    const address = proxyAddress(incoming as IncomingMessage, this.#trust);
    this.#addresses.set(request, networkOf(address));
    return request;
  }

  readonly of = (request: Request): string => this.#addresses.get(request) ?? '';
}

/** What `--trust-proxy` says: so many proxies in a row, or which ones, as addresses and networks. Throws what is expected. */
export function parseTrust(text: string): Trust {
  if (/^\d{1,2}$/.test(text)) return (_address, hop) => hop < Number(text);
  const networks = text.split(',').map((network) => network.trim());
  try {
    return proxyAddress.compile(networks);
  } catch {
    throw new Error(
      `--trust-proxy ${text}: expected a number of proxies, or their addresses such as 10.0.0.0/8,2001:db8::/32`,
    );
  }
}

/** Some proxies name the port, too: `203.0.113.7:5678`, `[2001:db8::1]:5678`. It is another one each time. */
const WITH_PORT = /^\[?([^[\]]+?)\]?(?::\d{1,5})?$/;

/** One household or office: an IPv4 address, or the 64 bits of an IPv6 address that a provider hands out as one. */
export function networkOf(named: string): string {
  const address = ipaddr.isValid(named) ? named : (WITH_PORT.exec(named)?.[1] ?? named);
  if (!ipaddr.isValid(address)) return named;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()}/64`;
}
