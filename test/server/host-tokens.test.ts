import { expect } from 'chai';
import type { Booking, HostBooking, ProblemBody } from '../../src/adapter/contract.js';
import { choiceOfOne } from '../support/choice-of-one.js';
import { call, HOST_TOKENS, STAFFED, tokenOf } from './host-support.js';
import { CLIENT, TestBackend } from './support.js';

describe('hosts and their tokens', () => {
  let backend: TestBackend;
  let booking: Booking;
  beforeEach(async () => {
    backend = new TestBackend(STAFFED);
    booking = (await backend.book({ service: 'talk', calendar: 'a' })).body;
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  it('HS-1 an owner, a reader and whoever serves see a booking with its client and the reason of the choice', async () => {
    for (const host of ['owner', 'reader', 'ann'] as const) {
      const { status, body } = await call<HostBooking>(backend, host, `/bookings/${booking.id}`);
      expect(status).to.equal(200);
      expect(body.client).to.deep.equal(CLIENT);
      expect(body.hosts).to.deep.equal(['a']);
      expect(choiceOfOne(body.record).chosen).to.equal('a');
      expect(JSON.stringify(body)).not.to.match(/salt|tokenHash/);
    }
  });

  it('A80 a practitioner gets the same answer about the booking of another as about none', async () => {
    const others = await call<ProblemBody>(backend, 'bob', `/bookings/${booking.id}`);
    const none = await call<ProblemBody>(backend, 'bob', '/bookings/nothing');
    expect([others.status, others.body]).to.deep.equal([404, none.body]);
  });

  it("a client's token shows the client's view only, and a stranger's nothing", async () => {
    const { body } = await backend.read<HostBooking>(booking.id, booking.token);
    expect(body).not.to.have.any.keys('client', 'record', 'hosts', 'answers');
    expect((await backend.read(booking.id, 'token-of-nobody')).status).to.equal(404);
  });

  it('A81 neither tokens nor their hashes are in the catalog or in any answer', async () => {
    const answers = await Promise.all([
      backend.send('/catalog'),
      backend.send('/capabilities'),
      call(backend, 'owner', `/bookings/${booking.id}`),
    ]);
    const text = JSON.stringify(answers.map(({ body }) => body));
    for (const { hash } of HOST_TOKENS) expect(text).not.to.include(hash);
    expect(text).not.to.include(tokenOf('owner'));
  });

  it('a site without hosts opens to no token, not even an empty one', async () => {
    const closed = new TestBackend();
    const { id } = (await closed.book()).body;
    for (const token of [tokenOf('owner'), '', undefined]) expect((await closed.read(id, token)).status).to.equal(404);
  });
});
