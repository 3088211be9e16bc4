/**
 * One setting for all property tests, by the environment: `ROTA_SEED` (a whole number, or `any` for a new one in each run;
 * left out, always the same, so that what passed once passes again: `npm run test:long` looks for what is new) and
 * `ROTA_WORLDS`. A failure prints its seed and path (`{ seed: -1234, path: "17:2:0", … }`): with both, the second as
 * `ROTA_PATH`, that one world is seen again, shrunk as far as it was. Mutation tests only ask whether a test fails:
 * they leave out the shrinking (`ROTA_SHRINK=0`), which is most of the time.
 */
import type { Parameters } from 'fast-check';

const USUAL_SEED = 1;
/** Worlds of the main comparison where the setting names no number. */
const USUAL_WORLDS = 5000;
/** Worlds that a property is tried on at least, unless fewer are its usual number: two or three would tell nothing. */
const FEWEST = 25;

type Setting = Partial<Record<'ROTA_SEED' | 'ROTA_WORLDS' | 'ROTA_PATH' | 'ROTA_SHRINK', string>>;
/** Node's environment; in the browser, the part of it that web-test-runner.config.mjs hands on. */
const host = globalThis as { readonly process?: { readonly env: Setting }; readonly rotaSetting?: Setting };
const { ROTA_SEED, ROTA_WORLDS, ROTA_PATH, ROTA_SHRINK } = host.rotaSetting ?? host.process?.env ?? {};

export const SEED = ROTA_SEED === 'any' ? anySeed() : (whole('ROTA_SEED', ROTA_SEED) ?? USUAL_SEED);
export const WORLDS = whole('ROTA_WORLDS', ROTA_WORLDS) ?? USUAL_WORLDS;

/** Whether a failing world is made as small as it goes. */
export const SHRINKS = ROTA_SHRINK !== '0';

/** The settings of one property: its seed, and how often it is tried, in proportion to the number of worlds. */
export function runs(usual: number): Parameters<unknown> {
  const numRuns = Math.max(Math.ceil((usual * WORLDS) / USUAL_WORLDS), Math.min(usual, FEWEST));
  return { numRuns, seed: SEED, endOnFailure: !SHRINKS, ...(ROTA_PATH && { path: ROTA_PATH }) };
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new Error(`${name}: expected a whole number, got ${JSON.stringify(text)}`);
}

/** A seed for a run that was given none. */
export function anySeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
