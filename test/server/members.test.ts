import { expect } from 'chai';
import type { Booking, HistoryAnswer, LoadAnswer, MemberAnswer, ProblemBody } from '../../src/adapter/contract.js';
import type { SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { call, STAFFED, step, type HostName } from './host-support.js';
import { berlin, NOW, TestBackend, type Answer } from './support.js';

const SITE: SiteFile = {
  ...STAFFED,
  services: STAFFED.services.map((service) =>
    service.id === 'massage' ? { ...service, calendars: ['a', 'b', 'spare'], distribution: 'round-robin' } : service,
  ),
};

describe('members of a team', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(SITE)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const note = <T = MemberAnswer>(kind: 'pause' | 'resume', calendar = 'a', host: HostName = 'owner') =>
    call<T>(backend, host, `/members/${calendar}/${kind}`, {});
  const credit = <T = MemberAnswer>(
    amount: number,
    key: string,
    calendar = 'a',
    parts: object = {},
  ): Promise<Answer<T>> =>
    call<T>(backend, 'owner', `/members/${calendar}/credit`, { amount, ...parts }, { 'idempotency-key': key });
  const book = async (day: number): Promise<Booking> =>
    (await backend.book({ start: berlin(`03-${String(day).padStart(2, '0')}T10:00`) })).body;
  /** Who has the bookings of a few days, one a day. */
  const served = async (...days: number[]): Promise<string[]> => {
    const who: string[] = [];
    for (const day of days) {
      const { id } = await book(day);
      who.push((await backend.state()).bookings[id]!.calendar);
    }
    return who;
  };
  const lines = async (): Promise<string[]> => (await backend.state()).ledger.map(({ kind }) => kind);

  it('DS-15 who is paused has nothing new, by turn or by name; what is booked stays', async () => {
    const { body: before } = await backend.book({ service: 'talk', calendar: 'a', start: berlin('03-03T14:00') });
    expect((await note('pause')).body).to.deep.equal({
      ...{ calendar: 'a', paused: true },
      changes: [{ kind: 'paused', at: NOW, calendar: 'a' }],
    });
    expect(await served(3, 4, 5)).to.not.include('a');
    const { body } = await backend.refused({ service: 'talk', calendar: 'a', start: berlin('03-04T14:00') });
    expect(body.code).to.equal('slot-taken');
    expect((await backend.read(before.id, before.token)).body.state).to.equal('confirmed');
  });

  it('DS-15 pages learn that nothing of theirs is free, and no more', async () => {
    const free = await backend.availability('2026-03-03', '2026-03-04');
    await note('pause');
    const { body } = await backend.availability('2026-03-03', '2026-03-04');
    const busyOf = (calendar: string) => body.calendars.find((one) => one.calendar === calendar)!.busy;
    expect(busyOf('a')).to.not.be.empty;
    expect(busyOf('b')).to.deep.equal(free.body.calendars.find((one) => one.calendar === 'b')!.busy);
    expect(JSON.stringify(body)).to.not.include('paused');
  });

  it('DS-15 who comes back is owed nothing for the time away', async () => {
    await note('pause');
    await served(3, 4, 5, 6);
    const { body } = await note('resume');
    expect([body.paused, body.changes.map(({ kind }) => kind)]).to.deep.equal([false, ['resumed', 'paused']]);
    expect((await served(9, 10, 11)).filter((calendar) => calendar === 'a')).to.have.length(1);
  });

  it('pausing and resuming again changes nothing, at once as well', async () => {
    await note('resume');
    await Promise.all([note('pause'), note('pause'), note('pause')]);
    expect(await lines()).to.deep.equal(['paused']);
    await note('resume');
    await note('resume');
    expect(await lines()).to.deep.equal(['paused', 'resumed']);
  });

  it('DS-14 who is credited has the next turns until caught up; the credit can be taken back', async () => {
    const [first] = await served(3);
    await credit(1, 'one', first);
    expect(await served(4)).to.deep.equal([first]);
    await credit(1, 'two', first);
    await credit(-1, 'three', first);
    expect(await served(5)).to.not.include(first);
  });

  it('RC-4 a credit is given once for each key, at once as well; the same key with another one is refused', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => credit(2, 'key', 'b', { service: 'massage' })));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    const expected = { kind: 'credited', at: NOW, calendar: 'b', amount: 2, service: 'massage' };
    for (const { body } of answers) expect(body.changes).to.deep.equal([expected]);
    for (const [amount, calendar] of [
      [1, 'b'],
      [2, 'a'],
    ] as const) {
      const other = await credit<ProblemBody>(amount, 'key', calendar, { service: 'massage' });
      expect([other.status, other.body.code]).to.deep.equal([422, 'idempotency-key-reused']);
    }
    expect(await lines()).to.deep.equal(['credited']);
    for (const wrong of [0, 1.5, 101, -101]) {
      expect((await credit<ProblemBody>(wrong, 'other')).body.code, `${wrong}`).to.equal('validation');
    }
  });

  it('HS-5 DS-14 the figures say who is away, and what was given back for sessions of those days', async () => {
    await note('pause', 'b');
    await credit(3, 'one');
    await credit(-1, 'two', 'a', { service: 'massage' });
    await credit(5, 'three', 'a', { service: 'talk' });
    const load = async (from: string): Promise<unknown> => {
      const path = `/load?from=${dayOfIso(from)}&to=${dayOfIso('2026-03-20')}&service=massage`;
      const { members } = (await call<LoadAnswer>(backend, 'owner', path)).body;
      return members.map(({ calendar, paused, credited }) => [calendar, paused, credited]);
    };
    const rest = [
      ['b', true, 0],
      ['spare', false, 0],
    ];
    expect(await load('2026-03-01')).to.deep.equal([['a', false, 2], ...rest]);
    expect(await load('2026-03-03')).to.deep.equal([['a', false, 0], ...rest]);
  });

  it('DS-14 a credit can be for one of the pools that a member is in', async () => {
    const pools = ['one', 'two'].map((id) => ({ id, name: id, members: [{ calendars: ['a'] }, { calendars: ['b'] }] }));
    const services = pools.map(({ id }) => ({
      ...{ id: `in-${id}`, name: id, durations: [60], pool: id },
      ...{ assignment: 'automatic' as const, distribution: 'round-robin' as const },
    }));
    backend = new TestBackend({ ...SITE, pools, services: [...SITE.services, ...services] });
    const { body } = await credit(1, 'key', 'b', { pool: 'two' });
    expect(body.changes).to.deep.equal([{ kind: 'credited', at: NOW, calendar: 'b', amount: 1, pool: 'two' }]);
    const first = async (service: string): Promise<string | undefined> =>
      (await backend.book({ service, start: berlin(service === 'in-one' ? '03-03T10:00' : '03-04T10:00') })).body
        .calendar;
    expect([await first('in-one'), await first('in-two')]).to.deep.equal(['a', 'b']);
    expect((await credit<ProblemBody>(1, 'key', 'b', { pool: 'one' })).body.code).to.equal('idempotency-key-reused');
    for (const [calendar, pool] of [
      ['spare', 'one'],
      ['a', 'three'],
    ] as const) {
      const { status, body: problem } = await credit<ProblemBody>(1, 'other', calendar, { pool });
      expect([status, problem.errors?.[0]?.pointer]).to.deep.equal([422, '/pool']);
    }
  });

  it('HS-4 history shows it on the days it happened: all to an owner, to a practitioner the own', async () => {
    await note('pause', 'b');
    await credit(1, 'key');
    const history = async (from: string, to: string, more = '', host: HostName = 'owner'): Promise<string[]> => {
      const days = `from=${dayOfIso(from)}&to=${dayOfIso(to)}`;
      const { body } = await call<HistoryAnswer>(backend, host, `/history?${days}${more}`);
      return body.members.map(({ kind, calendar }) => `${kind} ${calendar}`);
    };
    expect(await history('2026-03-02', '2026-03-03')).to.deep.equal(['credited a', 'paused b']);
    expect(await history('2026-03-02', '2026-03-03', '&member=b')).to.deep.equal(['paused b']);
    expect(await history('2026-03-02', '2026-03-03', '', 'ann')).to.deep.equal(['credited a']);
    expect(await history('2026-03-03', '2026-03-04')).to.deep.equal([]);
  });

  it('only the owner may', async () => {
    for (const host of ['reader', 'ann'] as const) {
      expect((await note<ProblemBody>('pause', 'a', host)).body.code).to.equal('not-allowed');
    }
    expect(await lines()).to.deep.equal([]);
  });

  it('RA-1 a paused colleague is busy in the list of who could have a booking', async () => {
    const { body } = await backend.book({ service: 'talk', calendar: 'a', start: berlin('03-03T14:00') });
    await note('pause', 'b');
    const refused = await step<ProblemBody>(backend, 'owner', body.id, 'reassign', { body: { to: 'b' } });
    expect(refused.body.code).to.equal('needs-confirmation');
  });
});
