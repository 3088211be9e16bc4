import { createChallenge, randomInt, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as v from 'valibot';
import type { Challenge } from '../../adapter/contract.js';
import type { Challenges, Purpose } from '../defences/challenges.js';
import type { Counters } from '../defences/counters.js';

/** Minutes that a solution is good for. */
const LIFETIME = 10;
export interface Work {
  /** Rounds of hashing that a try takes. */
  readonly cost: number;
  /** How many tries it takes, from and to. */
  readonly tries: readonly [from: number, to: number];
}

/** Half a second or so on a desktop, some on a slow phone. */
const WORK: Work = { cost: 2_000, tries: [300, 900] };

const payload = v.object({
  challenge: v.object({
    parameters: v.looseObject({
      data: v.object({ site: v.string(), action: v.string(), until: v.number() }),
      nonce: v.string(),
    }),
    signature: v.string(),
  }),
  solution: v.object({ counter: v.number(), derivedKey: v.string() }),
});

/**
 * Proof of work that needs nobody else, in the format of ALTCHA, whose library solves it in a page. Each is good for one
 * try, on one site, for one purpose, some minutes long (A87). How hard it is is signed, too; nothing is kept of those that
 * nobody solves.
 */
export function proofOfWork(counters: Counters, { cost, tries }: Work = WORK): Challenges {
  const secrets = async ({ now }: { now: number }) => {
    const secret = await counters.secret(`challenges/${Math.floor(now / 1440)}`);
    return { hmacSignatureSecret: secret, hmacKeySignatureSecret: `${secret}/key` };
  };
  return {
    async issue({ site, action, now }): Promise<Challenge> {
      const work = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        ...{ cost, counter: randomInt(...tries), deriveKey, ...(await secrets({ now })) },
        data: { site, action, until: now + LIFETIME },
      });
      return { kind: 'proof-of-work', ...work };
    },
    async accepts(text, purpose) {
      const given = read(text);
      if (!given || !isFor(purpose, given)) return false;
      const { challenge, solution } = given;
      const issued = { now: challenge.parameters.data.until - LIFETIME };
      const { verified } = await verifySolution({
        ...({ challenge, solution } as unknown as Payload),
        ...{ deriveKey, ...(await secrets(issued)) },
      });
      // Only what was verified is counted, so nobody fills the memory with inventions.
      return verified && (await counters.add(`solved/${challenge.signature}`, 1, LIFETIME * 60, 'shared')) === 1;
    },
  };
}

/** A solution as the header carries it: JSON as base64. */
function read(text: string): v.InferOutput<typeof payload> | undefined {
  try {
    const result = v.safeParse(payload, JSON.parse(atob(text)));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

function isFor({ site, action, now }: Purpose, { challenge }: v.InferOutput<typeof payload>): boolean {
  const { data } = challenge.parameters;
  // Before anything is verified: nobody has secrets made for days to come. Another server's clock may be a little ahead.
  const isNow = now < data.until && data.until <= now + LIFETIME + 1;
  return data.site === site && data.action === action && isNow;
}
