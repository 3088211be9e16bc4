import { expect } from 'chai';
import type { TakenPackage } from '../../src/adapter/contract.js';
import { settle } from '../support/fake-clock.js';
import { aPackage, LINK, SIX } from '../support/package-backend.js';
import { PackagePage } from '../support/package-page.js';
import { held, NOW, refuse } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const at = (time: string): number => utc(`2026-03-${time}`);
const MON = at('02 09:00');
const TUE = at('03 09:00');
const WED = at('04 10:00');

describe('A package', () => {
  let page: PackagePage;
  beforeEach(() => (page = new PackagePage()));
  afterEach(() => page.end());

  describe('that the client has', () => {
    beforeEach(() => (page.backend.owned = aPackage([MON + 60, TUE], { boughtAt: NOW })));

    it('PK-5 is opened by its link: sessions left and booked, and further ones to book without a form', async () => {
      await page.open(LINK);
      expect([page.flow.state.step, page.flow.state.steps]).to.deep.equal([
        'overview',
        ['overview', 'sessions', 'review'],
      ]);
      expect(page.flow.state.contents[0]).to.include({ count: 6, left: 4 });
      page.flow.addSession();
      await settle();
      // Both sessions of this week are booked.
      expect(page.reason(WED)).to.equal('blocked');
      await page.choose(at('10 09:00'));
      page.flow.next();
      await page.flow.book();
      expect(page.backend.asked).to.have.length(1);
      expect(page.backend.asked[0]).to.deep.include({
        what: 'sessions',
        request: {
          sessions: [{ service: 'service', duration: 60, start: '2026-03-10T09:00+00:00[UTC]', calendar: 'c0' }],
          answers: {},
        },
      });
      expect(page.flow.state.booked!.map(({ id }) => id)).to.deep.equal(['booking-2']);
      expect(page.flow.state.contents[0]).to.include({ left: 3 });
    });

    it('PK-5 one that the site sells no more is used as ever: the backend says what it holds', async () => {
      page.backend.owned = { ...page.backend.owned!, template: SIX };
      page.backend.site = { ...page.backend.site, packages: [] };
      await page.open(LINK);
      expect(page.flow.state.contents[0]).to.include({ count: 6, left: 4 });
      page.flow.addSession();
      await settle();
      expect(page.reason(WED)).to.equal('blocked');
      await page.choose(at('10 09:00'));
      page.flow.next();
      await page.flow.book();
      expect(page.flow.state.contents[0]).to.include({ left: 3 });
    });

    it('PK-5 what is cancelled can be booked again', async () => {
      const [first, second] = page.backend.owned!.bookings;
      page.backend.owned = { ...page.backend.owned!, bookings: [{ ...first!, state: 'cancelled' }, second!] };
      await page.open(LINK);
      expect(page.flow.state.contents[0]).to.include({ left: 5 });
      page.flow.addSession();
      await settle();
      expect(page.reason(WED)).to.equal(undefined);
    });

    it('nobody sits in two sessions at once: the time of one that is booked is gone, with another person, too', async () => {
      page.backend.owned = aPackage([at('11 10:00')], { boughtAt: NOW });
      await page.open(LINK);
      page.flow.addSession();
      await settle();
      page.times.chooseDay(Math.floor(at('11 10:00') / 1440));
      expect(page.free).to.deep.equal(['11T09:00 c0', '11T09:00 c1', '11T11:00 c0', '11T11:00 c1']);
    });

    it('RC-3 PK-5 what was booked elsewhere meanwhile is known where a session is lost', async () => {
      await page.open(LINK);
      page.flow.addSession();
      await settle();
      await page.choose(at('10 09:00'));
      page.flow.next();
      page.backend.owned = aPackage([MON + 60, TUE, at('11 10:00')], { boughtAt: NOW });
      const errors = [{ pointer: '/sessions/0/start', code: 'limit', detail: '' }];
      page.backend.before.push(refuse('outside-rules', { status: 422, errors }));
      await page.flow.book();
      await settle();
      expect(page.flow.state.choosing!.lost!.why).to.equal('limit');
      expect(page.flow.state.contents[0]).to.include({ left: 3 });
    });

    it('A46 a zone that the browser does not know is not shown: neither the page’s nor the site’s', async () => {
      page.backend.site = {
        ...page.backend.site,
        site: { ...page.backend.site.site, zone: 'Europe/Atlantis' },
        zones: [{ id: 'Europe/Atlantis', offsets: [[0, 90]] }],
      };
      await page.open(LINK, { zone: 'Moon/Tycho' });
      expect([page.flow.state.zone, page.flow.state.siteZone]).to.deep.equal(['UTC', 'UTC']);
    });

    it('PK-4 the rule and the practitioner of its own hold', async () => {
      page.backend.owned = { ...page.backend.owned!, calendar: 'c1', rule: { who: 'assigned' } };
      await page.open(LINK);
      expect(page.flow.state.contents[0]!.servers).to.deep.equal(['c1']);
      expect(page.flow.state.practitioners).to.deep.equal([]);
    });

    it('PK-5 once it has expired, nothing can be booked', async () => {
      page.backend.owned = aPackage([MON], { boughtAt: NOW - 31 * 1440 });
      await page.open(LINK);
      expect(page.flow.state.open).to.equal(false);
      page.flow.addSession();
      expect(page.flow.state.step).to.equal('overview');
    });

    it('a link that opens nothing any more, or of which a part is missing, is said to', async () => {
      await page.open(`package-of-the-client.${'x'.repeat(40)}`);
      expect([page.flow.state.fault, page.flow.state.taken.status]).to.deep.equal(['expired', 'idle']);
      await page.open('package-of-the-client.x');
      expect(page.flow.state.fault).to.equal('incomplete');
    });

    it('RC-5 what can’t be read is asked for again: by hand, and once the network is back', async () => {
      page.backend.beforeReading.push(refuse('offline', { retryable: true }), refuse('offline', { retryable: true }));
      await page.open(LINK);
      expect([page.flow.state.catalog.status, page.flow.state.taken.status]).to.deep.equal(['ready', 'failed']);
      page.flow.retry();
      await settle();
      expect(page.flow.state.taken.status).to.equal('failed');
      page.page.comeOnline();
      await settle();
      expect([page.flow.state.taken.status, page.events]).to.deep.equal(['ready', ['trouble', 'trouble']]);
    });
  });

  describe('that takes its time to load', () => {
    it('J4 loads again where it is moved on the page meanwhile, once', async () => {
      const slow = held<void>();
      page.backend.beforeCatalog.push(() => slow.promise);
      const end = page.start();
      await settle();
      end();
      page.listen();
      await settle();
      expect(page.flow.state.catalog.status).to.equal('ready');
      await page.choose(TUE);
      slow.resolve();
      await settle();
      expect(page.times.state.start?.start).to.equal(TUE);
    });

    it('J4 what the link opens is read again where it is moved on the page meanwhile', async () => {
      page.backend.owned = aPackage([TUE], { boughtAt: NOW });
      const slow = held<void>();
      page.backend.beforeReading.push(() => slow.promise);
      const end = page.start(LINK);
      await settle();
      end();
      page.listen();
      await settle();
      expect(page.flow.state.taken.status).to.equal('ready');
    });

    it('RC-7 what was read before something was booked is not shown after it', async () => {
      page.backend.owned = aPackage([TUE], { boughtAt: NOW });
      await page.open(LINK);
      const old = page.backend.owned;
      const slow = held<TakenPackage>();
      page.backend.takenPackage = () => slow.promise;
      page.page.revisit();
      page.flow.addSession();
      await settle();
      await page.choose(WED);
      page.flow.next();
      await page.flow.book();
      slow.resolve(old);
      await settle();
      expect(page.flow.state.contents[0]).to.include({ left: 4 });
    });
  });

  describe('whose answer is not what was hoped for', () => {
    it('RC-4 a lost answer is asked for again under the same key: there is one package', async () => {
      await page.open();
      await page.review(TUE);
      page.backend.after.push(refuse('timed-out', { retryable: true }));
      const booking = page.flow.book();
      await page.page.clock.advance(60_000);
      await booking;
      expect(new Set(page.backend.asked.map(({ key }) => key)).size).to.equal(1);
      expect([page.backend.asked.length, page.flow.state.booked?.length]).to.deep.equal([2, 1]);
    });

    it('RC-4 while its fate is unknown, other sessions go under the same key, too, and what was taken first shows', async () => {
      await page.open();
      await page.review(TUE);
      const lost = Array.from({ length: 4 }, () => refuse('timed-out', { retryable: true }));
      page.backend.after.push(...lost);
      const booking = page.flow.book();
      await page.page.clock.advance(120_000);
      await booking;
      expect(page.flow.state.trouble).to.include({ code: 'timed-out', retryable: true });
      page.flow.changeSession(page.flow.state.sessions[0]!);
      await settle();
      await page.choose(WED);
      page.flow.next();
      expect(page.flow.state.step).to.equal('review');
      const again = page.flow.book();
      await page.page.clock.advance(60_000);
      await again;
      expect(new Set(page.backend.asked.map(({ key }) => key)).size).to.equal(1);
      expect(page.flow.state.booked!.map(({ start }) => start)).to.deep.equal([TUE]);
    });

    it('RC-5 a session that is taken out while the request waits is not booked: the others go out when the client says so', async () => {
      await page.open();
      await page.review(TUE, WED);
      page.backend.before.push(refuse('offline', { retryable: true }));
      const booking = page.flow.book();
      await settle();
      expect(page.flow.state.submission).to.equal('waiting');
      page.flow.removeSession(page.flow.state.sessions[0]!);
      await booking;
      page.page.comeOnline();
      await page.page.clock.advance(60_000);
      expect([page.backend.asked.length, page.flow.state.submission]).to.deep.equal([1, 'idle']);
      await page.flow.book();
      expect(page.flow.state.booked!.map(({ start }) => start)).to.deep.equal([WED]);
    });

    it('RC-4 a click more sends nothing more', async () => {
      await page.open();
      await page.review(TUE);
      await Promise.all([page.flow.book(), page.flow.book()]);
      expect(page.backend.asked).to.have.length(1);
    });

    it('RC-3 where one session is lost it is chosen again, and everything else stays', async () => {
      await page.open();
      await page.review(TUE, WED);
      page.backend.before.push(
        refuse('all-booked', {
          status: 409,
          alternatives: [WED + 60],
          errors: [{ pointer: '/sessions/1', code: 'all-booked', detail: '' }],
        }),
      );
      await page.flow.book();
      await settle();
      const { step, choosing, booked } = page.flow.state;
      expect([step, page.chosen, booked]).to.deep.equal(['sessions', ['03T09:00'], undefined]);
      expect(choosing!.lost).to.deep.include({ why: 'taken', alternatives: [WED + 60] });
      expect(choosing!.flow.state.day).to.equal(Math.floor(WED / 1440));
      await page.choose(WED + 60);
      page.flow.next();
      expect([page.flow.state.step, page.chosen]).to.deep.equal(['review', ['03T09:00', '04T11:00']]);
      await page.flow.book();
      expect(page.flow.state.booked).to.have.length(2);
      expect(new Set(page.backend.asked.map(({ key }) => key)).size).to.equal(2);
    });

    it('FL-7 faults that the backend finds show at their fields', async () => {
      await page.open();
      await page.review(TUE);
      const errors = [{ pointer: '/client/email', code: 'validation', detail: 'No such address.' }];
      page.backend.before.push(refuse('validation', { status: 422, errors }));
      await page.flow.book();
      expect(page.flow.state.step).to.equal('details');
      expect(page.flow.state.details.errors['email']).to.deep.equal({ code: 'refused', detail: 'No such address.' });
      page.flow.edit('email', 'ada@example.org');
      expect(page.flow.state.details.errors).to.deep.equal({});
    });

    it('RC-5 what else goes wrong is said, and can be tried again', async () => {
      await page.open();
      await page.review(TUE);
      page.backend.before.push(refuse('not-bookable', { status: 422 }));
      await page.flow.book();
      expect([page.flow.state.step, page.flow.state.trouble?.code]).to.deep.equal(['review', 'not-bookable']);
      page.flow.retry();
      await settle();
      expect(page.flow.state.booked).to.have.length(1);
    });
  });
});
