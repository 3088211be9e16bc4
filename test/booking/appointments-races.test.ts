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
