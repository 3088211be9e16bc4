import { expect } from 'chai';
import type { Booking, Candidates, HostBooking, ProblemBody } from '../../src/adapter/contract.js';
import { isOfPanel, verify, type AssignmentRecord } from '../../src/engine/index.js';
import { createHandler, siteFromFile, type SiteFile } from '../../src/server/index.js';
import { call, STAFFED, step } from './host-support.js';
import { berlin, TestBackend, wish, type Answer } from './support.js';

const TEN = berlin('03-03T10:00');
const TWO = berlin('03-03T14:00');

/** Ann, Bob and Eve talk; Bob and Eve are a pool. */
const SITE: SiteFile = {
  ...STAFFED,
  services: [{ id: 'talk', name: 'Talk', durations: [60], calendars: ['a', 'b', 'spare'], assignment: 'client' }],
  pools: [
    {
      ...{ id: 'two', name: 'The two', distribution: 'balanced' },
      members: [{ calendars: ['b'] }, { calendars: ['spare'] }],
    },
  ],
  pages: [
    {
      ...{ id: 'ours', name: 'Ours' },
      sections: [{ label: 'Both', entries: ['ann', 'bob'].map((id) => ({ kind: 'specialist' as const, id })) }],
    },
  ],
};

describe('a booking with one of a pool', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(SITE)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const talk = <T = Booking>(more: object): Promise<Answer<T>> =>
    backend.post<T>({ ...wish({ service: 'talk' }), ...more });
  const move = <T = Booking>({ id, token, version }: Booking, request: object): Promise<Answer<T>> =>
    backend.send(`/bookings/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
  const recordOf = async ({ id }: Booking): Promise<AssignmentRecord> => {
    const { record } = (await backend.state()).bookings[id]!;
    if (isOfPanel(record)) throw new Error('It is a meeting.');
    return record;
  };
  const candidatesOf = async ({ id }: Booking): Promise<string[]> => {
    const { body } = await call<Candidates>(backend, 'owner', `/bookings/${id}/candidates`);
    return body.candidates.map(({ calendar }) => calendar);
  };

  it('MP-2 FL-8 goes to another of the pool when it is moved, never to anybody else', async () => {
    const { body } = await talk({ pool: 'two', start: TEN });
    expect(body.pool).to.equal('two');
    const other = body.calendar === 'b' ? 'spare' : 'b';
    await talk({ calendar: body.calendar, start: TWO });
    const moved = await move(body, { start: TWO });
    expect([moved.status, moved.body.calendar]).to.deep.equal([200, other]);
    const record = await recordOf(body);
    expect(record.among).to.deep.equal(['b', 'spare']);
    expect(verify(record)).to.deep.equal({ holds: true });

    const four = berlin('03-03T16:00');
    for (const calendar of ['b', 'spare']) expect((await talk({ calendar, start: four })).status).to.equal(201);
    const full = await move<ProblemBody>({ ...moved.body, token: body.token! }, { start: four, calendar: null });
    expect([full.status, full.body.code]).to.deep.equal([409, 'all-booked']);
  });

  it('MP-2 FL-8 keeps to its page besides: to nobody of the pool who is not on it', async () => {
    const { body } = await talk({ pool: 'two', page: 'ours', start: TEN });
    expect(body.calendar).to.equal('b');
    await talk({ calendar: 'b', start: TWO });
    const full = await move<ProblemBody>(body, { start: TWO, calendar: null });
    expect([full.status, full.body.code]).to.deep.equal([409, 'all-booked']);
  });

  for (const isMoved of [false, true]) {
    it(`MP-2 RA-1 HS-3 is given to another of the pool${isMoved ? ' once it is moved' : ''}, and the record says so`, async () => {
      const { body } = await talk({ pool: 'two', start: TEN });
      if (isMoved) expect((await move(body, { start: TWO })).status).to.equal(200);
      const other = body.calendar === 'b' ? 'spare' : 'b';
      expect(await candidatesOf(body)).to.deep.equal([other]);
      const refused = await step<ProblemBody>(backend, 'owner', body.id, 'reassign', { body: { to: 'a' } });
      expect([refused.status, refused.body.code]).to.deep.equal([422, 'not-bookable']);
      const given = await step<HostBooking>(backend, 'owner', body.id, 'reassign');
      expect([given.status, given.body.calendar]).to.deep.equal([200, other]);
      const record = await recordOf(body);
      expect(record.reassigned?.among).to.deep.equal(['b', 'spare']);
      expect(verify(record)).to.deep.equal({ holds: true });
      expect(verify({ ...record, reassigned: { ...record.reassigned!, among: ['a'] } })).to.include({ holds: false });
    });
  }

  it('RA-1 may go to anybody of the service where the client chose of all, or the page alone', async () => {
    const { body } = await talk({ page: 'ours', calendar: 'a', start: TEN });
    expect(await candidatesOf(body)).to.deep.equal(['b', 'spare']);
  });

  it('MP-2 FL-8 goes to anybody once the pool is gone', async () => {
    const { body } = await talk({ pool: 'two', start: TEN });
    const { pools: _gone, ...without } = SITE;
    const later = createHandler({ sites: [siteFromFile(without)], store: backend.store, clock: () => backend.now });
    for (const calendar of ['b', 'spare']) expect((await talk({ calendar, start: TWO })).status).to.equal(201);
    const request = new Request(`https://api.example.com/v1/sites/practice/bookings/${body.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${body.token}`, 'if-match': '"1"', 'content-type': 'application/json' },
      body: JSON.stringify({ start: TWO, calendar: null }),
    });
    expect(await (await later(request)).json()).to.include({ calendar: 'a', version: 2 });
  });
});
