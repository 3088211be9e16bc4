import { expect } from 'chai';
import type { Booking, HostBooking, ProblemBody } from '../../src/adapter/contract.js';
import { call, STAFFED, step as stepOf, type HostName } from './host-support.js';
import { berlin, TestBackend, type Answer } from './support.js';

describe("a host's steps", () => {
  let backend: TestBackend;
  let booking: Booking;
  beforeEach(async () => {
    backend = new TestBackend({ ...STAFFED, cancelNotice: 1440 });
    booking = (await backend.book({ service: 'talk', calendar: 'a', start: berlin('03-03T10:00') })).body;
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const step = <T = HostBooking>(name: string, host: HostName = 'owner', version?: number): Promise<Answer<T>> =>
    stepOf<T>(backend, host, booking.id, name, { version });
  const codeOf = async (name: string, host?: HostName): Promise<string> =>
    (await step<ProblemBody>(name, host)).body.code;
  const kinds = async (): Promise<string[]> => (await backend.state()).ledger.map(({ kind }) => kind);

  it('A17 a host cancels up to the start, whatever notice clients have to give, and all are told', async () => {
    backend.now = booking.start - 1;
    const { status, body } = await step('cancel', 'ann');
    expect([status, body.state, body.version]).to.deep.equal([200, 'cancelled', 2]);
    const { claims, outbox } = await backend.state();
    expect(claims).to.deep.equal([]);
    expect(outbox.slice(2).map(({ kind }) => kind)).to.deep.equal(['client-cancellation', 'specialist-cancellation']);
    expect((await backend.read(booking.id, booking.token)).body.state).to.equal('cancelled');
  });

  it('A17 cancelling twice changes the booking once; after the start it is too late', async () => {
    const [first, second] = await Promise.all([step('cancel', 'owner', 1), step('cancel', 'ann', 1)]);
    expect([first.status, second.status].sort()).to.deep.equal([200, 412]);
    expect((await step('cancel')).body).to.include({ state: 'cancelled', version: 2 });
    expect(await kinds()).to.deep.equal(['booked', 'cancelled']);
    booking = (await backend.book({ service: 'talk', calendar: 'a', start: berlin('03-04T10:00') })).body;
    backend.now = booking.start;
    expect(await codeOf('cancel')).to.equal('too-late-to-change');
  });

  it('DS-14 who did not come is a no-show from the start on: a line in the ledger, once', async () => {
    expect(await codeOf('no-show')).to.equal('wrong-state');
    backend.now = booking.start;
    const { status, body } = await step('no-show', 'ann');
    expect([status, body.state, body.version]).to.deep.equal([200, 'no-show', 2]);
    expect((await step('no-show')).body).to.deep.equal(body);
    expect((await backend.state()).ledger.slice(1)).to.have.length(1);
    expect((await backend.state()).ledger.at(-1)).to.deep.include({ kind: 'no-show', calendar: 'a', at: backend.now });
  });

  it('RA-3 a no-show and a cancelled booking stay what they are', async () => {
    backend.now = booking.start;
    await step('no-show');
    expect(await codeOf('cancel')).to.equal('too-late-to-change');
    expect(await codeOf('reassign')).to.equal('wrong-state');
    const other = (await backend.book({ service: 'talk', calendar: 'a', start: berlin('03-05T10:00') })).body;
    booking = other;
    await step('cancel');
    backend.now = other.start;
    expect(await codeOf('no-show')).to.equal('wrong-state');
    expect(await codeOf('reassign')).to.equal('wrong-state');
  });

  it('A16 a step names the version that the host has in view; without, or with another one, nothing changes', async () => {
    backend.now = booking.start - 1;
    for (const name of ['accept', 'decline', 'no-show', 'reassign', 'cancel']) {
      const none = await call<ProblemBody>(backend, 'owner', `/bookings/${booking.id}/${name}`, {});
      expect([none.status, none.body.code], name).to.deep.equal([428, 'version-missing']);
      const other = await step<ProblemBody>(name, 'owner', 7);
      expect([other.status, other.body.code], name).to.deep.equal([412, 'version-mismatch']);
    }
    expect(await kinds()).to.deep.equal(['booked']);
  });

  it('only hosts may, who can change the booking', async () => {
    for (const name of ['cancel', 'no-show']) {
      expect(await codeOf(name, 'reader')).to.equal('not-allowed');
      expect(await codeOf(name, 'bob')).to.equal('not-found');
    }
    const path = `/bookings/${booking.id}/no-show`;
    const headers = { authorization: `Bearer ${booking.token}` };
    expect((await backend.send(path, { method: 'POST', headers })).status).to.equal(401);
    expect(await kinds()).to.deep.equal(['booked']);
  });
});
