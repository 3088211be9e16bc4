import { expect } from 'chai';
import type { Appointments } from '../../src/adapter/contract.js';
import { AppointmentsPage } from '../support/appointments-page.js';
import { settle } from '../support/fake-clock.js';
import { aBooking, ALL, OwnBookings } from '../support/own-bookings.js';
import { held, NOW, refuse } from '../support/scripted-backend.js';

describe("A client's own bookings, when something comes between", () => {
  let page: AppointmentsPage;
  beforeEach(() => (page = new AppointmentsPage()));
  afterEach(() => page.end());

  it('RC-7 what was read before a booking was cancelled is not shown after it', async () => {
    await page.open(ALL);
    const [booking] = page.backend.bookings;
    const slow = held<Appointments>();
    page.backend.appointments = () => slow.promise;
    page.page.revisit();
    page.flow.askToCancel(booking!);
    await page.flow.cancel();
    slow.resolve({ bookings: [booking!] });
    await settle();
    expect(page.shown).to.deep.equal({ upcoming: [], past: ['booking-of-the-client'] });
  });

  it('RC-7 what is read while the client asks for a link in its place does not show', async () => {
    await page.open(ALL);
    const slow = held<Appointments>();
    page.backend.appointments = () => slow.promise;
    page.page.revisit();
    page.flow.askForLink();
    slow.resolve({ bookings: [aBooking()] });
    await settle();
    expect(page.flow.state.bookings.status).to.equal('idle');
  });

  it('RC-7 where the backend speaks of another version and has none, it is said that the move failed', async () => {
    await page.open();
    await page.startMove();
    page.task.flow.takeStart({ start: NOW + 60, left: 1 });
    page.backend.before.change.push(refuse('version-mismatch', { status: 412 }));
    await page.flow.move();
    expect([page.task.trouble?.code, page.flow.state.news]).to.deep.equal(['version-mismatch', undefined]);
  });

  for (const [seats, left] of [
    [1, 1],
    [2, 0],
  ] as const) {
    it(`FL-8 AV-7 of a session for ${seats} the own time is ${left ? '' : 'not '}free for a move`, async () => {
      page.backend = new OwnBookings({
        calendars: [{}],
        service: { seats },
      });
      page.backend.taken = [{ calendar: 'c0', busy: [[NOW + 120, NOW + 180]] }];
      await page.open();
      await page.startMove();
      const own = page.task.flow.state.starts.find(({ start }) => start === NOW + 120);
      expect(Math.min(own?.left ?? 0, 1)).to.equal(left);
    });
  }

  it('FL-8 the times to move to are looked at as long as the client moves, and the bookings are looked at', async () => {
    await page.open();
    const [booking] = page.backend.bookings;
    const lookAgain = async (): Promise<number> => {
      await page.page.clock.advance(61_000);
      page.page.revisit();
      await settle();
      return page.backend.queries.length;
    };
    page.flow.startMove(booking!);
    await settle();
    const asked = page.backend.queries.length;
    expect(await lookAgain()).to.equal(asked + 1);
    page.flow.leave();
    expect(await lookAgain()).to.equal(asked + 1);
    page.flow.startMove(booking!);
    await settle();
    const anew = page.backend.queries.length;
    page.end();
    expect(await lookAgain()).to.equal(anew);
  });

  for (const [rule, why] of [
    ['too-soon', 'too-late'],
    ['limit', 'limit'],
    ['hours', 'withdrawn'],
  ] as const) {
    it(`RC-3 a new time that can't be had for the rule "${rule}" is said to be, and not called taken`, async () => {
      await page.open();
      await page.startMove();
      page.task.flow.takeStart({ start: NOW + 60, left: 1 });
      const errors = [{ pointer: '/start', code: rule, detail: '' }];
      page.backend.before.change.push(refuse('outside-rules', { status: 422, errors, alternatives: [NOW + 180] }));
      await page.flow.move();
      expect(page.task.lost).to.deep.equal({ why, alternatives: [NOW + 180] });
    });
  }

  it('RC-3 MG-3 where a time stands once per person, one that is offered is taken with the first who is free', async () => {
    page.backend = new OwnBookings({ service: { assignment: 'client', anyAvailable: 'labelled' } });
    await page.open();
    await page.startMove();
    page.flow.chooseSpecialist('any');
    await settle();
    page.task.flow.takeStart({ start: NOW + 60, left: 1, calendar: 'c0' });
    page.backend.before.change.push(refuse('slot-taken', { status: 409, alternatives: [NOW + 180] }));
    await page.flow.move();
    await page.showTimes();
    page.flow.takeAlternative(NOW + 180);
    await settle();
    expect(page.task.flow.state.start).to.deep.equal({ start: NOW + 180, left: 1, calendar: 'c0' });
    await page.flow.move();
    expect(page.flow.state.news?.booking.start).to.equal(NOW + 180);
  });

  it('A46 a zone that the browser does not know is not shown: neither the page’s nor the site’s', async () => {
    page.backend.site = {
      ...page.backend.site,
      site: { ...page.backend.site.site, zone: 'Europe/Atlantis' },
      zones: [{ id: 'Europe/Atlantis', offsets: [[0, 90]] }],
    };
    await page.open(ALL, { zone: 'Moon/Tycho' });
    expect([page.flow.state.zone, page.flow.state.siteZone]).to.deep.equal(['UTC', 'UTC']);
  });

  it('FL-4 RC-3 the zone that the client chose for a move stays where the time is lost', async () => {
    await page.open();
    await page.startMove();
    page.task.flow.setZone('Asia/Tokyo');
    page.task.flow.takeStart({ start: NOW + 60, left: 1 });
    page.backend.before.change.push(refuse('slot-taken', { status: 409 }));
    await page.flow.move();
    expect([page.flow.state.zone, page.task.flow.state.zone]).to.deep.equal(['Asia/Tokyo', 'Asia/Tokyo']);
  });

  it('RC-5 older bookings that do not come are said not to, and can be asked for again', async () => {
    page.backend.next = '1.x';
    page.backend.older = [aBooking({ id: 'old', start: NOW - 9000 })];
    await page.open(ALL);
    const slow = held<void>();
    page.backend.before.list.push(() => slow.promise);
    const asked = page.flow.more();
    expect(page.flow.state.older).to.equal('loading');
    void page.flow.more();
    slow.reject(new Error('The network is gone.'));
    await asked;
    expect(page.flow.state.older).to.have.property('code', 'bad-backend-answer');
    expect(page.events).to.deep.equal(['rota-trouble']);
    await page.flow.more();
    expect([page.flow.state.older, page.shown.past]).to.deep.equal(['idle', ['old']]);
  });

  it('RC-7 older bookings that come once the link has ended are not shown', async () => {
    page.backend.next = '1.x';
    page.backend.older = [aBooking({ id: 'old', start: NOW - 9000 })];
    await page.open(ALL);
    const slow = held<void>();
    page.backend.before.list.push(() => slow.promise, refuse('link-expired', { status: 401 }));
    const asked = page.flow.more();
    page.page.revisit();
    await settle();
    expect(page.flow.state.fault).to.equal('expired');
    slow.resolve();
    await asked;
    expect([page.flow.state.bookings.status, page.flow.state.opens]).to.deep.equal(['idle', undefined]);
  });

  it('RC-5 a calendar file that does not come is said not to, at its booking, and can be asked for again', async () => {
    page.backend.bookings = [aBooking({ calendarFile: undefined })];
    await page.open(ALL);
    const slow = held<void>();
    page.backend.before.booking.push(() => slow.promise.then(refuse('timed-out', { retryable: true })));
    const asked = page.flow.calendarFile(page.backend.bookings[0]!);
    expect(page.flow.state.file).to.deep.equal({ booking: 'booking-of-the-client', asked: 'loading' });
    slow.resolve();
    expect(await asked).to.equal(undefined);
    expect(page.flow.state.file).to.have.nested.property('asked.code', 'timed-out');
    page.backend.bookings = [aBooking()];
    expect(await page.flow.calendarFile(aBooking({ calendarFile: undefined }))).to.equal('BEGIN:VCALENDAR');
    expect(page.flow.state.file).to.equal(undefined);
  });
});
