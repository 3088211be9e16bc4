import { expect } from 'chai';
import type { Backend } from '../../src/adapter/backend.js';
import { checkedBackend } from '../../src/adapter/checked-backend.js';
import type { Openings, OpeningsQuery } from '../../src/adapter/contract.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import { openingsOf } from '../../src/adapter/openings.js';
import type { Problem } from '../../src/adapter/problem.js';
import { FakeClock } from '../support/fake-clock.js';

const QUERY: OpeningsQuery = { from: 20_000, to: 20_031, service: 'cut', duration: 60 };
const ANSWER: Openings = {
  revision: 3,
  now: 28_800_000,
  days: [20_000, 20_031],
  starts: [
    [28_800_060, 1],
    [28_800_120, 0],
    [28_800_120, 1, 'ana'],
  ],
  reasons: [[20_001, 'closed']],
  people: [
    ['ana', 28_800_120],
    ['ben', null],
  ],
  calendar: 'ana',
};

function overHttp(answer: unknown) {
  const asked: URL[] = [];
  const fetch = async (url: string) => {
    asked.push(new URL(url));
    return Response.json(answer);
  };
  const backend = new HttpBackend({ url: 'https://b.example', site: 's', clock: new FakeClock(), fetch });
  return { asked, openings: openingsOf(backend)! };
}

const failure = (call: Promise<unknown>): Promise<Problem> =>
  call.then(
    () => expect.fail('It was answered.'),
    (cause: unknown) => cause as Problem,
  );

describe('the starts that a backend serves', () => {
  it('A97 over HTTP the question is the query, what is left out of it stays out, answers are JSON', async () => {
    const { asked, openings } = overHttp(ANSWER);
    expect(await openings(QUERY)).to.deep.equal(ANSWER);
    await openings({ from: 1, to: 2, page: 'guide', place: 'Galway', answers: { topic: 'Work' }, locale: 'en-IE' });
    expect(asked.map(({ pathname }) => pathname)).to.deep.equal(Array(2).fill('/v1/sites/s/openings'));
    expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).to.deep.equal([
      { from: '20000', to: '20031', service: 'cut', duration: '60' },
      { from: '1', to: '2', page: 'guide', place: 'Galway', answers: '{"topic":"Work"}', locale: 'en-IE' },
    ]);
  });

  for (const [what, wrong] of Object.entries<Partial<Record<keyof Openings, unknown>>>({
    'a start without what is left': { starts: [[1]] },
    'starts out of order': {
      starts: [
        [2, 1],
        [1, 1],
      ],
    },
    'a place that is no whole number': { starts: [[1, 0.5]] },
    'fewer than none left': { starts: [[1, -1]] },
    'a calendar that is no text': { starts: [[1, 1, 7]] },
    'a hole among the starts': { starts: Object.assign([], { length: 1 }) },
    'a reason that there is not': { reasons: [[1, 'because']] },
    'a day of no start': { people: [['ana', 'soon']] },
    'no days': { days: undefined },
  }))
    it(`A70 ${what} is a bad answer, over HTTP and from an adapter`, async () => {
      const answer = { ...ANSWER, ...wrong };
      const adapter = { openings: async () => answer } as unknown as Backend;
      for (const openings of [overHttp(answer).openings, openingsOf(checkedBackend(adapter))!])
        expect((await failure(openings(QUERY))).code).to.equal('bad-backend-answer');
    });

  it('A97 an adapter has the call or has not, checked or not; what it throws is a problem that names it', async () => {
    expect(openingsOf(checkedBackend({} as Backend))).to.equal(undefined);
    const openings = async () => Promise.reject(new Error('No line.'));
    const problem = await failure(openingsOf(checkedBackend({ openings } as unknown as Backend))!(QUERY));
    expect(problem.message).to.include('openings');
  });
});
