/** How long to wait before asking a backend again, in milliseconds (A72). */

/** No call is held back for longer than this, whatever the backend says: for more, the client is asked. */
export const LONGEST_WAIT = 30_000;

/** Nobody is told to come back later than this. */
const DAY = 86_400_000;

/** No tab asks again sooner than this. */
const SHORTEST_WAIT = 1_000;

/**
 * Reads a `Retry-After` header: seconds or a date. Undefined where it is missing or makes no sense.
 *
 * @param now Milliseconds since the epoch, for dates.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, SHORTEST_WAIT), DAY);
}

/**
 * The wait before try number `attempt` + 1: what the backend asked for, else one second, doubled with each try; spread by up to a
 * half, so that many pages that failed together don't come back together.
 */
export function pauseAfter(attempt: number, retryAfter: number | undefined, random: () => number): number {
  const base = retryAfter ?? SHORTEST_WAIT * 2 ** (attempt - 1);
  return Math.min(base * (1 + random() / 2), LONGEST_WAIT);
}
