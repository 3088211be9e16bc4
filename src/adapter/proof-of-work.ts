import type { Challenge } from './contract.js';

/** The part of an ALTCHA challenge (version 2) that a solver reads. Bytes are in hexadecimal. */
interface Work {
  readonly algorithm: string;
  readonly nonce: string;
  readonly salt: string;
  readonly cost: number;
  readonly keyLength: number;
  /** What the key that is looked for begins with. */
  readonly keyPrefix: string;
}

/** No challenge takes more tries than this: who asks for more is not to be served. */
const MOST_TRIES = 20_000;

/**
 * Finds what a backend asks for before it answers, where many ask (A87): the counter whose key, derived by PBKDF2 from nonce
 * and counter, begins as the challenge says. The browser derives beside the page, so that nothing stands still.
 *
 * @returns What goes into the header `Challenge-Solution`; undefined where it can't be solved here: it is a provider's, the
 *   page is no secure context, or the call was given up.
 */
export async function solveChallenge(challenge: Challenge, signal?: AbortSignal): Promise<string | undefined> {
  const { kind, parameters, signature } = challenge;
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = parameters as Work;
  const subtle = globalThis.crypto?.subtle;
  if (kind !== 'proof-of-work' || algorithm !== 'PBKDF2/SHA-256' || !subtle) return undefined;
  const hashing = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost };
  for (let counter = 0; counter < MOST_TRIES && !signal?.aborted; counter++) {
    const password = bytesOf(nonce + counter.toString(16).padStart(8, '0'));
    const material = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = hexOf(await subtle.deriveBits(hashing, material, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix))
      return btoa(JSON.stringify({ challenge: { parameters, signature }, solution: { counter, derivedKey } }));
  }
  return undefined;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
