import { expect } from 'chai';
import { AppointmentsFlow } from '../../src/booking/appointments/appointments-flow.js';
import { readLink } from '../../src/booking/appointments/link.js';
import type { Moving } from '../../src/booking/appointments/state.js';
import { fakeSurroundings, type FakeSurroundings } from '../support/fake-surroundings.js';
import { aBooking, ALL, LIST_TOKEN, ONE, OwnBookings, TOKEN } from '../support/own-bookings.js';
import { NOW, refuse } from '../support/scripted-backend.js';
import type { Booking } from '../../src/adapter/contract.js';

const OFFLINE = refuse('offline', { retryable: true });

describe("A client's own bookings", () => {
  let backend: OwnBookings;
  let page: FakeSurroundings;
  let flow: AppointmentsFlow;
  let told: string[];
  const ends: (() => void)[] = [];
  beforeEach(() => {
    backend = new OwnBookings();
    page = fakeSurroundings(NOW);
    told = [];
  });
  afterEach(() => ends.splice(0).forEach((end) => end()));

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const open = async (link = ONE): Promise<void> => {
    flow = new AppointmentsFlow(backend, link, { zone: 'UTC' }, page);
    for (const type of ['rota-moved', 'rota-cancelled', 'rota-trouble'])
      flow.addEventListener(type, () => told.push(type));
    ends.push(flow.subscribe(() => undefined));
    await settle();
  };
  const shown = (): { upcoming: string[]; past: string[] } => {
    const { bookings } = flow.state;
    if (bookings.status !== 'ready') throw new Error(`The bookings are ${bookings.status}.`);
    const { upcoming, past } = bookings.value;
    return { upcoming: upcoming.map(({ id }) => id), past: past.map(({ id }) => id) };
  };
  const mine = (): Booking => backend.bookings[0]!;
  const task = (): Moving => flow.state.task as Moving;
  /** Chooses the time so many minutes after the start of the tests. */
  const chooseAt = async (minutes: number): Promise<void> => {
    flow.startMove(mine());
    ends.push(task().flow.subscribe(() => undefined));
    await settle();
    task().flow.takeStart({ start: NOW + minutes, left: 1 });
    await settle();
  };

  describe('by a link', () => {
    it('A81 reads what stands behind the #, and leaves the anchors of the page alone', () => {
      expect(readLink(`#${ONE}`)).to.deep.equal({ opens: 'one', id: 'booking-of-the-client', token: TOKEN });
      expect(readLink(ALL)).to.deep.equal({ opens: 'all', token: LIST_TOKEN });
      for (const anchor of ['', '#', '#contact', '#section.1', '#/route/to.here', '#a-long-anchor-without-a-token'])
        expect(readLink(anchor), anchor).to.equal(undefined);
      for (const cut of ['#appointments', '#appointments.', '#appointments.abc', '#booking-of-the-client.tok'])
        expect(readLink(cut), cut).to.equal('incomplete');
    });

    it('FL-8 one booking is shown, with what can be done', async () => {
      await open();
      expect(shown()).to.deep.equal({ upcoming: ['booking-of-the-client'], past: [] });
      expect(flow.state.can).to.deep.equal({ cancel: true, move: true, sendLink: true });
    });

    it('FL-8 of all, those to come stand first, the next one on top; then the others, the latest first', async () => {
      const at = (id: string, start: number, parts: Partial<Booking> = {}): Booking =>
        aBooking({ id, start, ...parts });
      backend.bookings = [
        at('later', NOW + 900),
        at('cancelled', NOW + 800, { state: 'cancelled' }),
        at('next', NOW + 60),
        at('going-on', NOW - 30),
        at('over', NOW - 60),
        at('missed', NOW - 900, { state: 'no-show' }),
      ];
      await open(ALL);
      expect(shown()).to.deep.equal({ upcoming: ['going-on', 'next', 'later'], past: ['cancelled', 'over', 'missed'] });
    });

    it('FL-8 what is over while the page is open moves to the past, by the clock of the backend', async () => {
      page = fakeSurroundings(NOW - 5000);
      backend.bookings = [aBooking({ start: NOW - 59 })];
      await open();
      expect(shown().upcoming).to.have.length(1);
      await page.clock.advance(60_000);
      await settle();
      expect(shown()).to.deep.equal({ upcoming: [], past: ['booking-of-the-client'] });
    });

    it('FL-8 older ones come when asked for', async () => {
      backend.next = '1.x';
      backend.older = [aBooking({ id: 'old', start: NOW - 9000 })];
      await open(ALL);
      backend.next = undefined;
      await flow.more();
      backend.next = '1.x';
      page.revisit();
      await settle();
      expect(shown().past).to.deep.equal(['old']);
      expect(flow.state.bookings).to.have.nested.property('value.more', false);
    });

    it('a link that opens nothing any more leads to the form, and so does one of which a part is missing', async () => {
      await open(`booking-of-the-client.${'x'.repeat(40)}`);
      expect([flow.state.fault, flow.state.opens]).to.deep.equal(['expired', undefined]);
      await open(`appointments.${'x'.repeat(40)}`);
      expect(flow.state.fault).to.equal('expired');
      await open('appointments.x');
      expect([flow.state.fault, flow.state.opens]).to.deep.equal(['incomplete', undefined]);
      await open('');
      expect([flow.state.fault, flow.state.opens]).to.deep.equal([undefined, undefined]);
    });

    it('RC-5 offline it says so, and loads as soon as the browser is back', async () => {
      backend.before.booking.push(OFFLINE);
      await open();
      expect(flow.state.bookings).to.have.nested.property('trouble.code', 'offline');
      page.comeOnline();
      await settle();
      expect(shown().upcoming).to.have.length(1);
    });

    it('looks again when the client comes back to the page', async () => {
      await open();
      backend.bookings = [aBooking({ start: NOW + 180, version: 2 })];
      page.revisit();
      await settle();
      expect(flow.state.bookings).to.have.nested.property('value.upcoming[0].start', NOW + 180);
    });
  });

  describe('cancelling', () => {
    it('FL-8 asks first, then cancels, and says what became of it', async () => {
      await open();
      flow.askToCancel(mine());
      expect(backend.calls).to.deep.equal([]);
      await flow.cancel();
      expect(backend.calls).to.deep.equal([['cancel', 'booking-of-the-client', TOKEN]]);
      expect(shown()).to.deep.equal({ upcoming: [], past: ['booking-of-the-client'] });
      expect([flow.state.news?.kind, flow.state.task, told]).to.deep.equal([
        'cancelled',
        undefined,
        ['rota-cancelled'],
      ]);
    });

    it('whoever keeps the booking sends nothing', async () => {
      await open();
      flow.askToCancel(mine());
      flow.leave();
      await flow.cancel();
      expect([flow.state.task, backend.calls]).to.deep.equal([undefined, []]);
    });

    it('RC-4 a double click cancels once; after a lost answer it can be sent again', async () => {
      await open();
      flow.askToCancel(mine());
      backend.after.push(refuse('timed-out', { retryable: true }));
      await Promise.all([flow.cancel(), flow.cancel()]);
      expect(backend.calls).to.have.length(1);
      expect(flow.state.task).to.have.nested.property('trouble.code', 'timed-out');
      await flow.cancel();
      expect(flow.state.news?.kind).to.equal('cancelled');
    });

    it('FL-8 once it is too late, it says so and shows how the booking stands', async () => {
      await open();
      flow.askToCancel(mine());
      backend.before.change.push(refuse('too-late-to-change'));
      await flow.cancel();
      expect([flow.state.news?.kind, flow.state.task]).to.deep.equal(['too-late', undefined]);
      expect(shown().upcoming).to.have.length(1);
    });

    it('FL-8 is not offered after the deadline, nor of what is cancelled', async () => {
      backend.bookings = [aBooking({ changeableUntil: NOW })];
      await open();
      flow.askToCancel(mine());
      flow.startMove(mine());
      expect(flow.state.task).to.equal(undefined);
    });
  });

  describe('moving', () => {
    it('FL-8 shows the times, and moves to the chosen one in one call with the version in view', async () => {
      await open();
      await chooseAt(60);
      await flow.move();
      expect(backend.calls).to.deep.equal([
        ['move', 'booking-of-the-client', 1, { start: '2026-03-02T09:00+00:00[UTC]', duration: 60, calendar: null }],
      ]);
      expect([flow.state.news?.kind, flow.state.news?.before.start]).to.deep.equal(['moved', NOW + 120]);
      expect(flow.state.bookings).to.have.nested.property('value.upcoming[0].start', NOW + 60);
      expect(told).to.deep.equal(['rota-moved']);
    });

    it('FL-8 keeps the person that the client chose, and shows that one’s times; anybody where the client says so', async () => {
      backend = new OwnBookings({ service: { assignment: 'client', anyAvailable: 'merged' } });
      backend.bookings = [aBooking({ assignedBy: 'client' })];
      await open();
      await chooseAt(60);
      expect(task().flow.state.specialist).to.equal('c0');
      flow.chooseSpecialist('any');
      await settle();
      expect(task().flow.state.specialist).to.equal('any');
      task().flow.takeStart({ start: NOW + 60, left: 1 });
      flow.chooseSpecialist('c0');
      await settle();
      task().flow.takeStart({ start: NOW + 60, left: 1 });
      await flow.move();
      expect(backend.calls).to.have.nested.property('[0][3].calendar', 'c0');
    });

    it('FL-8 the time that the booking has is free for it: it can move by less than its length', async () => {
      backend = new OwnBookings({ calendars: [{}], service: { grid: 30 } });
      backend.taken = [{ calendar: 'c0', busy: [[NOW + 120, NOW + 180]] }];
      await open();
      await chooseAt(90);
      await flow.move();
      expect(flow.state.news?.booking.start).to.equal(NOW + 90);
    });

    it('a link that has ended meanwhile is said to, and the form to ask for another shows', async () => {
      await open(ALL);
      await chooseAt(60);
      backend.before.change.push(refuse('not-found', { status: 404 }));
      await flow.move();
      expect([flow.state.fault, flow.state.opens, flow.state.task]).to.deep.equal(['expired', undefined, undefined]);
    });

    it('the time that it has already is no move', async () => {
      await open();
      await chooseAt(120);
      await flow.move();
      expect(backend.calls).to.deep.equal([]);
    });

    it('RC-3 where the new time is taken meanwhile the old one stands, others are offered, and the client picks again', async () => {
      await open();
      await chooseAt(60);
      const before = task().flow;
      backend.before.change.push(refuse('slot-taken', { status: 409, alternatives: [NOW + 180] }));
      await flow.move();
      expect(task().lost).to.deep.equal({ why: 'taken', alternatives: [NOW + 180] });
      expect(task().flow).not.to.equal(before);
      expect(mine()).to.include({ start: NOW + 120, version: 1 });
      ends.push(task().flow.subscribe(() => undefined));
      await settle();
      task().flow.takeStart({ start: NOW + 180, left: 1 });
      await flow.move();
      expect(flow.state.news?.booking.start).to.equal(NOW + 180);
    });

    it('RC-4 where the answer is lost, the same is sent again under the same key: it has moved, once', async () => {
      await open();
      await chooseAt(60);
      backend.after.push(refuse('timed-out', { retryable: true }));
      const moving = flow.move();
      await settle();
      expect(task().sending).to.equal('checking');
      await page.clock.advance(1_000);
      await moving;
      expect(flow.state.news?.kind).to.equal('moved');
      expect(mine().version).to.equal(2);
      expect(backend.calls).to.have.length(2);
      expect(new Set(backend.keys).size).to.equal(1);
    });

    it('RC-4 where no request arrives, the booking is as it was; the same is sent again under the same key', async () => {
      await open();
      await chooseAt(60);
      for (let i = 0; i < 4; i++) backend.before.change.push(refuse('unreachable', { retryable: true }));
      const moving = flow.move();
      await page.clock.advance(60_000);
      await moving;
      expect([task().trouble?.code, task().sending, mine().start]).to.deep.equal(['unreachable', 'idle', NOW + 120]);
      await flow.move();
      expect(flow.state.news?.kind).to.equal('moved');
      expect(new Set(backend.keys).size).to.equal(1);
    });

    it('RC-4 another time is sent under another key, once the first has a definite answer', async () => {
      await open();
      await chooseAt(60);
      backend.before.change.push(refuse('slot-taken', { status: 409 }));
      await flow.move();
      ends.push(task().flow.subscribe(() => undefined));
      await settle();
      task().flow.takeStart({ start: NOW + 180, left: 1 });
      await flow.move();
      expect(new Set(backend.keys).size).to.equal(2);
    });

    it('RC-5 offline it waits, and the client may leave the booking as it is meanwhile', async () => {
      await open();
      await chooseAt(60);
      backend.before.change.push(OFFLINE);
      const moving = flow.move();
      await settle();
      expect(task().sending).to.equal('waiting');
      flow.leave();
      await moving;
      expect([flow.state.task, flow.state.news, mine().start]).to.deep.equal([undefined, undefined, NOW + 120]);
      await page.clock.advance(120_000);
      expect(backend.calls).to.have.length(1);
    });

    it('RC-5 offline it goes out as soon as the browser is online again', async () => {
      await open();
      await chooseAt(60);
      backend.before.change.push(OFFLINE);
      const moving = flow.move();
      await settle();
      page.comeOnline();
      await moving;
      expect(flow.state.news?.kind).to.equal('moved');
    });

    it('I1 another language begins nothing anew: the time that is being chosen stays', async () => {
      await open();
      await chooseAt(60);
      const before = task();
      flow.setLocale('de');
      expect(task()).to.equal(before);
      expect(before.flow.state.start?.start).to.equal(NOW + 60);
    });

    it('A16 where somebody else has changed the booking meanwhile, that is shown, and nothing is written over it', async () => {
      await open();
      await chooseAt(60);
      backend.bookings = [aBooking({ start: NOW + 300, version: 2 })];
      await flow.move();
      expect([flow.state.news?.kind, flow.state.news?.booking.start]).to.deep.equal(['changed', NOW + 300]);
      expect(mine().start).to.equal(NOW + 300);
    });

    it('A16 a move that is sent again to a backend that knows no keys is known for done', async () => {
      backend.heedsKeys = false;
      await open();
      await chooseAt(60);
      backend.after.push(refuse('timed-out', { retryable: true }));
      const moving = flow.move();
      await page.clock.advance(1_000);
      await moving;
      expect(flow.state.news?.kind).to.equal('moved');
      expect(mine().version).to.equal(2);
    });

    it('is not offered of a meeting of several people, nor where the service is gone or the backend cannot', async () => {
      for (const parts of [{ panel: 'board' }, { service: 'gone' }]) {
        backend.bookings = [aBooking(parts)];
        await open();
        flow.startMove(mine());
        expect(flow.state.task).to.equal(undefined);
      }
      backend.can = { reschedule: false };
      await open();
      expect(flow.state.can.move).to.equal(false);
    });
  });

  describe('asking for a link', () => {
    it('FL-8 sends it to the address that was typed', async () => {
      await open('');
      flow.editEmail(' ada@example.com ');
      await flow.sendLink();
      expect(backend.calls).to.deep.equal([['link', 'ada@example.com']]);
      expect(flow.state.form).to.deep.equal({ email: 'ada@example.com', status: 'sent' });
    });

    it('what is no address is not sent', async () => {
      await open('');
      await flow.sendLink();
      expect(flow.state.form.error).to.equal('required');
      flow.editEmail('ada');
      expect(flow.state.form.error).to.equal(undefined);
      await flow.sendLink();
      expect([flow.state.form.error, backend.calls]).to.deep.equal(['email', []]);
    });

    it('what was typed stays where it could not be sent', async () => {
      await open('');
      backend.before.list.push(OFFLINE);
      flow.editEmail('ada@example.com');
      await flow.sendLink();
      expect(flow.state.form).to.deep.include({ email: 'ada@example.com', status: 'open' });
      expect(flow.state.form.trouble?.code).to.equal('offline');
    });

    it('leads from one booking to all', async () => {
      await open();
      flow.askForLink();
      expect([flow.state.opens, flow.state.bookings.status]).to.deep.equal([undefined, 'idle']);
    });
  });
});
