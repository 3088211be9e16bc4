/**
 * Tokens that open a booking to whoever holds them. Only hashes are stored: who reads the store can open nothing.
 */

const TOKEN_BYTES = 24;
const encoder = new TextEncoder();

/** A random text of 192 bits that stands in addresses as it is. */
export function randomToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
}

/**
 * The token of a booking, from the salt stored with it and the idempotency key that only its client knows: a request
 * whose answer was lost gets the same token on its retry (RC-4), and yet no token is stored.
 */
export async function bookingToken(salt: string, idempotencyKey: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(salt), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(idempotencyKey))));
}

/** SHA-256 of a text as base64url. */
export async function sha256(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}

/** Whether a token has a hash, in a time that does not depend on where they differ (A80). */
export async function tokenMatches(token: string, hash: string): Promise<boolean> {
  const given = await sha256(token);
  let difference = given.length ^ hash.length;
  for (let i = 0; i < given.length; i++) difference |= given.charCodeAt(i) ^ hash.charCodeAt(i % (hash.length || 1));
  return difference === 0;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
