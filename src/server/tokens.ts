/**
 * Tokens that open a booking to whoever holds them. Only hashes are stored: who reads the store can open nothing.
 *
 * They are short, so they are hashed at once, by a library: the platform's own hashing answers later, and a booking needs
 * nine. That took longer than deciding it.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hashed } from '@noble/hashes/sha2.js';

const TOKEN_BYTES = 24;
const encoder = new TextEncoder();

/** The platform takes as long for the bytes of a hundred tokens as for those of one. Each is used once, and then wiped. */
const random = new Uint8Array(100 * TOKEN_BYTES);
let used = random.length;

/** A random text of 192 bits that stands in addresses as it is. */
export function randomToken(): string {
  if (used === random.length) {
    crypto.getRandomValues(random);
    used = 0;
  }
  const bytes = random.subarray(used, (used += TOKEN_BYTES));
  const token = base64url(bytes);
  bytes.fill(0);
  return token;
}

/**
 * The token of a booking, from the salt stored with it and the idempotency key that only its client knows: a request
 * whose answer was lost gets the same token on its retry (RC-4), and yet no token is stored.
 */
export function bookingToken(salt: string, idempotencyKey: string): string {
  return base64url(hmac(hashed, encoder.encode(salt), encoder.encode(idempotencyKey)));
}

/** A text that only who knows the secret can tell to be of another one: HMAC-SHA-256, cut to 96 bits, as base64url. */
export function keyed(secret: string, text: string): string {
  return base64url(hmac(hashed, encoder.encode(secret), encoder.encode(text)).subarray(0, 12));
}

/** SHA-256 of a text as base64url. */
export function sha256(text: string): string {
  return base64url(hashed(encoder.encode(text)));
}

/** Whether a token has a hash, in a time that does not depend on where they differ (A80). */
export function tokenMatches(token: string, hash: string): boolean {
  const given = sha256(token);
  let difference = given.length ^ hash.length;
  for (let i = 0; i < given.length; i++) difference |= given.charCodeAt(i) ^ hash.charCodeAt(i % (hash.length || 1));
  return difference === 0;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Three bytes are four digits of six bits; of what is left over, those digits that its bits reach into. */
function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += DIGITS[bits >> 18]! + DIGITS[(bits >> 12) & 63]! + DIGITS[(bits >> 6) & 63]! + DIGITS[bits & 63]!;
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}
