import { randomToken, sha256 } from '../server/tokens.js';

/** A new token of a host, and what goes into the site file in its place. */
export function newTokenText(): string {
  const token = randomToken();
  const entry = JSON.stringify({ role: 'owner', hash: sha256(token) });
  return `The token, for the one who is to have it. It is not shown again, and stands in no file:

  ${token}

For "hostTokens" of the site file ("role": "owner", "read-only", or "practitioner" with a "specialist"):

  ${entry}`;
}
