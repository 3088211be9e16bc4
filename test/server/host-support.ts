import { createHash } from 'node:crypto';
import type { SiteFile } from '../../src/server/index.js';
import { PRACTICE, type Answer, type TestBackend } from './support.js';

/** A token for each role; Ann and Bob are practitioners. */
export type HostName = 'owner' | 'reader' | 'ann' | 'bob';

export const tokenOf = (name: HostName): string => `token-of-${name}`;
const hashOf = (name: HostName): string => createHash('sha256').update(tokenOf(name)).digest('base64url');

export const HOST_TOKENS = [
  { role: 'owner', hash: hashOf('owner') },
  { role: 'read-only', hash: hashOf('reader') },
  { role: 'practitioner', specialist: 'ann', hash: hashOf('ann') },
  { role: 'practitioner', specialist: 'bob', hash: hashOf('bob') },
] as const;

/** The practice with hosts. */
export const STAFFED: SiteFile = { ...PRACTICE, hostTokens: HOST_TOKENS.map((one) => ({ ...one })) };

/** A host's call: with a body it is a POST, `{}` where there is nothing to say. */
export function call<T>(
  backend: TestBackend,
  host: HostName,
  path: string,
  body?: object,
  more: Record<string, string> = {},
): Promise<Answer<T>> {
  const headers = { authorization: `Bearer ${tokenOf(host)}`, 'content-type': 'application/json', ...more };
  return backend.send(path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
}

/** A host's step about a booking, with the version that is given, or else the one that it has by now. */
export async function step<T>(
  backend: TestBackend,
  host: HostName,
  id: string,
  name: string,
  { body = {}, version }: { readonly body?: object; readonly version?: number } = {},
): Promise<Answer<T>> {
  const inView = version ?? (await backend.store.booking(backend.hosted.opened.site.id, id))?.version ?? 1;
  return call(backend, host, `/bookings/${id}/${name}`, body, { 'if-match': `"${inView}"` });
}
