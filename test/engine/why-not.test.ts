import { expect } from 'chai';
import { openSite, whyNot } from '../../src/engine/index.js';
import type { Question, Reason } from '../../src/engine/index.js';
import { bookingsInTheWay } from '../../src/engine/blocker.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const at = (clock: string): number => utc(`${MONDAY} ${clock}`);

function reason(
  given: Partial<SmallSite>,
  clock = '10:00',
  calendar = 'c0',
  asked: Partial<Question> = {},
): Reason | undefined {
  const { catalog, availability, question } = smallSite({ from: MONDAY, ...given });
  return whyNot(openSite(catalog), availability, { ...question, ...asked }, calendar, at(clock));
}

describe('Why a calendar cannot take a start', () => {
  it('TR-2 no reason where it can', () => {
    expect(reason({})).to.equal(undefined);
  });

  it('TR-2 AV-13 not linked, private, inactive, not wanted', () => {
    expect(reason({}, '10:00', 'elsewhere')).to.deep.equal({ code: 'not-linked' });
    expect(reason({ service: { calendars: ['gone'] } }, '10:00', 'gone')).to.deep.equal({ code: 'not-linked' });
    expect(reason({ service: { calendars: [] } })).to.deep.equal({ code: 'not-linked' });
    expect(reason({ calendars: [{ public: false }] })).to.deep.equal({ code: 'private' });
    expect(reason({ calendars: [{ active: false }] })).to.deep.equal({ code: 'inactive' });
    expect(reason({ calendars: [{}, {}] }, '10:00', 'c0', { calendar: 'c1' })).to.deep.equal({ code: 'not-wanted' });
  });

  it('TR-2 DS-2 hidden by the distribution', () => {
    const busy = [[utc('2026-03-01 00:00'), at('10:00')]] as const;
    const given = { calendars: [{}, {}], service: { distribution: 'soonest' }, taken: [{ calendar: 'c0', busy }] };
    expect(reason(given, '11:00')).to.deep.equal({ code: 'not-offered' });
  });

  it('TR-2 AV-3 outside the event', () => {
    const days = [monday, monday + 1] as const;
    const events = [{ id: 'fair', name: 'Fair', days, hours: [[540, 600]] as const, blackouts: [] }];
    expect(reason({ events, service: { event: 'fair' } })).to.deep.equal({ code: 'outside-event' });
  });

  it('TR-2 AV-1 AV-11 closed, also where the session would run past the hours', () => {
    expect(reason({}, '12:00')).to.deep.equal({ code: 'closed' });
    expect(reason({}, '11:30')).to.deep.equal({ code: 'closed' });
  });

  it('TR-2 AV-9 off the grid, also by a minute that no cell begins at', () => {
    expect(reason({}, '10:30')).to.deep.equal({ code: 'off-grid' });
    expect(reason({}, '10:01')).to.deep.equal({ code: 'off-grid' });
    expect(reason({ hours: [[0, 1440]] }, '10:01')).to.deep.equal({ code: 'off-grid' });
  });

  it('TR-2 AV-4 blocked, with the name of the blackout', () => {
    const lunch = { label: 'Lunch', days: [monday, monday + 1] as const, hours: [[600, 660]] as const };
    expect(reason({ calendars: [{ blackouts: [lunch] }] })).to.deep.equal({ code: 'blocked', label: 'Lunch' });
    expect(reason({ site: { blackouts: [{ days: lunch.days }] } })).to.deep.equal({ code: 'blocked' });
    // Of several, the one that the session meets; and a time that is no start anyway is not there for want of a blackout.
    const early = { ...lunch, label: 'Early', hours: [[540, 600]] as const };
    expect(reason({ site: { blackouts: [early] }, calendars: [{ blackouts: [lunch] }] })).to.deep.equal({
      code: 'blocked',
      label: 'Lunch',
    });
    expect(reason({ calendars: [{ blackouts: [lunch] }] }, '10:30')).to.deep.equal({ code: 'off-grid' });
  });

  it('TR-2 AV-8 too soon and too far, with the bound', () => {
    expect(reason({ now: at('09:00'), service: { notice: 90 } })).to.deep.equal({
      code: 'too-soon',
      earliest: at('10:30'),
    });
    expect(reason({ now: at('09:00'), service: { horizon: 30 } })).to.deep.equal({
      code: 'too-far',
      latest: at('09:30'),
    });
  });

  it('TR-2 AV-5 which busy span', () => {
    const busy = [
      [at('08:00'), at('09:00')],
      [at('10:30'), at('11:30')],
    ] as const;
    expect(reason({ taken: [{ calendar: 'c0', busy }] })).to.deep.equal({ code: 'busy', span: busy[1] });
  });

  it('TR-2 AV-5 AV-11 the last session of the day is busy, not closed', () => {
    const busy = [[at('11:30'), at('11:45')]] as const;
    expect(reason({ taken: [{ calendar: 'c0', busy }] }, '11:00')).to.deep.equal({ code: 'busy', span: busy[0] });
  });

  it('TR-2 AV-8 the first and the last start that notice and horizon leave can be busy', () => {
    const busy = [[at('10:00'), at('11:00')]] as const;
    const taken = [{ calendar: 'c0', busy }];
    const now = at('09:00');
    expect(reason({ now, taken, service: { notice: 60 } })?.code).to.equal('busy');
    expect(reason({ now, taken, service: { horizon: 60 } })?.code).to.equal('busy');
  });

  it('TR-2 AV-6 which booking, found by the buffer alone', () => {
    const taken = [[at('11:00'), at('12:00')]] as const;
    const given = { taken: [{ calendar: 'c0', taken }] };
    expect(reason(given)).to.equal(undefined);
    expect(reason({ ...given, service: { bufferAfter: 5 } })).to.deep.equal({ code: 'booked', span: taken[0] });
  });

  it('TR-2 AV-5 AV-6 busy time that only the buffer before meets', () => {
    const busy = [[at('09:30'), at('09:50')]] as const;
    expect(reason({ service: { bufferBefore: 15 }, taken: [{ calendar: 'c0', busy }] })).to.deep.equal({
      code: 'busy',
      span: busy[0],
    });
  });

  it('TR-2 AV-6 AV-7 bookings before and after the session are not in its way, however many', () => {
    const before = [540, 541, 542].map((minute): [number, number] => [minute, 600]);
    const after = [660, 660, 660].map((minute): [number, number] => [minute, 720]);
    expect(bookingsInTheWay([...before, ...after], 2, [600, 660])).to.deep.equal([]);
    const during: [number, number][] = [
      [600, 630],
      [620, 640],
    ];
    expect(bookingsInTheWay([...before, ...during, ...after], 2, [600, 660])).to.deep.equal(during);
  });

  it('TR-2 AV-7 the first booking where all places are taken', () => {
    const taken = [
      [at('10:00'), at('10:20')],
      [at('10:20'), at('11:00')],
      [at('10:30'), at('11:00')],
    ] as const;
    const given = { calendars: [{ capacity: 2 }], taken: [{ calendar: 'c0', taken }] };
    expect(reason(given)).to.deep.equal({ code: 'booked', span: taken[1] });
  });

  it('TR-2 AV-7 the session is full', () => {
    const session = { service: 'service', start: at('10:00'), duration: 60, left: 0 };
    const taken = [
      [at('09:00'), at('10:00')],
      [at('10:00'), at('11:00')],
    ] as const;
    const other = { ...session, start: at('09:00') };
    const full = [{ calendar: 'c0', taken, sessions: [other, session] }];
    expect(reason({ service: { seats: 5 }, taken: full })).to.deep.equal({ code: 'session-full' });
    // Since then the service takes one client at a time.
    expect(reason({ service: { seats: 1 }, taken: full })?.code).to.equal('booked');
  });

  it('TR-2 AV-7 a session of another service, start or length is a booking like any other', () => {
    const session = { service: 'service', start: at('10:00'), duration: 60, left: 3 };
    const others = [{ service: 'other' }, { start: at('09:30') }, { duration: 90 }];
    const taken = [[at('09:30'), at('11:30')]] as const;
    for (const other of others) {
      const sessions = [{ ...session, ...other }];
      expect(reason({ service: { seats: 5 }, taken: [{ calendar: 'c0', taken, sessions }] })?.code).to.equal('booked');
    }
  });

  it('TR-2 AV-12 what is not known counts as busy, or as out of reach', () => {
    const { catalog, availability, question } = smallSite({ from: MONDAY });
    const site = openSite(catalog);
    const span = [utc('2026-03-01 00:00'), utc('2026-03-04 00:00')];
    const silent = { ...availability, calendars: [] };
    expect(whyNot(site, silent, question, 'c0', at('10:00'))).to.deep.equal({ code: 'busy', span });
    expect(whyNot(site, availability, question, 'c0', span[0]!)?.code).to.equal('closed');
    expect(whyNot(site, availability, question, 'c0', span[1]!)).to.deep.equal({
      code: 'too-far',
      latest: span[1]! - 1,
    });
    expect(whyNot(site, availability, question, 'c0', span[0]! - 1)).to.deep.equal({
      code: 'too-soon',
      earliest: span[0],
    });
  });
});
