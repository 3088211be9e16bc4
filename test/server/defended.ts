import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, ProblemBody } from '../../src/adapter/contract.js';
import type { Caught, Challenges, HandlerOptions, RateLimits, SiteFile } from '../../src/server/index.js';
import { RULES, type LimitName } from '../../src/server/defences/limits.js';
import { proofOfWork } from '../../src/server/node/proof-of-work.js';
import { PRACTICE, TestBackend } from './support.js';
import { testCounters } from './test-store.js';

/** Work that takes no time. */
export const EASY = { cost: 2, tries: [5, 10] } as const;
const NEVER = 1_000_000_000;

/** A site without limits but for those that are given. */
export function limited(
  limits: Partial<{ [Name in LimitName]: Partial<RateLimits[Name]> }>,
  file = PRACTICE,
): SiteFile {
  const none = Object.keys(RULES).map((name) => [
    name,
    { challengeAfter: NEVER, refuseAfter: NEVER, ...limits[name as LimitName] },
  ]);
  return { ...file, rateLimits: Object.fromEntries(none) as SiteFile['rateLimits'] };
}

/** A backend that counts, asks for challenges, and tells what it caught. Its visitors have addresses. */
export class DefendedBackend extends TestBackend {
  readonly caught: Caught[] = [];
  override visitor = '203.0.113.7';

  protected override defences(): Partial<HandlerOptions> {
    const counters = testCounters();
    return {
      counters,
      challenges: this.challenges(proofOfWork(counters, EASY)),
      onCaught: (what) => this.caught.push(what),
    };
  }

  protected challenges(own: Challenges): Challenges | undefined {
    return own;
  }
}

/** What a page sends for the challenge in an answer. */
export async function solved({ body }: { readonly body: ProblemBody | unknown }): Promise<Record<string, string>> {
  const { kind: _kind, ...challenge } = (body as ProblemBody).challenge as Challenge;
  const solution = await solveChallenge({ challenge: challenge as never, deriveKey });
  return { 'challenge-solution': btoa(JSON.stringify({ challenge, solution })) };
}
