import { unknownId, type Found } from './references.js';
import type { CheckedSiteFile } from './schema.js';

/** As base64url. */
const SHA256 = /^[\w-]{43}$/;

/** What is wrong in the meaning of the hosts' tokens. */
export function* hostTokenFaults({ hostTokens, specialists }: CheckedSiteFile): Found {
  for (const [i, { role, specialist, hash }] of hostTokens.entries()) {
    const path = `hostTokens[${i}]`;
    if (role === 'practitioner' && specialist === undefined)
      yield { path: `${path}.specialist`, detail: 'is missing; expected the id of the specialist who is to have it' };
    if (role !== 'practitioner' && specialist !== undefined)
      yield {
        path: `${path}.specialist`,
        detail: `narrows nothing for "${role}"; expected it with "role": "practitioner" only`,
      };
    if (specialist !== undefined) yield* unknownId(`${path}.specialist`, specialist, 'specialist', specialists);
    // What stands there may be a token: it is not shown.
    if (!SHA256.test(hash))
      yield {
        path: `${path}.hash`,
        detail:
          'is wrong; expected the hash that "npm run rota -- token" prints with a new token, never the token itself',
      };
    if (hostTokens.findIndex((one) => one.hash === hash) < i)
      yield { path: `${path}.hash`, detail: 'stands twice; expected each token once' };
  }
}
