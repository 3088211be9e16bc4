import { Refusal } from './problems.js';

/** Printable ASCII, as a header can carry it. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** The key that names the client's intent (A09, A10). */
export function idempotencyKey(request: Request): string {
  const key = givenKey(request);
  if (key !== undefined) return key;
  throw new Refusal(
    'idempotency-key-missing',
    'The header Idempotency-Key is missing; send a random one with each new booking or hold.',
  );
}

/** The same, where it may be left out. */
export function givenKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!KEY.test(key) || key === '__proto__') {
    throw new Refusal(
      'invalid-idempotency-key',
      'The header Idempotency-Key has to be 1 to 255 printable characters without spaces.',
    );
  }
  return key;
}

/** The body as parsed JSON. Only a request that says it is JSON gets here without the browser asking first (A68). */
export async function jsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal(
      'unsupported-media-type',
      `The body is ${JSON.stringify(type ?? 'of no type')}; expected "application/json".`,
    );
  }
  try {
    return JSON.parse(await request.text()) as unknown;
  } catch {
    throw new Refusal('validation', 'The body is not valid JSON.');
  }
}

/** The version of the booking that whoever changes it has in view (A16). */
export function expectedVersion(request: Request): number {
  const tag = request.headers.get('if-match');
  if (tag === null) {
    throw new Refusal(
      'version-missing',
      'The header If-Match is missing; send the version of the booking that you changed, such as "1" in quotes.',
    );
  }
  // Proxies that compress weaken tags on their way.
  const version = /^(?:W\/)?"([1-9]\d{0,8})(?:\.[\w-]+)?"$/.exec(tag.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new Refusal('version-mismatch', 'The header If-Match has to be one version in quotes, such as "1".');
}

/** The token of a booking's link; empty, which opens nothing, where there is none. */
export function bearerToken(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
}
