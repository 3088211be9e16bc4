import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Undeliverable } from '../delivery/deliver.js';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** All addresses that a name stands for. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/** Answers every machine at a cloud provider as if it were its own; an ordinary address by its number. */
const METADATA = ['168.63.129.16'];

/**
 * Whether an address belongs to the open internet: not to this machine, its network, its provider's metadata, or one of
 * the ranges that lead to any of these by another way.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && !METADATA.includes(parsed.toString());
}

/**
 * Looks a name up for one connection, and refuses it where any of its addresses is not public (A90). The connection goes
 * to the addresses that were checked: a name that means another machine a moment later gains nothing.
 */
export function publicLookup(resolve: Resolve = resolveBySystem): LookupFunction {
  return (hostname, { all }, answer) => {
    checked(resolve, hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (all)
          answer(
            null,
            addresses.map((one) => ({ ...one })),
          );
        else answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, '', 0),
    );
  };
}

async function checked(resolve: Resolve, hostname: string): Promise<readonly [Address, ...Address[]]> {
  const [first, ...others] = await resolve(hostname);
  if (!first) throw Object.assign(new Error('The name has no address.'), { code: 'ENOTFOUND' });
  if (![first, ...others].every(({ address }) => isPublic(address))) throw notPublic();
  return [first, ...others];
}

export function notPublic(): Undeliverable {
  return new Undeliverable('The address of the webhook is not one of the open internet.');
}
