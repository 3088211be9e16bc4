import type { Parameters } from 'fast-check';

/**
 * The seed of all property tests. Left undefined, each run draws a new one. A failure prints its seed and path
 * (`{ seed: -1234, path: "17:2:0", … }`): put both here to see that one world again, shrunk as far as it was.
 */
export const SEED: number | undefined = undefined;
export const PATH: string | undefined = undefined;

/** The settings of one property: how many worlds, and the seed above where it is set. */
export function runs(numRuns: number): Parameters<unknown> {
  const replay = { ...(SEED !== undefined && { seed: SEED }), ...(PATH !== undefined && { path: PATH }) };
  return { numRuns, ...replay };
}
