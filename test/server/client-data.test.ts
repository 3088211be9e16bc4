import { expect } from 'chai';
import type { ClientErasure, ClientExport, ProblemBody, TakenPackage } from '../../src/adapter/contract.js';
import { verify } from '../../src/engine/index.js';
import { call, STAFFED, type HostName } from './host-support.js';
import { COURSES } from './package-site.js';
import { berlin, CLIENT, NOW, TestBackend } from './support.js';

const OTHER = { ...CLIENT, firstName: 'Otto', lastName: 'Other', email: 'otto@example.com' };
const DAY = 24 * 60;

describe('A85 what is stored about a client', () => {
  let backend: TestBackend;
  beforeEach(() => {
    const [massage, ...services] = STAFFED.services;
    const fields = [{ id: 'why', label: 'Why do you come?', kind: 'text' as const }];
    backend = new TestBackend({
      ...STAFFED,
      managePage: 'https://www.example.com/manage',
      services: [{ ...massage!, fields }, ...services],
    });
  });

  const exported = (email: string, host: HostName = 'owner') =>
    call<ClientExport>(backend, host, '/clients/export', { email });
  const erase = (email: string, host: HostName = 'owner') =>
    call<ClientErasure>(backend, host, '/clients/erase', { email });

  it('is given to the owner as a whole, whatever the case of the address, and nothing about others', async () => {
    const client = { ...CLIENT, phone: '+49 30 1234567', notes: 'my back' };
    const { body: first } = await backend.book({ client, answers: { why: 'a fall' } });
    const { body: second } = await backend.book({ client, start: berlin('03-04T10:00') });
    await backend.cancel(second);
    await backend.book({ client: OTHER });
    const { body, status } = await exported('CLEO@example.com');
    expect(status).to.equal(200);
    expect(body.bookings.map(({ id, state }) => [id, state])).to.have.deep.members([
      [first.id, 'confirmed'],
      [second.id, 'cancelled'],
    ]);
    const cancelled = body.bookings.find(({ id }) => id === second.id)!;
    expect(body.bookings.find(({ id }) => id === first.id)!.answers).to.deep.equal({ why: 'a fall' });
    expect(cancelled.client).to.deep.include(client);
    expect(cancelled.history.map(({ kind }) => kind)).to.deep.equal(['booked', 'cancelled']);
    expect(body.notices.length).to.be.above(0);
    expect(body.requests).to.have.deep.members([
      { booking: first.id, until: NOW + 2 * DAY },
      { booking: second.id, until: NOW + 2 * DAY },
    ]);
    const text = JSON.stringify(body);
    for (const secret of ['tto', 'Other', 'tokenHash', 'salt', first.token!]) expect(text).not.to.include(secret);
  });

  it('is found whatever the case of the address, in letters of any script and whatever the language of the database', async () => {
    const { body } = await backend.book({ client: { ...CLIENT, email: 'ÄNNE@example.com' } });
    const { body: found } = await exported('änne@example.com');
    expect(found.bookings.map(({ id }) => id)).to.deep.equal([body.id]);
  });

  it('is nowhere any more once the client is erased; the bookings of others are as they were', async () => {
    const client = { ...CLIENT, phone: '+49 30 1234567', notes: 'my back' };
    const { body: mine } = await backend.book({ client, answers: { why: 'a fall' } });
    await backend.book({ client, start: berlin('03-04T10:00') });
    const { body: others } = await backend.book({ client: OTHER, start: berlin('03-05T10:00') }, 'others');
    const before = await backend.state();
    expect((await erase('cleo@EXAMPLE.com')).body).to.deep.equal({ bookings: 2 });
    const after = await backend.state();
    const text = JSON.stringify(after);
    for (const part of ['cleo', 'Cleo', 'Client"', '1234567', 'my back', 'a fall']) expect(text).not.to.include(part);
    expect(after.bookings[others.id]).to.deep.equal(before.bookings[others.id]);
    expect((await backend.book({ client: OTHER, start: berlin('03-05T10:00') }, 'others')).body.id).to.equal(others.id);
    expect(after.outbox.filter(({ booking }) => booking.id === others.id)).to.deep.equal(
      before.outbox.filter(({ booking }) => booking.id === others.id),
    );
    expect(after.outbox.filter(({ booking }) => booking.id === mine.id).map(({ kind }) => kind)).to.deep.equal([
      'specialist-notice',
    ]);
    expect(Object.keys(after.keys)).to.have.length(1);
    const { body } = await exported(CLIENT.email);
    expect([body.bookings, body.notices, body.requests]).to.deep.equal([[], [], []]);
    expect((await erase(CLIENT.email)).body).to.deep.equal({ bookings: 0 });
  });

  it('leaves the time taken, the ledger as it was, and records that still verify', async () => {
    const { body: mine } = await backend.book();
    const before = await backend.state();
    await erase(CLIENT.email);
    const after = await backend.state();
    expect(after.claims).to.deep.equal(before.claims);
    expect(after.ledger).to.deep.equal(before.ledger);
    const { record, version, state } = after.bookings[mine.id]!;
    expect(record).to.deep.equal(before.bookings[mine.id]!.record);
    expect(verify(record)).to.deep.equal({ holds: true });
    expect([version, state]).to.deep.equal([2, 'confirmed']);
    expect((await backend.read(mine.id, mine.token)).body.email).to.equal('');
    expect((await backend.cancel(mine)).body).to.include({ state: 'cancelled' });
  });

  it("is the owner's alone to ask for, and to erase", async () => {
    await backend.book();
    for (const host of ['reader', 'ann'] as const) {
      expect((await exported(CLIENT.email, host)).status).to.equal(403);
      expect((await erase(CLIENT.email, host)).status).to.equal(403);
    }
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email":"cleo@example.com"}',
    };
    expect((await backend.send<ProblemBody>('/clients/erase', init)).body.code).to.equal('host-token-missing');
    expect((await call<ProblemBody>(backend, 'owner', '/clients/erase', { mail: 'x' })).body.code).to.equal(
      'validation',
    );
    expect((await exported(CLIENT.email)).body.bookings).to.have.length(1);
  });

  it('is remembered for retries and holds no longer than 72 hours, and for 24 at least', async () => {
    await backend.book({}, 'a-key');
    const time = { service: 'massage', duration: 60, start: berlin('03-06T10:00') };
    expect((await backend.hold(time)).status).to.equal(201);
    const kept = async (now: number): Promise<[keys: number, holds: number]> => {
      await backend.store.tidy('practice', now);
      const { keys, claims } = await backend.state();
      return [Object.keys(keys).length, claims.filter(({ hold }) => hold !== undefined).length];
    };
    expect(await kept(NOW)).to.deep.equal([2, 1]);
    expect(await kept(NOW + DAY)).to.deep.equal([2, 0]);
    expect(await kept(NOW + 3 * DAY)).to.deep.equal([0, 0]);
    const { claims, bookings } = await backend.state();
    expect([claims.length, Object.keys(bookings).length]).to.deep.equal([1, 1]);
  });

  it('out of the package of a client who is erased nothing more is booked; what is booked can still be cancelled', async () => {
    backend = new TestBackend(COURSES);
    const order = <T>(path: string, day: string, more: object, token?: string) =>
      backend.send<T>(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': day,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({
          ...{ sessions: [{ service: 'treat', duration: 60, start: berlin(`${day}T10:00`) }], answers: {} },
          ...more,
        }),
      });
    const { body } = await order<TakenPackage>('/packages', '03-03', { package: 'course', client: CLIENT });
    await erase(CLIENT.email);
    const { status, body: refused } = await order<ProblemBody>(
      `/packages/${body.id}/sessions`,
      '03-10',
      {},
      body.token,
    );
    expect([status, refused.code]).to.deep.equal([422, 'not-bookable']);
    expect((await backend.cancel({ id: body.id, token: body.token })).body.state).to.equal('cancelled');
  });
});
