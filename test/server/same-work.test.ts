import { expect } from 'chai';
import type { BookingRequest, ProblemBody } from '../../src/adapter/contract.js';
import type { Claim, SiteFile } from '../../src/server/index.js';
import { berlin, CLIENT, NOW, PRACTICE, TestBackend, wish } from './support.js';

const OTHER: SiteFile = {
  ...PRACTICE,
  id: 'other',
  calendars: [...PRACTICE.calendars, { ...PRACTICE.calendars[0]!, id: 'theirs' }],
};
/** Whether the client is known matters to the first service only. */
const SITE: SiteFile = {
  ...PRACTICE,
  services: [
    {
      id: 'counted',
      name: 'Counted',
      durations: [60],
      calendars: ['a', 'b'],
      clientLimits: { perDay: 5 },
      continuity: 30,
    },
    ...PRACTICE.services,
  ],
};

/**
 * Answers that must not differ must not take longer either: what is counted here is the work, not the clock. That is what is
 * asked of the store; a hash takes a microsecond, and can't be counted in a module.
 */
describe('answers that tell nothing by the time they take', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(SITE, OTHER)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  /** What a call makes the backend ask of the store. */
  async function workOf(call: () => Promise<unknown>): Promise<string[]> {
    const work: string[] = [];
    const { store } = backend;
    const names = ['read', 'booking', 'bookings', 'bookingsOf', 'client', 'link', 'change', 'revision'];
    for (const name of names) {
      const own = Reflect.get(store, name) as (...all: unknown[]) => unknown;
      const noting = (...all: unknown[]): unknown => {
        work.push(name);
        return own.apply(store, all);
      };
      Object.assign(store, { [name]: noting });
    }
    await call();
    for (const name of names) delete (store as unknown as Record<string, unknown>)[name];
    return work;
  }
  const problem = async (parts: Partial<BookingRequest>): Promise<unknown> =>
    (await backend.post<ProblemBody>(wish(parts), 'a-key')).body;

  it('A37 the calendar of another site gets the answer of one that is nowhere, for the same work', async () => {
    const answers: unknown[] = [];
    const work: string[][] = [];
    for (const calendar of ['theirs', 'nowhere-1']) {
      work.push(await workOf(async () => answers.push(await problem({ service: 'talk', calendar }))));
    }
    expect(answers[0]).to.deep.equal(answers[1]).and.to.include({ code: 'unknown-calendar' });
    expect(work[0]).to.deep.equal(work[1]);
  });

  it('A37 a panel, page and package that are nowhere are refused before the store is asked', async () => {
    for (const named of [{ panel: 'nowhere' }, { page: 'nowhere' }]) {
      const { service: _none, ...body } = wish();
      expect(await workOf(() => backend.post({ ...body, ...named }, 'a-key'))).not.to.include.oneOf(['read', 'change']);
    }
  });

  for (const service of ['counted', 'talk']) {
    it(`A82 a client whom the site knows is booked for the same work as a new one: ${service}`, async () => {
      const book = (email: string, start: string, key: string) =>
        workOf(() => backend.book({ service, calendar: 'a', start: berlin(start), client: { ...CLIENT, email } }, key));
      await book('known@example.com', '03-03T10:00', 'first');
      const known = await book('known@example.com', '03-04T10:00', 'second');
      const fresh = await book('fresh@example.com', '03-04T14:00', 'third');
      expect(known).to.deep.equal(fresh).and.to.include('change');
      const taken = await book('known@example.com', '03-04T10:00', 'fourth');
      expect(taken).to.deep.equal(await book('someone@example.com', '03-04T14:00', 'fifth'));
    });
  }

  it('A22 a place that takes no time is refused by the store itself', async () => {
    const claim: Claim = {
      ...{ booking: 'x', calendar: 'a', session: 'x', seat: 0, seats: 1, alone: true, span: [NOW, NOW] },
      ...{ service: 'talk', start: NOW, duration: 0 },
    };
    for (const end of [NOW, NOW - 60]) {
      const span = [NOW, end] as const;
      const write = backend.store.change('practice', { span: [0, 0], now: NOW }, () => ({
        ...{ bookings: [], releases: [], lines: [], notices: [] },
        claims: [{ ...claim, span }],
      }));
      expect(await write.then(String, () => 'refused')).to.equal('refused');
    }
    expect((await backend.state()).claims).to.deep.equal([]);
  });
});
