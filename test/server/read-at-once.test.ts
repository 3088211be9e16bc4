import { expect } from 'chai';
import type { Booking, ProblemBody } from '../../src/adapter/contract.js';
import { SameTurn } from '../../src/server/stores/postgres/same-turn.js';
import { at, berlin, NOW, TestBackend, wish, type Answer } from './support.js';
import { STORE_KIND } from './test-store.js';

const DAY = 1440;

describe(`what is asked at once (${STORE_KIND})`, () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const move = ({ id, token, version }: Booking, start: string): Promise<Answer<ProblemBody>> =>
    backend.send(`/bookings/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      body: JSON.stringify({ start }),
    });

  it('RC-3 of many who are refused at once, each is told of the times for its own wish', async () => {
    const taken = ['10:00', '11:30', '14:00'].flatMap((time) =>
      ['a', 'b'].map((calendar) => ({ service: 'talk', calendar, start: berlin(`03-03T${time}`) })),
    );
    const bookings: Booking[] = [];
    for (const parts of taken) bookings.push((await backend.book(parts)).body);
    const refused = [
      ...['a', 'b', undefined].flatMap((calendar) =>
        [30, 60].map((duration) => ({ service: 'talk', duration, calendar, start: taken[0]!.start })),
      ),
      { service: 'massage', start: taken[0]!.start },
      { service: 'talk', calendar: 'b', start: taken[4]!.start },
    ];
    const calls = [
      ...[...refused, ...refused].map((parts) => () => backend.refused(parts)),
      () => move(bookings[0]!, taken[2]!.start),
      () => move(bookings[2]!, taken[4]!.start),
    ];
    const alone: Answer<ProblemBody>[] = [];
    for (const call of calls) alone.push(await call());
    const together = await Promise.all(calls.map((call) => call()));
    expect(together.map(({ body }) => body)).to.deep.equal(alone.map(({ body }) => body));
    for (const { body } of alone) expect(body.alternatives).to.have.length(6);
    // Of those that move, each could go where it is.
    expect(alone.at(-2)!.body.alternatives).to.include(bookings[0]!.start);
    expect(alone.at(-1)!.body.alternatives).to.include(bookings[2]!.start).and.not.to.include(bookings[0]!.start);
  });

  it('AV-1 each reader gets its own span and calendars, as of its own minute', async () => {
    const { store } = backend;
    await backend.book({ service: 'talk', calendar: 'a' });
    await backend.book({ service: 'talk', calendar: 'b' });
    await backend.hold({ service: 'talk', duration: 60, calendar: 'a', start: berlin('03-03T14:00') });
    const from = at(wish().start) - 60;
    const read = async (length: number, now: number, calendars?: string[]): Promise<string> => {
      const { claims } = await store.read('practice', [from, from + length], now, calendars);
      return claims
        .map(({ calendar, hold }) => `${calendar}${hold ? ' held' : ''}`)
        .sort()
        .join();
    };
    const asked = [
      ...[read(DAY, NOW), read(DAY, NOW, ['a']), read(DAY, NOW, ['b'])],
      ...[read(90, NOW, ['a']), read(30, NOW), read(DAY, NOW + 60, ['a']), read(DAY, NOW)],
    ];
    const [all, ofA, ofB, ofHour, early, later, again] = await Promise.all(asked);
    expect([all, ofA, ofB]).to.deep.equal(['a,a held,b', 'a,a held', 'b']);
    expect([ofHour, early, later, again]).to.deep.equal(['a', '', 'a', 'a,a held,b']);
  });
});

if (STORE_KIND === 'memory') {
  describe('a turn of the event loop', () => {
    it('asks together what is asked in it, and waits for nothing that was asked before', async () => {
      const seen: number[][] = [];
      const turn = new SameTurn(async (items: readonly number[]) => {
        seen.push([...items]);
        // The first is never answered.
        if (items.includes(1)) await new Promise(() => {});
        return items.map((item) => item * 2);
      });
      void turn.add(1);
      await new Promise(setImmediate);
      const both = [turn.add(2), Promise.resolve().then(() => turn.add(3))];
      expect(await Promise.all(both)).to.deep.equal([4, 6]);
      expect(seen).to.deep.equal([[1], [2, 3]]);
    });

    it('that fails says so to all that asked in it, and to nobody after', async () => {
      const turn = new SameTurn(async (items: readonly number[]) => {
        if (items.includes(1)) throw new Error('gone');
        return items;
      });
      const done = await Promise.allSettled([turn.add(1), turn.add(2)]);
      expect(done.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
      expect(await turn.add(3)).to.equal(3);
    });
  });
}
