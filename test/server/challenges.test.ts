import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect } from 'chai';
import type { Challenge, ProblemBody } from '../../src/adapter/contract.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import type { Problem } from '../../src/adapter/problem.js';
import type { Challenges, Counters } from '../../src/server/index.js';
import { noCounters } from '../../src/server/defences/counters.js';
import { proofOfWork } from '../../src/server/node/proof-of-work.js';
import { DefendedBackend, EASY, limited, solved } from './defended.js';
import { berlin, NOW, PRACTICE, wish, type Answer } from './support.js';

const code = ({ status, body }: Answer<unknown>): string =>
  status === 201 ? 'booked' : `${status} ${(body as ProblemBody).code}`;

describe('challenges', () => {
  const CHALLENGING = limited({ bookingsPerAddress: { challengeAfter: 0 }, holdsPerAddress: { challengeAfter: 0 } });
  let keys = 0;
  const book = (backend: DefendedBackend, headers: Record<string, string> = {}, key = `key-${keys++}`) =>
    backend.post<ProblemBody>(wish({ start: berlin('03-04T10:00') }), key, headers);

  it('A86 beyond a soft limit a challenge is asked for, and the same request goes through with its solution', async () => {
    const backend = new DefendedBackend(limited({ bookingsPerAddress: { challengeAfter: 1, refuseAfter: 3 } }));
    expect(code(await book(backend))).to.equal('booked');
    const asked = await book(backend, {}, 'key');
    expect([asked.status, asked.body.code, asked.body.retryable]).to.deep.equal([403, 'challenge-required', false]);
    expect(asked.body.challenge).to.include.keys('kind', 'parameters', 'signature');
    expect(code(await book(backend, await solved(asked), 'key'))).to.equal('booked');
    expect(code(await book(backend, await solved(asked)))).to.equal('429 rate-limited');
    expect(backend.caught).to.deep.equal(['challenged', 'rate-limited']);
  });

  it('A86 nobody is asked to solve anything for a time that is taken', async () => {
    const backend = new DefendedBackend(limited({ bookingsPerAddress: { challengeAfter: 2 } }));
    for (let n = 0; n < 2; n++) expect(code(await book(backend))).to.equal('booked');
    expect(code(await book(backend))).to.equal('409 all-booked');
  });

  it('A87 a solution is good once, and its booking can be asked for again', async () => {
    const backend = new DefendedBackend(CHALLENGING);
    const solution = await solved(await book(backend));
    const first = await book(backend, solution, 'key');
    expect(code(first)).to.equal('booked');
    expect(code(await book(backend, solution))).to.equal('403 challenge-required');
    expect((await book(backend, solution, 'key')).body).to.deep.equal(first.body);
  });

  it('A87 of two that show one solution at once, one gets through', async () => {
    const backend = new DefendedBackend(CHALLENGING);
    const solution = await solved(await book(backend));
    const codes = (await Promise.all([book(backend, solution), book(backend, solution)])).map(code);
    expect(codes.sort()).to.deep.equal(['403 challenge-required', 'booked']);
  });

  it('A87 a solution is good for ten minutes', async () => {
    const backend = new DefendedBackend(CHALLENGING);
    const [late, inTime] = [await solved(await book(backend)), await solved(await book(backend))];
    backend.now += 9;
    expect(code(await book(backend, inTime))).to.equal('booked');
    backend.now += 1;
    expect(code(await book(backend, late))).to.equal('403 challenge-required');
  });

  it('A87 a solution for holding a time books nothing', async () => {
    const backend = new DefendedBackend(CHALLENGING);
    const asked = await backend.hold<ProblemBody>({ service: 'talk', duration: 30, start: berlin('03-05T10:00') });
    expect(code(asked)).to.equal('403 challenge-required');
    expect(code(await book(backend, await solved(asked)))).to.equal('403 challenge-required');
  });

  it('A87 a solution for another site books nothing, though one backend serves both', async () => {
    const backend = new DefendedBackend(CHALLENGING, { ...CHALLENGING, id: 'other' });
    const response = await backend.handler(
      new Request('https://api.example.com/v1/sites/other/bookings', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'key' },
        body: JSON.stringify(wish()),
      }),
    );
    const asked = { body: (await response.json()) as ProblemBody };
    expect(asked.body.code).to.equal('challenge-required');
    expect(code(await book(backend, await solved(asked)))).to.equal('403 challenge-required');
  });

  const changes: [what: string, change: (work: Work) => void][] = [
    ['an easier one', ({ challenge }) => (challenge.parameters.cost = 1)],
    ['one for longer', ({ challenge }) => (challenge.parameters.data.until += 60)],
    ['another signature', ({ challenge }) => (challenge.signature = 'f'.repeat(64))],
    [
      'a key that was not worked for',
      ({ solution }) => (solution.derivedKey = solution.derivedKey.slice(0, 32).padEnd(64, '0')),
    ],
    ['no signature', ({ challenge }) => delete challenge.signature],
  ];
  for (const [what, change] of changes) {
    it(`A87 ${what} is no solution`, async () => {
      const backend = new DefendedBackend(CHALLENGING);
      const { 'challenge-solution': text } = await solved(await book(backend));
      const work = JSON.parse(atob(text!)) as Work;
      change(work);
      expect(code(await book(backend, { 'challenge-solution': btoa(JSON.stringify(work)) }))).to.equal(
        '403 challenge-required',
      );
      expect(code(await book(backend, { 'challenge-solution': text! }))).to.equal('booked');
    });
  }

  it('A86 a challenge that nobody issued has no secret made, whatever day it names', async () => {
    const asked: string[] = [];
    const none = noCounters();
    const counting: Counters = { ...none, secret: async (name) => (asked.push(name), none.secret(name)) };
    const challenges = proofOfWork(counting, EASY);
    const purpose = { site: 'practice', action: 'book', now: NOW } as const;
    const { kind: _kind, ...challenge } = await challenges.issue(purpose);
    const solution = await solveChallenge({ challenge: challenge as never, deriveKey });
    const shown = (until: number) => {
      const parameters = { ...challenge.parameters, data: { ...purpose, until } };
      return btoa(JSON.stringify({ challenge: { ...challenge, parameters }, solution }));
    };
    for (let days = 1; days <= 30; days++)
      expect(await challenges.accepts(shown(NOW + days * 1440), purpose)).to.equal(false);
    expect(asked).to.have.length(1);
  });

  it('A87 what is no solution at all is answered with a challenge, and never an error', async () => {
    const backend = new DefendedBackend(CHALLENGING);
    for (const text of ['', 'x', btoa('null'), btoa('[]'), btoa('{"challenge":{}}'), btoa('{"__proto__":1}')]) {
      expect(code(await book(backend, { 'challenge-solution': text }))).to.equal('403 challenge-required');
    }
    expect(backend.faults).to.deep.equal([]);
  });

  it('A86 any provider can take the place of proof of work: what it issues is handed out, and its word counts', async () => {
    const own: Challenges = {
      issue: async ({ site, action }): Promise<Challenge> => ({ kind: 'riddle', parameters: { site, action } }),
      accepts: async (solution) => solution === 'a river',
    };
    class WithProvider extends DefendedBackend {
      protected override challenges(): Challenges {
        return own;
      }
    }
    const backend = new WithProvider(CHALLENGING);
    const { body } = await book(backend, { 'challenge-solution': 'a bridge' });
    expect(body.challenge).to.deep.equal({ kind: 'riddle', parameters: { site: 'practice', action: 'book' } });
    expect(code(await book(backend, { 'challenge-solution': 'a river' }))).to.equal('booked');
  });

  it('A86 where nobody asks for challenges, soft limits let everything through', async () => {
    class Without extends DefendedBackend {
      protected override challenges(): undefined {
        return undefined;
      }
    }
    expect(code(await book(new Without(CHALLENGING)))).to.equal('booked');
  });

  it('A86 A65 a page of an allowed origin reads what is asked for', async () => {
    const origin = 'https://www.example.com';
    const asked = await book(new DefendedBackend(CHALLENGING), { origin });
    expect(code(asked)).to.equal('403 challenge-required');
    expect(asked.response.headers.get('access-control-allow-origin')).to.equal(origin);
  });

  it('A86 a page of another origin may send the solution, and read when to come again', async () => {
    const { response } = await new DefendedBackend(PRACTICE).send('/bookings', {
      method: 'OPTIONS',
      headers: { origin: 'https://www.example.com' },
    });
    expect(response.headers.get('access-control-allow-headers')).to.include('Challenge-Solution');
    expect(response.headers.get('access-control-expose-headers')).to.include('Retry-After');
  });
});

