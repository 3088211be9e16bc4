import { expect } from 'chai';
import type { Booking } from '../../src/adapter/contract.js';
import { deliverDue, Undeliverable, type Delivery } from '../../src/server/delivery/deliver.js';
import type { Message } from '../../src/server/index.js';
import { STAFFED, step } from './host-support.js';
import { at, berlin, PRACTICE, SENDER, TestBackend } from './support.js';

/** Four days after the tests' beginning. */
const LATER = { start: berlin('03-06T10:00') };

describe('delivery', () => {
  let backend: TestBackend;
  let sent: Message[];
  let failures: string[];
  let dropped: number;
  /** Throws for messages that can't be sent. */
  let refuse: (message: Message) => void;

  beforeEach(() => {
    backend = new TestBackend();
    sent = [];
    failures = [];
    dropped = 0;
    refuse = () => {};
  });

  const delivery = (): Delivery => ({
    store: backend.store,
    sites: [backend.hosted],
    clock: () => backend.now,
    sender: SENDER,
    send: async (_site, message) => {
      refuse(message);
      sent.push(message);
    },
    onFailure: (_site, { kind }, failure, last) => failures.push(`${kind}: ${failure}${last ? ', given up' : ''}`),
    onDropped: (_site, count) => (dropped += count),
  });
  const deliver = (): Promise<void> => deliverDue(delivery());
  const kinds = (): string[] => sent.map(({ kind }) => kind).sort();
  const waiting = async (): Promise<string[]> => (await backend.state()).outbox.map(({ kind }) => kind).sort();
  const undelivered = () => backend.store.outbox.undelivered('practice');

  it('FL-9 what is due is sent once, and forgotten', async () => {
    const { body } = await backend.book();
    await deliver();
    expect(kinds()).to.deep.equal(['client-confirmation', 'specialist-notice']);
    expect(sent.map(({ booking }) => booking)).to.deep.equal([body.id, body.id]);
    expect((await backend.state()).outbox).to.deep.equal([]);
    await deliver();
    expect(sent).to.have.length(2);
  });

  it('FL-9 more than one batch is sent', async () => {
    for (let hour = 9; hour < 16; hour++) {
      for (const day of ['03-03', '03-04']) {
        await backend.book({ start: `2026-${day}T${String(hour).padStart(2, '0')}:00+01:00[Europe/Berlin]` });
      }
    }
    await deliver();
    expect(sent).to.have.length(28);
  });

  it('FL-9 two workers never send the same at once', async () => {
    for (let i = 0; i < 2; i++) await backend.book();
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(new Set(sent.map(({ id }) => id)).size).to.equal(4);
    expect(sent).to.have.length(4);
  });

  it('FL-9 what fails waits longer each time, and the others go out meanwhile', async () => {
    await backend.book();
    refuse = ({ kind }) => {
      if (kind === 'client-confirmation')
        throw Object.assign(new Error('to cleo@example.com'), { code: 'ECONNECTION' });
    };
    await deliver();
    await deliver();
    expect(failures).to.deep.equal(['client-confirmation: ECONNECTION']);
    backend.now += 1;
    await deliver();
    backend.now += 1;
    await deliver();
    expect(failures).to.have.length(2);
    refuse = () => {};
    backend.now += 1;
    await deliver();
    expect(kinds()).to.deep.equal(['client-confirmation', 'specialist-notice']);
  });

  it('FL-9 what keeps failing is given up in the end, kept and shown, and names nobody', async () => {
    await backend.book(LATER);
    refuse = () => {
      throw Object.assign(new Error('no cleo@example.com here'), { code: 'EENVELOPE', responseCode: 450 });
    };
    for (let i = 0; i < 48; i++) {
      await deliver();
      backend.now += 60;
    }
    expect(failures).to.have.length(2 * 9);
    expect(failures.at(-1)).to.include('given up');
    const dead = await undelivered();
    expect(dead.map(({ kind, attempts, failure }) => [kind, attempts, failure])).to.have.deep.members([
      ['client-confirmation', 9, 'EENVELOPE 450'],
      ['specialist-notice', 9, 'EENVELOPE 450'],
    ]);
  });

  it('FL-9 what can never be sent is given up at once', async () => {
    await backend.book();
    refuse = () => {
      throw new Undeliverable('The address was refused.');
    };
    await deliver();
    expect((await undelivered()).map(({ failure }) => failure)).to.deep.equal(
      Array(2).fill('The address was refused.'),
    );
  });

  it('FL-9 a notice for a specialist whom no mail reaches is kept for the host to see', async () => {
    await backend.book({ service: 'class' });
    await deliver();
    expect(kinds()).to.deep.equal(['client-confirmation']);
    expect((await undelivered()).map(({ kind }) => kind)).to.deep.equal(['specialist-notice']);
  });

  it('FL-9 what a process took with it when it died is sent by another, under the same name', async () => {
    await backend.book();
    const before = await backend.messages();
    await backend.store.outbox.take('practice', backend.now, backend.now + 5, 10, ['mail']);
    await deliver();
    expect(sent).to.deep.equal([]);
    backend.now += 5;
    await deliver();
    expect(sent).to.have.deep.members(before);
  });

  it('FL-9 whoever comes back late decides no more on what another has taken since', async () => {
    await backend.book();
    const { outbox } = backend.store;
    const [late] = await outbox.take('practice', backend.now, backend.now + 5, 1, ['mail']);
    backend.now += 5;
    await outbox.take('practice', backend.now, backend.now + 5, 2, ['mail']);
    await outbox.failed('practice', late!, 'too late', undefined);
    expect(await undelivered()).to.deep.equal([]);
    await outbox.delivered('practice', late!.id);
    expect((await backend.state()).outbox).to.have.length(1);
  });

  it('FL-9 a confirmation that is tried again never comes after the cancellation: nobody gets it any more', async () => {
    const { body } = await backend.book(LATER);
    refuse = () => {
      throw Object.assign(new Error(), { code: 'ECONNECTION' });
    };
    await deliver();
    refuse = () => {};
    await backend.cancel(body);
    await deliver();
    expect(kinds()).to.deep.equal(['client-cancellation', 'specialist-cancellation']);
    backend.now += 60;
    await deliver();
    expect(sent).to.have.length(2);
    expect(await waiting()).to.deep.equal([]);
  });

  it('FL-9 while somebody has the confirmation in hand, the cancellation waits; then it comes alone', async () => {
    const { body } = await backend.book(LATER);
    const { outbox } = backend.store;
    const inHand = await outbox.take('practice', backend.now, backend.now + 5, 10, ['mail']);
    await backend.cancel(body);
    await deliver();
    expect(sent).to.deep.equal([]);
    await outbox.delivered('practice', inHand[0]!.id);
    await outbox.failed('practice', inHand[1]!, 'slow', backend.now + 1);
    backend.now += 1;
    await deliver();
    expect(kinds()).to.deep.equal(['client-cancellation', 'specialist-cancellation']);
    expect(await waiting()).to.deep.equal([]);
  });

  describe('A89 of a booking that its client moves again and again', () => {
    const move = async ({ id, token }: Booking, start: string): Promise<number> => {
      const version = (await backend.store.booking('practice', id))!.version;
      const { status } = await backend.send(`/bookings/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'if-match': `"${version}"` },
        body: JSON.stringify({ start: berlin(start) }),
      });
      return status;
    };
    const toClient = (): Message[] => sent.filter(({ kind }) => kind.startsWith('client'));
    const after = async (minutes: number): Promise<void> => {
      backend.now += minutes;
      await deliver();
    };
    let booking: Booking;
    beforeEach(async () => {
      booking = (await backend.book(LATER)).body;
      await move(booking, '03-05T10:00');
      await deliver();
      sent = [];
    });

    it('the mail about a first move goes out at once, one about those that follow within minutes, and it tells of the last', async () => {
      for (const start of ['03-05T11:00', '03-05T12:00', '03-05T13:00']) {
        expect(await move(booking, start)).to.equal(200);
        await after(1);
      }
      expect(toClient()).to.deep.equal([]);
      expect(kinds()).to.deep.equal(Array(3).fill('specialist-change'));
      await after(4);
      const [mail, ...others] = toClient();
      expect([mail!.kind, others]).to.deep.equal(['client-change', []]);
      expect(mail!.text).to.include('13:00');
      expect(mail!.calendarFile)
        .to.include(`UID:${booking.id}@`)
        .and.to.include('SEQUENCE:4')
        .and.to.include('DTSTART:20260305T120000Z');
      expect((await backend.state()).outbox).to.deep.equal([]);
    });

    it('is told of a move at once again where some time has passed since the last', async () => {
      backend.now += 5;
      await move(booking, '03-05T11:00');
      await deliver();
      expect(toClient().map(({ kind }) => kind)).to.deep.equal(['client-change']);
    });

    it('is told at once that it was cancelled, and of the move no more', async () => {
      await move(booking, '03-05T11:00');
      await backend.cancel(booking);
      await deliver();
      await after(10);
      expect(toClient().map(({ kind }) => kind)).to.deep.equal(['client-cancellation']);
    });

    it('is told before the session begins', async () => {
      backend = new TestBackend({ ...PRACTICE, services: PRACTICE.services.map((one) => ({ ...one, notice: 0 })) });
      booking = (await backend.book({ start: berlin('03-02T09:00') })).body;
      backend.now = at(berlin('03-02T09:00')) - 3;
      await move(booking, '03-02T10:00');
      expect(await move(booking, '03-02T09:00')).to.equal(200);
      await after(3);
      expect(toClient().map(({ text }) => text.includes('9:00'))).to.deep.equal([true]);
    });
  });

  it('FL-9 what others are told of the same booking, and what the same one is told of others, stays', async () => {
    backend = new TestBackend({ ...STAFFED, tellsOfReassignment: false });
    await backend.book(LATER);
    const { body } = await backend.book({ ...LATER, service: 'talk', calendar: 'a', start: berlin('03-06T14:00') });
    await step(backend, 'owner', body.id, 'reassign', { body: { to: 'b' } });
    await deliver();
    expect(kinds()).to.deep.equal([
      ...['client-confirmation', 'client-confirmation', 'specialist-notice'],
      ...['specialist-reassigned-from', 'specialist-reassigned-to'],
    ]);
  });

  it('FL-9 after days without a mail server, what is too old is dropped and counted, the rest is sent', async () => {
    await backend.book();
    const withoutMail = { ...delivery(), send: undefined };
    await deliverDue(withoutMail);
    backend.now += 47 * 60;
    await deliverDue(withoutMail);
    expect([dropped, sent.length]).to.deep.equal([2, 0]);
    await backend.book(LATER);
    await backend.book({ ...LATER, start: berlin('03-06T11:00') });
    backend.now += 24 * 60;
    await deliver();
    expect([dropped, sent.length]).to.deep.equal([2, 4]);
  });

  it('FL-9 no confirmation of a session that is over, however little it has waited', async () => {
    await backend.book({ start: berlin('03-02T10:00') });
    backend.now += 2 * 60 + 59;
    await backend.store.outbox.take('practice', backend.now, backend.now + 1, 10, ['mail']);
    await deliver();
    expect([dropped, sent.length, (await waiting()).length]).to.deep.equal([0, 0, 2]);
    backend.now += 1;
    await deliver();
    expect([dropped, sent.length, await waiting()]).to.deep.equal([2, 0, []]);
  });

  it('FL-9 what could not be delivered is shown to the host for a month, and then dropped too', async () => {
    await backend.book();
    refuse = () => {
      throw new Undeliverable('The address was refused.');
    };
    await deliver();
    const day = 24 * 60;
    for (backend.now += 30 * day; dropped === 0; backend.now += day) {
      expect(await undelivered()).to.have.length(2);
      await deliver();
      if (backend.now > (await backend.state()).ledger[0]!.at + 33 * day) break;
    }
    expect(dropped).to.equal(2);
    expect(await undelivered()).to.deep.equal([]);
  });
});
