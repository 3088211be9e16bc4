import { expect } from 'chai';
import { StoreUnavailable } from '../../src/server/index.js';
import type { ProblemBody } from '../../src/adapter/contract.js';
import { berlin, CLIENT, TestBackend, wish } from './support.js';

describe('idempotency keys', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const bookings = async (): Promise<number> => Object.keys((await backend.state()).bookings).length;

  it('A04, RC-4 a retry after a lost answer gets the same booking and the same token, and nothing is written twice', async () => {
    const first = await backend.book({}, 'intent');
    const again = await backend.book({}, 'intent');
    expect(again.status).to.equal(201);
    expect(again.body).to.deep.equal(first.body);
    expect(again.response.headers.get('idempotency-replayed')).to.equal('true');
    expect(first.response.headers.get('idempotency-replayed')).to.equal(null);
    const { claims, ledger, outbox } = await backend.state();
    expect([await bookings(), claims.length, ledger.length]).to.deep.equal([1, 1, 1]);
    expect(outbox.filter(({ kind }) => kind === 'client-confirmation')).to.have.length(1);
    expect((await backend.read(first.body.id, again.body.token)).status).to.equal(200);
  });

  it('A04 a retry is answered even where the time has become too soon meanwhile', async () => {
    const start = berlin('03-02T10:00');
    const first = await backend.book({ start }, 'intent');
    backend.now += 90;
    expect((await backend.book({ start }, 'intent')).body.id).to.equal(first.body.id);
  });

  it('A06 one key delivered twice at the same moment makes one booking', async () => {
    const answers = await Promise.all([backend.book({}, 'intent'), backend.book({}, 'intent')]);
    expect(answers.map(({ body }) => body.id)).to.deep.equal([answers[0].body.id, answers[0].body.id]);
    expect(await bookings()).to.equal(1);
  });

  for (const [what, parts] of Object.entries({
    'another time': { start: berlin('03-03T11:00') },
    'another e-mail address': { client: { ...CLIENT, email: 'mallory@example.com' } },
    'another service': { service: 'talk' },
  })) {
    it(`A07, A08 a known key with ${what} is refused, writes nothing and tells nothing`, async () => {
      const first = await backend.book({}, 'intent');
      const { status, body, response } = await backend.refused(parts, 'intent');
      expect([status, body.code]).to.deep.equal([422, 'idempotency-key-reused']);
      expect(await response.text())
        .not.to.include(first.body.id)
        .and.not.to.include(CLIENT.email);
      expect(await bookings()).to.equal(1);
    });
  }

  it('RC-1 a retry may come with a newer proposal: it is a hint, not the intent', async () => {
    const first = await backend.book({}, 'intent');
    const again = await backend.post({ ...wish(), proposal: { calendar: 'b' }, revision: 7 }, 'intent');
    expect(again.body.id).to.equal(first.body.id);
  });

  it('RC-4 A06 A11 a wish that found no place stays refused under its key, though it comes again when there is one', async () => {
    const [one] = [await backend.book(), await backend.book()];
    const first = await backend.refused({}, 'intent');
    expect(first.body.code).to.equal('all-booked');
    await backend.cancel(one.body);
    const late = await backend.refused({}, 'intent');
    expect([late.status, late.body.code, late.body.detail]).to.deep.equal([409, 'all-booked', first.body.detail]);
    expect(late.body.alternatives).to.not.equal(undefined);
    expect((await backend.book({}, 'another')).status).to.equal(201);
    expect((await backend.refused({ start: berlin('03-04T10:00') }, 'intent')).body.code).to.equal(
      'idempotency-key-reused',
    );
  });

  it('RC-4 a wish that broke a rule can be sent again with its key, and is decided anew', async () => {
    expect((await backend.refused({ start: berlin('03-03T20:00') }, 'intent')).body.code).to.equal('outside-rules');
    expect((await backend.book({}, 'intent')).status).to.equal(201);
  });

  for (const [what, fault] of Object.entries({
    'the backend breaks down': () => new Error('boom'),
    'the store goes away': () => new StoreUnavailable('gone'),
  })) {
    it(`A12 where ${what} after a booking was written, the same key gets it, and it was made once`, async () => {
      const { store } = backend;
      const change = store.change.bind(store);
      store.change = async (...what) => {
        await change(...what);
        throw fault();
      };
      const lost = await backend.refused({}, 'key');
      expect([lost.status >= 500, lost.body.retryable]).to.deep.equal([true, true]);
      store.change = change;
      const { status, response } = await backend.book({}, 'key');
      expect([status, response.headers.get('idempotency-replayed'), await bookings()]).to.deep.equal([201, 'true', 1]);
      expect((await backend.state()).outbox.filter(({ kind }) => kind === 'client-confirmation')).to.have.length(1);
      backend.faults.splice(0);
    });
  }

  it('A09 a create call without a key is refused', async () => {
    const { status, body } = await backend.refused({}, null);
    expect([status, body.code]).to.deep.equal([400, 'idempotency-key-missing']);
  });

  for (const [what, key] of Object.entries({
    empty: '',
    'of 1 MB': 'k'.repeat(1e6),
    'with a space': 'a b',
    'with a tab': 'a\tb',
    'a prototype': '__proto__',
  })) {
    it(`A10 a key that is ${what} is refused`, async () => {
      const { status, body } = await backend.refused({}, key);
      expect([status, body.code]).to.deep.equal([400, 'invalid-idempotency-key']);
      expect(await bookings()).to.equal(0);
    });
  }

  it('A85 a key is forgotten after two days, and no answer is kept with it', async () => {
    await backend.book({}, 'intent');
    expect(JSON.stringify((await backend.state()).keys))
      .not.to.include('intent')
      .and.not.to.include(CLIENT.email);
    backend.now += 2 * 1440;
    expect((await backend.book({ start: berlin('03-05T10:00') }, 'intent')).status).to.equal(201);
    expect(Object.keys((await backend.state()).keys)).to.have.length(1);
  });
});

describe('a booking that is refused', () => {
  it('leaves nothing behind but that its key was refused', async () => {
    const backend = new TestBackend();
    for (let i = 0; i < 2; i++) await backend.book();
    const { keys: _, revision: __, ...before } = await backend.state();
    await backend.post<ProblemBody>(wish());
    const { keys, revision: ___, ...after } = await backend.state();
    expect(after).to.deep.equal(before);
    expect(Object.values(keys).filter(({ booking }) => booking === '')).to.have.length(1);
  });
});
