import { expect } from 'chai';
import { days, firstOfEach, freeCalendars, nextStarts, openSite } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { shownDays, shownLabelled, shownStarts } from '../support/shown.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const tenToEleven = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;

/** Two calendars, of which the first is busy from ten to eleven. */
const pair: SmallSite = { from: MONDAY, calendars: [{}, {}], taken: [{ calendar: 'c0', busy: tenToEleven }] };

describe('Merging timetables', () => {
  it('MG-1 a start is available if one calendar can take it', () => {
    expect(shownStarts(pair)).to.equal('09:00(2) 10:00 11:00(2)');
  });

  it('MG-2 what is left is the sum over the calendars, with places and seats', () => {
    const calendars = [{ capacity: 3 }, {}];
    expect(shownStarts({ ...pair, calendars })).to.equal('09:00(4) 10:00 11:00(4)');
    expect(shownStarts({ ...pair, calendars, service: { seats: 10 } })).to.equal('09:00(40) 10:00(10) 11:00(40)');
  });

  it('MG-2 a start that nobody can take any more is shown as full', () => {
    const both = { ...pair, taken: ['c0', 'c1'].map((calendar) => ({ calendar, busy: tenToEleven })) };
    expect(shownStarts(both)).to.equal('09:00(2) 10:00(full) 11:00(2)');
  });

  it('MG-1 calendars in zones half an hour apart share one timetable', () => {
    // Open from 14:30 to 17:30 in Kolkata, with a start at each full hour of its own clock.
    const calendars = [{}, { zone: 'Asia/Kolkata', hours: Array.from({ length: 7 }, () => [[870, 1050]] as const) }];
    expect(shownStarts({ from: MONDAY, calendars })).to.equal('09:00 09:30 10:00 10:30 11:00');
  });

  it('MG-3 the labelled union names each free calendar, in the order of the service', () => {
    expect(shownLabelled(pair)).to.equal('09:00 c0, 09:00 c1, 10:00 c1, 11:00 c0, 11:00 c1');
    expect(shownLabelled({ ...pair, service: { calendars: ['c1', 'c0'] } })).to.match(/^09:00 c1, 09:00 c0, /);
  });

  it('MG-3 a start with nobody free stands once, without a name', () => {
    const both = { ...pair, taken: ['c0', 'c1'].map((calendar) => ({ calendar, busy: tenToEleven })) };
    expect(shownLabelled(both)).to.equal('09:00 c0, 09:00 c1, 10:00(full), 11:00 c0, 11:00 c1');
  });

  it('MG-5 the order of the calendars changes nothing', () => {
    expect(shownStarts({ ...pair, service: { calendars: ['c1', 'c0'] } })).to.equal(shownStarts(pair));
  });

  it('MG-5 a calendar that is linked twice counts once', () => {
    expect(shownStarts({ ...pair, service: { calendars: ['c0', 'c1', 'c0'] } })).to.equal(shownStarts(pair));
  });

  it('MG-5 one calendar alone gives its own slots', () => {
    expect(shownStarts({ ...pair, service: { calendars: ['c0'] } })).to.equal('09:00 10:00(full) 11:00');
  });

  it('AV-13 only calendars that are linked, public and active, of active people, are offered', () => {
    const { catalog, availability, question } = smallSite({
      from: MONDAY,
      calendars: [{}, { public: false }, { active: false }, { specialist: 'gone' }, { specialist: 'p9' }, {}],
      service: { calendars: ['c0', 'c1', 'c2', 'c3', 'c4', 'nowhere'] },
    });
    const specialists = catalog.specialists
      .filter(({ id }) => id !== 'gone')
      .map((one) => ({ ...one, active: one.id !== 'p9' }));
    const site = openSite({ ...catalog, specialists });
    expect(freeCalendars(site, availability, question, utc(`${MONDAY} 09:00`))).to.deep.equal(['c0']);
  });

  it('AV-13 a question for one calendar is answered by that one', () => {
    const { catalog, availability } = smallSite(pair);
    const question = { service: 'service', calendar: 'c0' };
    expect(freeCalendars(openSite(catalog), availability, question, utc(`${MONDAY} 10:00`))).to.deep.equal([]);
    expect(freeCalendars(openSite(catalog), availability, question, utc(`${MONDAY} 11:00`))).to.deep.equal(['c0']);
  });

  it('RC-3 the next starts are the first that have something left', () => {
    const { catalog, availability, question } = smallSite({
      ...pair,
      service: { calendars: ['c0'] },
      to: '2026-03-03',
    });
    const found = nextStarts(openSite(catalog), availability, question, utc(`${MONDAY} 09:30`), 2);
    expect(found).to.deep.equal([
      { start: utc(`${MONDAY} 11:00`), left: 1 },
      { start: utc('2026-03-03 09:00'), left: 1 },
    ]);
  });
});