describe('the page and challenges', () => {
  const BUSY = limited({ bookingsPerAddress: { challengeAfter: 0 } });
  const sent: Headers[] = [];
  const page = (backend: DefendedBackend): HttpBackend =>
    new HttpBackend({
      url: 'https://booking.example.com',
      site: BUSY.id,
      fetch: (url, init) => {
        sent.push(new Headers(init.headers));
        return backend.handler(new Request(url, init as RequestInit));
      },
    });
  beforeEach(() => sent.splice(0));

  it('A86 A87 the page solves what is asked for by itself, and the client is booked without a word', async () => {
    const booking = await page(new DefendedBackend(BUSY)).book(wish({ start: berlin('03-04T10:00') }), 'key');
    expect(booking.state).to.equal('confirmed');
    expect(sent.map((headers) => headers.has('challenge-solution'))).to.deep.equal([false, true]);
    expect(sent.map((headers) => headers.get('idempotency-key'))).to.deep.equal(['key', 'key']);
  });

  it('A87 it tries once: a solution that is not taken leaves the problem', async () => {
    const booking = page(new Deaf(BUSY)).book(wish({ start: berlin('03-04T10:00') }), 'key');
    expect(await booking.catch(({ code }: Problem) => code)).to.equal('challenge-required');
    expect(sent).to.have.length(2);
  });

  it('A86 a challenge of a provider that it does not know leaves the problem, with the challenge', async () => {
    const booking = page(new Provided(BUSY)).book(wish({ start: berlin('03-04T10:00') }), 'key');
    const problem = await booking.catch((cause: unknown) => cause as Problem);
    expect([(problem as Problem).code, (problem as Problem).challenge?.kind]).to.deep.equal([
      'challenge-required',
      'example',
    ]);
    expect(sent).to.have.length(1);
  });
});

/** Asks for work, and takes no solution. */
class Deaf extends DefendedBackend {
  protected override challenges(own: Challenges): Challenges {
    return { issue: (purpose) => own.issue(purpose), accepts: () => Promise.resolve(false) };
  }
}

/** Asks for what only a provider's own widget can give. */
class Provided extends DefendedBackend {
  protected override challenges(): Challenges {
    return { issue: () => Promise.resolve({ kind: 'example', parameters: {} }), accepts: () => Promise.resolve(false) };
  }
}

/** What the header holds, as far as a cheat would change it. */
interface Work {
  challenge: { parameters: { cost: number; data: { until: number } }; signature?: string };
  solution: { derivedKey: string };
}
