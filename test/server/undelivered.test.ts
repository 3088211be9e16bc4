import { expect } from 'chai';
import type { Undelivered } from '../../src/adapter/contract.js';
import { deliverDue, Undeliverable } from '../../src/server/delivery/deliver.js';
import { call, STAFFED } from './host-support.js';
import { berlin, CLIENT, TestBackend } from './support.js';

describe('what could not be delivered', () => {
  let backend: TestBackend;
  let isDown: boolean;
  let sent: string[];
  beforeEach(() => {
    backend = new TestBackend(STAFFED);
    isDown = true;
    sent = [];
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const deliver = (): Promise<void> =>
    deliverDue({
      store: backend.store,
      sites: [backend.hosted],
      clock: () => backend.now,
      send: async (_site, { kind }) => {
        if (isDown) throw new Undeliverable('The address was refused.');
        sent.push(kind);
      },
    });
  const list = async () => (await call<Undelivered>(backend, 'owner', '/undelivered')).body.notices;
  const retry = async (id: string) => (await call(backend, 'owner', `/undelivered/${id}/retry`, {})).status;

  it('FL-9 A85 an owner sees what and why, and of the client no more than the booking', async () => {
    const { body } = await backend.book({ start: berlin('03-06T10:00') });
    expect(await list()).to.deep.equal([]);
    await deliver();
    const notices = await list();
    expect(
      notices.map(({ kind, booking, specialist, attempts, failure }) => [kind, booking, specialist, attempts, failure]),
    ).to.deep.equal([
      ['client-confirmation', body.id, undefined, 1, 'The address was refused.'],
      ['specialist-notice', body.id, body.calendar === 'a' ? 'ann' : 'bob', 1, 'The address was refused.'],
    ]);
    const text = JSON.stringify(notices);
    for (const personal of [CLIENT.email, CLIENT.firstName, body.token!]) expect(text).not.to.include(personal);
  });

  it('FL-9 is tried once more when the owner says so, and is gone once it went out', async () => {
    await backend.book({ start: berlin('03-06T10:00') });
    await deliver();
    const [first, second] = await list();
    expect(await retry(first!.id)).to.equal(202);
    expect((await list()).map(({ id }) => id)).to.deep.equal([second!.id]);
    // It is being tried: asking again asks for nothing.
    expect(await retry(first!.id)).to.equal(404);
    await deliver();
    expect((await list()).map(({ id, attempts }) => [id, attempts])).to.deep.equal([
      [first!.id, 2],
      [second!.id, 1],
    ]);
    isDown = false;
    expect(await retry(first!.id)).to.equal(202);
    await deliver();
    expect(sent).to.deep.equal(['client-confirmation']);
    expect((await list()).map(({ id }) => id)).to.deep.equal([second!.id]);
  });

  it('FL-9 what would help nobody any more is shown, and not sent', async () => {
    await backend.book();
    await deliver();
    const { id, until } = (await list())[0]!;
    backend.now = until;
    expect(await retry(id)).to.equal(409);
    expect(await list()).to.have.length(2);
    expect(await retry('99')).to.equal(404);
    expect(await retry('none')).to.equal(404);
  });

  it('A37 is for the owner alone', async () => {
    for (const host of ['ann', 'reader'] as const) {
      expect((await call(backend, host, '/undelivered')).status).to.equal(403);
      expect((await call(backend, host, '/undelivered/1/retry', {})).status).to.equal(403);
    }
    expect((await backend.send('/undelivered', { headers: { authorization: 'Bearer no' } })).status).to.equal(401);
  });
});