describe('Days of a month', () => {
  it('MG-6 each day has its available starts, its full ones and the earliest', () => {
    const given = { ...pair, to: '2026-03-03', service: { calendars: ['c0'] } };
    expect(shownDays(given)).to.deep.equal(['2026-03-02 2+1 full from 09:00', '2026-03-03 3 from 09:00']);
  });

  it('MG-6 days are dates of the zone that is asked, not of the site', () => {
    expect(shownDays({ from: MONDAY, hours: [[0, 120]], shown: 'America/New_York' })).to.deep.equal([
      '2026-03-02 2 from 00:00',
    ]);
    const overrides = [{ day: monday + 1, hours: [] }];
    const given = { from: MONDAY, hours: [[0, 120]] as const, shown: 'America/New_York', calendars: [{ overrides }] };
    expect(shownDays(given)).to.deep.equal(['2026-03-02 closed']);
  });

  it('TR-1 nobody: no calendar may serve', () => {
    expect(shownDays({ from: MONDAY, service: { calendars: [] } })).to.deep.equal(['2026-03-02 nobody']);
    expect(shownDays({ from: MONDAY, calendars: [{ active: false }] })).to.deep.equal(['2026-03-02 nobody']);
  });

  it('TR-1 outside the event', () => {
    const events = [{ id: 'fair', name: 'Fair', days: [monday + 1, monday + 2] as const, blackouts: [] }];
    expect(shownDays({ from: MONDAY, to: '2026-03-03', events, service: { event: 'fair' } })).to.deep.equal([
      '2026-03-02 outside-event',
      '2026-03-03 3 from 09:00',
    ]);
  });

  it('TR-1 closed: no session fits', () => {
    expect(shownDays({ from: MONDAY, hours: [] })).to.deep.equal(['2026-03-02 closed']);
    expect(shownDays({ from: MONDAY, duration: 240 })).to.deep.equal(['2026-03-02 closed']);
  });

  it('TR-1 blocked: without the blackouts there would be starts', () => {
    const blackouts = [{ days: [monday, monday + 1] as const }];
    expect(shownDays({ from: MONDAY, site: { blackouts } })).to.deep.equal(['2026-03-02 blocked']);
    expect(shownDays({ from: MONDAY, site: { blackouts }, hours: [] })).to.deep.equal(['2026-03-02 closed']);
  });

  it('TR-1 blocked and closed are told of each day by its own starts', () => {
    const overrides = [{ day: monday, hours: [] }];
    const blackouts = [{ days: [monday + 1, monday + 2] as const }];
    const given = { from: MONDAY, to: '2026-03-03', hours: [[0, 60]] as const, calendars: [{ overrides, blackouts }] };
    expect(shownDays(given)).to.deep.equal(['2026-03-02 closed', '2026-03-03 blocked']);
  });

  it('TR-1 too soon, too far', () => {
    const now = utc(`${MONDAY} 08:00`);
    const given = { from: MONDAY, to: '2026-03-04', now, service: { notice: 600, horizon: 2400 } };
    expect(shownDays(given)).to.deep.equal(['2026-03-02 too-soon', '2026-03-03 3 from 09:00', '2026-03-04 too-far']);
  });

  it('TR-1 AV-12 days that the answer does not speak about are out of reach', () => {
    const { catalog, availability, question } = smallSite({ from: MONDAY, hours: [] });
    const range = { days: [monday - 2, monday + 3] as const, zone: 'UTC' };
    const reasons = days(openSite(catalog), availability, question, range).map(({ reason }) => reason);
    expect(reasons).to.deep.equal(['too-soon', 'closed', 'closed', 'closed', 'too-far']);
  });

  it('TR-1 full: all are taken', () => {
    const busy = [[utc(`${MONDAY} 00:00`), utc(`${MONDAY} 23:00`)]] as const;
    expect(shownDays({ from: MONDAY, taken: [{ calendar: 'c0', busy }] })).to.deep.equal(['2026-03-02 full']);
  });

  it('FL-2 when each is free first is said of everyone in order, whomever the distribution offers', () => {
    const { catalog, availability, question } = smallSite({ ...pair, service: { distribution: 'soonest' } });
    const site = openSite(catalog);
    const asked = { ...question, calendar: undefined };
    for (const from of [utc(`${MONDAY} 00:00`), utc(`${MONDAY} 09:30`), utc('2026-03-03 00:00')]) {
      const alone = ['c0', 'c1'].map((id) => {
        const [first] = nextStarts(site, availability, { ...asked, calendar: id }, from, 1);
        return [id, first?.start];
      });
      expect(firstOfEach(site, availability, asked, from)).to.deep.equal(alone);
    }
    expect(firstOfEach(site, availability, asked, utc(`${MONDAY} 09:30`))[0]).to.deep.equal([
      'c0',
      utc(`${MONDAY} 11:00`),
    ]);
  });
});
