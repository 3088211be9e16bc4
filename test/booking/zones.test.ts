import { expect } from 'chai';
import { dayOfIso } from '../../src/time/plain-date.js';
import { bookingPage } from '../support/booking-page.js';
import { settle } from '../support/fake-clock.js';
import { fakeSurroundings } from '../support/fake-surroundings.js';
import { NOW, ScriptedBackend } from '../support/scripted-backend.js';
import { utc } from '../support/small-site.js';

const day = (iso: string): number => dayOfIso(iso)!;

describe('the zone that times are shown in', () => {
  it('FL-4 is the page’s, else the browser’s, else the site’s', async () => {
    const browser = { ...fakeSurroundings(NOW), zone: () => 'Asia/Tokyo' };
    const unknown = { ...fakeSurroundings(NOW), zone: () => 'Moon/Tycho' };
    expect((await bookingPage({ surroundings: browser })).state.zone).to.equal('Asia/Tokyo');
    expect((await bookingPage({ surroundings: browser, options: { zone: 'Europe/Paris' } })).state.zone).to.equal(
      'Europe/Paris',
    );
    expect((await bookingPage({ surroundings: browser, options: { zone: 'Europe/Atlantis' } })).state.zone).to.equal(
      'Asia/Tokyo',
    );
    expect((await bookingPage({ surroundings: unknown })).state.zone).to.equal('UTC');
  });

  it('A46 a hostile zone id changes nothing', async () => {
    const { flow } = await bookingPage();
    for (const zone of ['../../etc', '', 'x'.repeat(300), '__proto__']) flow.setZone(zone);
    expect(flow.state.zone).to.equal('UTC');
    flow.setZone('Europe/Kiev');
    expect(flow.state.zone).to.equal('Europe/Kiev');
  });

  it('A46 one that the backend sent and the browser does not know is never shown: it has no words for its times', async () => {
    const backend = new ScriptedBackend({ zone: 'Europe/Atlantis', calendars: [{ zone: 'Europe/Atlantis' }] });
    backend.site = { ...backend.site, zones: [{ id: 'Europe/Atlantis', offsets: [[0, 90]] }] };
    const browser = { ...fakeSurroundings(NOW), zone: () => 'Asia/Tokyo' };
    const page = await bookingPage({ backend, surroundings: browser, options: { zone: 'Europe/Atlantis' } });
    page.flow.setZone('Europe/Atlantis');
    expect([page.state.zone, page.state.siteZone]).to.deep.equal(['Asia/Tokyo', 'Asia/Tokyo']);
    page.flow.setZone('UTC');
    expect([page.state.zone, page.state.siteZone]).to.deep.equal(['UTC', 'UTC']);
    page.flow.showStart({ start: utc('2026-03-03 07:30'), left: 1 });
    await settle();
    // Nine o'clock there.
    expect(page.state.starts[0]?.start).to.equal(utc('2026-03-03 07:30'));
    const unknown = { ...fakeSurroundings(NOW), zone: () => 'Moon/Tycho' };
    expect((await bookingPage({ backend, surroundings: unknown })).state.zone).to.equal('UTC');
  });

  it('FL-4 changing it moves the starts to other days, asks nothing, and keeps the chosen start', async () => {
    const page = await bookingPage({ backend: new ScriptedBackend({ hours: [[0, 1440]], service: { grid: 720 } }) });
    page.choose('2026-03-10 12:00');
    const before = page.backend.queries.length;
    page.flow.setZone('Asia/Tokyo');
    await settle();
    expect(page.backend.queries).to.have.length(before);
    expect(page.state.start?.start).to.equal(utc('2026-03-10 12:00'));
    page.flow.chooseDay(day('2026-03-11'));
    expect(page.state.starts.map(({ start }) => start)).to.deep.equal([
      utc('2026-03-11 00:00'),
      utc('2026-03-11 12:00'),
    ]);
  });

  for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'America/New_York', 'Australia/Lord_Howe']) {
    it(`FL-4 every start stands on the date of ${zone}, and the days know all of them`, async () => {
      const page = await bookingPage({
        backend: new ScriptedBackend({ zone: 'Etc/GMT+12', hours: [[0, 1440]], calendars: [{ zone: 'UTC' }] }),
        options: { zone },
      });
      page.flow.showMonth({ year: 2026, month: 4 });
      await settle();
      const { timetable } = page.state;
      const days = timetable.status === 'ready' ? timetable.value.days : [];
      expect(days).to.have.length(30);
      for (const one of days) {
        page.flow.chooseDay(one.day);
        expect(page.state.starts.length).to.equal(one.available);
        expect(one.available).to.be.within(23, 25);
      }
    });
  }

  it('AV-2 both times of an hour that the clocks repeat stand on their day, and each is sent with its offset', async () => {
    const page = await bookingPage({
      backend: Object.assign(
        new ScriptedBackend({ zone: 'Europe/Berlin', hours: [[60, 240]], calendars: [{ zone: 'Europe/Berlin' }] }),
        {
          now: utc('2026-10-20 08:00'),
        },
      ),
      surroundings: fakeSurroundings(utc('2026-10-20 08:00')),
      options: { zone: 'Europe/Berlin' },
    });
    page.flow.chooseDay(day('2026-10-25'));
    expect(page.state.starts.map(({ start }) => start - utc('2026-10-24 23:00'))).to.deep.equal([0, 60, 120, 180]);
    page.review('2026-10-25 01:00');
    await page.flow.book();
    expect(page.backend.sent[0]?.request.start).to.equal('2026-10-25T02:00+01:00[Europe/Berlin]');
  });
});
