import { expect } from 'chai';
import type { Booking, ProblemBody } from '../../src/adapter/contract.js';
import { at, berlin, PRACTICE, TestBackend, type Answer } from './support.js';

describe('a booking and its link', () => {
  let backend: TestBackend;
  let booking: Booking;
  beforeEach(async () => {
    backend = new TestBackend();
    booking = (await backend.book()).body;
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  it('the token opens the booking; the answer does not hold the token again', async () => {
    const { status, body, response } = await backend.read(booking.id, booking.token);
    const { token, ...rest } = booking;
    expect(token).to.be.a('string');
    expect(status).to.equal(200);
    expect(body).to.deep.equal(rest);
    expect(response.headers.get('etag')).to.match(/^"1\.[\w-]+"$/);
  });

  it('is not sent again to whoever has it as it is; its tag names the version for a change', async () => {
    const ask = (tag: string): Promise<Answer<undefined>> =>
      backend.send(`/bookings/${booking.id}`, {
        headers: { authorization: `Bearer ${booking.token}`, 'if-none-match': tag },
      });
    const tag = (await backend.read(booking.id, booking.token)).response.headers.get('etag')!;
    const known = await ask(tag);
    expect([known.status, known.response.headers.get('etag'), known.body]).to.deep.equal([304, tag, undefined]);
    const moved = await backend.send<Booking>(`/bookings/${booking.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${booking.token}`, 'if-match': tag, 'content-type': 'application/json' },
      body: JSON.stringify({ start: berlin('03-04T10:00') }),
    });
    expect([moved.status, moved.body.version]).to.deep.equal([200, 2]);
    expect((await ask(tag)).status).to.equal(200);
    expect((await ask('"2"')).status).to.equal(200);
    const wrong = await backend.send(`/bookings/${booking.id}`, {
      headers: { authorization: 'Bearer no', 'if-none-match': tag },
    });
    expect(wrong.status).to.equal(404);
  });

  it('A80 no token, a wrong one and an unknown booking get the very same answer', async () => {
    const other = (await backend.book({ start: berlin('03-05T10:00') })).body;
    const answers = [
      await backend.read<ProblemBody>(booking.id, undefined),
      await backend.read<ProblemBody>(booking.id, 'wrong'),
      await backend.read<ProblemBody>(booking.id, other.token),
      await backend.read<ProblemBody>('nothing', booking.token),
      await backend.read<ProblemBody>('__proto__', booking.token),
      await backend.cancel<ProblemBody>({ id: booking.id, token: 'wrong' }),
      await backend.cancel<ProblemBody>({ id: 'nothing', token: booking.token }),
    ];
    for (const { status, body } of answers) {
      expect(status).to.equal(404);
      expect(body).to.deep.equal(answers[0]!.body);
    }
    expect((await backend.state()).bookings[booking.id]?.state).to.equal('confirmed');
  });

  it('A80 tokens have 128 bits or more, and only their hashes are stored', async () => {
    const other = (await backend.book()).body;
    expect(new Set([booking.token, other.token, booking.id, other.id]).size).to.equal(4);
    expect(atob(booking.token!.replaceAll('-', '+').replaceAll('_', '/'))).to.have.length.of.at.least(16);
    expect(JSON.stringify(await backend.state())).not.to.include(booking.token);
  });

  it('A17 cancelling twice gives the same answer twice, and changes the booking once', async () => {
    const [first, second] = [await backend.cancel(booking), await backend.cancel(booking)];
    expect([first.status, second.status]).to.deep.equal([200, 200]);
    expect(first.body).to.include({ state: 'cancelled', version: 2 });
    expect(second.body).to.deep.equal(first.body);
    expect((await backend.state()).ledger.map(({ kind }) => kind)).to.deep.equal(['booked', 'cancelled']);
  });

  it('A17 a past booking cannot be cancelled', async () => {
    backend.now = at(berlin('03-03T10:00'));
    const { status, body } = await backend.cancel<ProblemBody>(booking);
    expect([status, body.code]).to.deep.equal([409, 'too-late-to-change']);
  });

  it("A17 nor can one within the site's cancel notice", async () => {
    const strict = new TestBackend({ ...PRACTICE, cancelNotice: 1440 });
    const { body } = await strict.book();
    strict.now = at(berlin('03-02T10:00'));
    expect((await strict.cancel<ProblemBody>(body)).body.code).to.equal('too-late-to-change');
    strict.now -= 1;
    expect((await strict.cancel(body)).status).to.equal(200);
  });

  it('A18 a cancelled time can be booked at once, and never twice', async () => {
    await backend.book();
    const [, ...atOnce] = await Promise.all([backend.cancel(booking), backend.book(), backend.book()]);
    // Whether the two come before the cancellation or after it is the store's to say.
    const answers = [...atOnce, await backend.book()];
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409]);
    expect((await backend.state()).claims).to.have.length(2);
  });

  it('A81 reading changes nothing, so a preview of the link cannot cancel', async () => {
    const before = await backend.state();
    await backend.read(booking.id, booking.token);
    await backend.send(`/bookings/${booking.id}/cancel`, { headers: { authorization: `Bearer ${booking.token}` } });
    expect(await backend.state()).to.deep.equal(before);
  });
});
