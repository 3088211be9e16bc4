import { expect } from 'chai';
import type { Booking } from '../../src/adapter/contract.js';
import { deliverDue } from '../../src/server/delivery/deliver.js';
import type { Message, SiteFile } from '../../src/server/index.js';
import { STAFFED, step } from './host-support.js';
import { berlin, TestBackend } from './support.js';

const SITE: SiteFile = { ...STAFFED, reminders: [1440, 60], tellsOfReassignment: false };
/** Two days and two hours after the tests' beginning. */
const START = berlin('03-04T10:00');

describe('reminders', () => {
  let backend: TestBackend;
  let sent: Message[];
  beforeEach(() => given());
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  function given(parts: Partial<SiteFile> = {}): void {
    backend = new TestBackend({ ...SITE, ...parts });
    sent = [];
  }
  const book = async (start = START): Promise<Booking> =>
    (await backend.book({ service: 'talk', calendar: 'a', start })).body;
  const deliver = (): Promise<void> =>
    deliverDue({
      store: backend.store,
      sites: [backend.hosted],
      clock: () => backend.now,
      send: async (_site, message) => void sent.push(message),
    });
  /** The next moment at which there is something to deliver. */
  const nextDue = async (): Promise<number> =>
    Math.min(...(await backend.state()).outbox.map(({ next, leased }) => Math.max(next ?? Infinity, leased ?? 0)));
  /** Lets time pass to an instant, with a look at the outbox whenever something is due, and gives what has been sent. */
  const passTo = async (instant: number): Promise<string[]> => {
    sent = [];
    for (let due = await nextDue(); due <= instant; due = await nextDue()) {
      backend.now = Math.max(backend.now, due);
      await deliver();
    }
    backend.now = instant;
    await deliver();
    return sent.map(({ kind }) => kind).sort();
  };
  const move = (booking: Booking, start: string): Promise<unknown> =>
    backend.send(`/bookings/${booking.id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${booking.token}`,
        'content-type': 'application/json',
        'if-match': `"${booking.version}"`,
      },
      body: JSON.stringify({ start }),
    });

  it('FL-9 the client is reminded at each of the times the site has set, once, with time and place', async () => {
    const { start } = await book();
    expect(await passTo(start - 1441)).to.deep.equal(['client-confirmation', 'specialist-notice']);
    expect(await passTo(start - 1440)).to.deep.equal(['client-reminder']);
    expect(sent[0]!.subject).to.include('Reminder').and.to.include('Talk').and.to.include('10:00');
    expect(await passTo(start - 61)).to.deep.equal([]);
    expect(await passTo(start - 60)).to.deep.equal(['client-reminder']);
    expect(await passTo(start + 1440)).to.deep.equal([]);
    expect((await backend.state()).outbox).to.deep.equal([]);
  });

  it('FL-9 those who serve are reminded where the site wants it', async () => {
    given({ reminders: [], specialistReminders: [30] });
    const { start } = await book();
    await deliver();
    expect(await passTo(start)).to.deep.equal(['specialist-reminder']);
    expect(sent[0]!.to).to.equal('ann@practice.example');
  });

  it('FL-9 a site that sets none sends none', async () => {
    given({ reminders: [] });
    const { start } = await book();
    await deliver();
    expect(await passTo(start)).to.deep.equal([]);
  });

  it('FL-9 a time that had passed when the booking was made reminds nobody', async () => {
    const { start } = await book(berlin('03-02T10:00'));
    await deliver();
    expect(await passTo(start)).to.deep.equal(['client-reminder']);
    given({ reminders: [120] });
    await book(berlin('03-02T10:00'));
    await deliver();
    expect(sent.map(({ kind }) => kind)).to.include('client-confirmation');
    expect(await passTo(start)).to.deep.equal([]);
  });

  it('FL-9 after a move the reminders go with the new time alone', async () => {
    const booking = await book();
    await move(booking, berlin('03-06T14:00'));
    await deliver();
    const moved = (await backend.read(booking.id, booking.token)).body;
    expect(await passTo(moved.start - 1441)).to.deep.equal([]);
    expect(await passTo(moved.start)).to.deep.equal(['client-reminder', 'client-reminder']);
    for (const { subject } of sent) expect(subject).to.include('14:00');
  });

  it('FL-9 a cancelled booking reminds nobody, though nothing was delivered between', async () => {
    given({ specialistReminders: [60] });
    const booking = await book();
    await deliver();
    backend.now = booking.start - 61;
    await backend.cancel(booking);
    backend.now += 1;
    sent = [];
    await deliver();
    expect(sent.map(({ kind }) => kind).sort()).to.deep.equal(['client-cancellation', 'specialist-cancellation']);
    expect(await passTo(booking.start)).to.deep.equal([]);
  });

  it('FL-9 after a reassignment the new person is reminded, and the client once', async () => {
    given({ reminders: [60], specialistReminders: [60] });
    const booking = await book();
    await step(backend, 'owner', booking.id, 'reassign', { body: { to: 'b' } });
    await deliver();
    expect(await passTo(booking.start)).to.deep.equal(['client-reminder', 'specialist-reminder']);
    expect(sent.map(({ to }) => to)).to.include('bob@practice.example');
    const [{ text } = { text: '' }] = sent.filter(({ kind }) => kind === 'client-reminder');
    expect(text).to.include('Bob').and.not.to.include('Ann');
  });

  it('FL-11 a booking that waits for a yes reminds nobody; with the yes it does', async () => {
    const services = STAFFED.services.map((service) => ({ ...service, approval: true }));
    given({ services });
    const booking = await book();
    await deliver();
    expect(await passTo(booking.start - 120)).to.deep.equal([]);
    await step(backend, 'ann', booking.id, 'accept');
    await deliver();
    expect(await passTo(booking.start)).to.deep.equal(['client-reminder']);
  });

  it('FL-9 a process that died with a reminder in hand keeps nobody from being reminded, once', async () => {
    const { start } = await book();
    await deliver();
    backend.now = start - 60;
    await backend.store.outbox.take('practice', backend.now, backend.now + 5, 10, ['mail']);
    sent = [];
    await deliver();
    expect(sent).to.deep.equal([]);
    expect(await passTo(start)).to.deep.equal(['client-reminder']);
  });

  it('FL-9 nobody is reminded of what has begun, and of two reminders that wait the later is enough', async () => {
    const { start } = await book();
    await deliver();
    backend.now = start - 30;
    sent = [];
    await deliver();
    expect(sent.map(({ kind }) => kind)).to.deep.equal(['client-reminder']);
    given();
    await book();
    await deliver();
    backend.now = start;
    sent = [];
    await deliver();
    expect(sent).to.deep.equal([]);
  });
});
