import { expect } from 'chai';
import type { Availability, Session } from '../../src/engine/index.js';
import { freeCalendars, openSite, starts } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { shownStarts } from '../support/shown.js';
import { smallSite, utc } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const TUESDAY = '2026-03-03';
const monday = dayOfIso(MONDAY)!;

describe('Availability of one calendar', () => {
  describe('open time', () => {
    it('AV-1 weekly hours open the day', () => {
      expect(shownStarts({ from: MONDAY })).to.equal('09:00 10:00 11:00');
    });

    it('AV-1 an override replaces the hours of its date, and no other', () => {
      const overrides = [{ day: monday, hours: [[840, 960]] as const }];
      expect(shownStarts({ from: MONDAY, calendars: [{ overrides }] })).to.equal('14:00 15:00');
      expect(shownStarts({ from: TUESDAY, calendars: [{ overrides }] })).to.equal('09:00 10:00 11:00');
    });

    it('AV-1 several overrides of one date add up', () => {
      const overrides = [
        { day: monday, hours: [[840, 900]] as const },
        { day: monday, hours: [[960, 1020]] as const },
      ];
      expect(shownStarts({ from: MONDAY, calendars: [{ overrides }] })).to.equal('14:00 16:00');
    });

    it('AV-1 an empty override closes the date', () => {
      expect(shownStarts({ from: MONDAY, calendars: [{ overrides: [{ day: monday, hours: [] }] }] })).to.equal('');
    });

    it('AV-1 an override of a 24-hour day holds, and what runs from the day before stays', () => {
      const calendars = [{ overrides: [{ day: monday, hours: [[600, 720]] as const }] }];
      expect(shownStarts({ from: MONDAY, hours: [[0, 1440]], calendars })).to.equal('10:00 11:00');
      expect(shownStarts({ from: MONDAY, hours: [[120, 1500]], calendars })).to.equal('00:00 10:00 11:00');
    });

    it('AV-1 a calendar that works by shifts is open then only', () => {
      const taken = [{ calendar: 'c0', shifts: [{ day: monday, hours: [[780, 900]] as const }] }];
      expect(shownStarts({ from: MONDAY, calendars: [{ opensBy: 'shifts' }], taken })).to.equal('13:00 14:00');
      expect(shownStarts({ from: TUESDAY, calendars: [{ opensBy: 'shifts' }], taken })).to.equal('');
    });

    it('AV-1 a calendar that works by both is open in hours and shifts', () => {
      const taken = [{ calendar: 'c0', shifts: [{ day: monday, hours: [[660, 840]] as const }] }];
      expect(shownStarts({ from: MONDAY, calendars: [{ opensBy: 'both' }], taken })).to.equal(
        '09:00 10:00 11:00 12:00 13:00',
      );
    });

    it('AV-1 shifts of a calendar that works by hours open nothing', () => {
      const taken = [{ calendar: 'c0', shifts: [{ day: monday, hours: [[780, 900]] as const }] }];
      expect(shownStarts({ from: MONDAY, taken })).to.equal('09:00 10:00 11:00');
    });

    it('AV-2 hours are those of the zone of the calendar', () => {
      expect(shownStarts({ from: MONDAY, calendars: [{ zone: 'Asia/Kolkata' }] })).to.equal('03:30 04:30 05:30');
    });

    it('AV-2 two names of one zone give the same hours', () => {
      const named = (zone: string): string => shownStarts({ from: MONDAY, calendars: [{ zone }] });
      expect(named('Asia/Calcutta')).to.equal(named('Asia/Kolkata'));
    });

    it('AV-2 hours past midnight belong to the date on which they start', () => {
      const overrides = [{ day: monday, hours: [] }];
      expect(shownStarts({ from: MONDAY, hours: [[1380, 1560]] })).to.equal('00:00 01:00 23:00');
      expect(shownStarts({ from: MONDAY, hours: [[1380, 1560]], calendars: [{ overrides }] })).to.equal('00:00 01:00');
    });

    it('AV-2 AV-11 hours that touch at midnight are one open span', () => {
      const given = { from: MONDAY, hours: [[0, 1440]] as const, duration: 90, service: { durations: [90] } };
      expect(shownStarts(given)).to.match(/ 22:00 23:00$/);
    });

    it('AV-2 the zone offsets that the backend sends come before those of the machine', () => {
      const { catalog, availability, question } = smallSite({ from: MONDAY, calendars: [{ zone: 'Europe/Berlin' }] });
      const site = openSite({ ...catalog, zones: [{ id: 'Europe/Berlin', offsets: [[0, 180]] }] });
      expect(starts(site, availability, question, [utc(`${MONDAY} 00:00`), utc(`${TUESDAY} 00:00`)])[0]).to.deep.equal({
        start: utc(`${MONDAY} 06:00`),
        left: 1,
      });
    });

    it('AV-3 open time is cut to the days and daily hours of the event', () => {
      const days = [monday, monday + 1] as const;
      const events = [{ id: 'fair', name: 'Fair', days, hours: [[600, 660]] as const, blackouts: [] }];
      expect(shownStarts({ from: MONDAY, to: TUESDAY, events, service: { event: 'fair' } })).to.equal('10:00');
    });

    it('AV-3 an event runs on the clock of the site', () => {
      const events = [{ id: 'fair', name: 'Fair', days: [monday, monday + 1] as const, blackouts: [] }];
      const given = { from: MONDAY, zone: 'America/New_York', events, service: { event: 'fair' } };
      expect(shownStarts({ ...given, calendars: [{ zone: 'UTC' }], hours: [[0, 480]] })).to.equal('05:00 06:00 07:00');
    });

    it('AV-3 a service of an event that is not there offers nothing', () => {
      expect(shownStarts({ from: MONDAY, service: { event: 'gone' } })).to.equal('');
    });

    it('AV-4 blackouts of site, event and calendar are taken out', () => {
      const at = (from: number): { days: readonly [number, number]; hours: readonly [readonly [number, number]] } => ({
        days: [monday, monday + 1],
        hours: [[from, from + 60]],
      });
      const days = [monday, monday + 7] as const;
      const events = [{ id: 'fair', name: 'Fair', days, blackouts: [at(600)] }];
      const given = { from: MONDAY, events, service: { event: 'fair' }, hours: [[540, 840]] as const };
      expect(shownStarts(given)).to.equal('09:00 11:00 12:00 13:00');
      expect(shownStarts({ ...given, site: { blackouts: [at(540)] } })).to.equal('11:00 12:00 13:00');
      expect(shownStarts({ ...given, calendars: [{ blackouts: [at(720)] }] })).to.equal('09:00 11:00 13:00');
    });

    it('AV-4 a blackout without hours takes out its days', () => {
      const blackouts = [{ days: [monday, monday + 1] as const }];
      expect(shownStarts({ from: MONDAY, to: TUESDAY, calendars: [{ blackouts }] })).to.equal('09:00 10:00 11:00');
    });

    it('AV-11 a session must fit in open time wholly', () => {
      expect(shownStarts({ from: MONDAY, duration: 90, service: { grid: 30 } })).to.equal('09:00 09:30 10:00 10:30');
      expect(shownStarts({ from: MONDAY, duration: 240 })).to.equal('');
    });

    it('AV-11 a session does not run on over a break', () => {
      expect(
        shownStarts({
          from: MONDAY,
          hours: [
            [540, 600],
            [660, 720],
          ],
          duration: 120,
        }),
      ).to.equal('');
    });
  });

  it('AV-11 a session may run on past the days that are asked, where the calendar is open', () => {
    const given = { from: MONDAY, hours: [[0, 1440]] as const, duration: 5 * 1440, service: { grid: 720 } };
    expect(shownStarts(given)).to.equal('00:00 12:00');
    const overrides = [{ day: monday + 5, hours: [[0, 720]] as const }];
    expect(shownStarts({ ...given, calendars: [{ overrides }] })).to.equal('00:00 12:00');
    expect(shownStarts({ ...given, calendars: [{ overrides: [{ day: monday + 5, hours: [] }] }] })).to.equal('00:00');
  });

  describe('the grid', () => {
    it('AV-9 is the duration by default, at most half an hour', () => {
      expect(shownStarts({ from: MONDAY, duration: 20, hours: [[540, 600]], service: { grid: undefined } })).to.equal(
        '09:00 09:20 09:40',
      );
      expect(shownStarts({ from: MONDAY, duration: 60, hours: [[540, 640]], service: { grid: undefined } })).to.equal(
        '09:00 09:30',
      );
    });

    it('AV-9 is counted from the local hour in which the span starts, also for calendars half an hour apart', () => {
      const given = { from: MONDAY, hours: [[550, 700]] as const, service: { grid: 60 } };
      expect(shownStarts(given)).to.equal('10:00');
      expect(shownStarts({ ...given, calendars: [{ zone: 'Asia/Kolkata' }] })).to.equal('04:30');
    });

    it('AV-9 is counted from the opening where the service says so', () => {
      const service = { anchor: 'opening', grid: 45 } as const;
      expect(shownStarts({ from: MONDAY, hours: [[547, 720]], service })).to.equal('09:07 09:52 10:37');
    });

    it('AV-9 is counted from where a blackout ends', () => {
      const blackouts = [{ days: [monday, monday + 1] as const, hours: [[540, 560]] as const }];
      const service = { anchor: 'opening', grid: 30 } as const;
      expect(shownStarts({ from: MONDAY, calendars: [{ blackouts }], service })).to.equal('09:20 09:50 10:20 10:50');
    });

    it('AV-9 is independent of the duration', () => {
      expect(shownStarts({ from: MONDAY, hours: [[540, 660]], duration: 50, service: { grid: 25 } })).to.equal(
        '09:00 09:25 09:50',
      );
    });

    it('AV-9 of calendars that never close is counted from midnight, whatever range is asked', () => {
      const given = { hours: [[0, 1440]] as const, duration: 30, service: { grid: 50 } };
      const late = shownStarts({ ...given, from: '2026-03-04' });
      expect(shownStarts({ ...given, from: '2026-03-02', to: '2026-03-04' }).endsWith(late)).to.equal(true);
    });

    it('AV-9 goes on past midnight from where the span began', () => {
      const night = { hours: [[1330, 1480]] as const, service: { anchor: 'opening', grid: 25 } as const, duration: 20 };
      expect(shownStarts({ ...night, from: MONDAY })).to.equal('00:15 22:10 22:35 23:00 23:25 23:50');
      const service = { anchor: 'hour', grid: 45 } as const;
      expect(shownStarts({ ...night, service, from: MONDAY })).to.equal('00:15 22:45 23:30');
    });

    it('AV-9 is counted anew from midnight where the whole day before was open', () => {
      const service = { anchor: 'opening', grid: 120 } as const;
      const overrides = [{ day: monday, hours: [[30, 1440]] as const }];
      const given = { hours: [[0, 1440]] as const, service, calendars: [{ overrides }] };
      expect(shownStarts({ ...given, from: MONDAY })).to.match(/^00:30 02:30 /);
      expect(shownStarts({ ...given, from: '2026-03-03' })).to.match(/^00:30 02:30 /);
      expect(shownStarts({ ...given, from: '2026-03-04' })).to.match(/^00:00 02:00 /);
    });
  });

  describe('what is taken', () => {
    it('AV-5 busy time is taken out, and touching it is free', () => {
      const busy = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
      expect(shownStarts({ from: MONDAY, taken: [{ calendar: 'c0', busy }] })).to.equal('09:00 10:00(full) 11:00');
    });

    it('AV-5 one busy minute is enough to block a session', () => {
      const busy = [[utc(`${MONDAY} 10:59`), utc(`${MONDAY} 11:00`)]] as const;
      expect(shownStarts({ from: MONDAY, taken: [{ calendar: 'c0', busy }] })).to.equal('09:00 10:00(full) 11:00');
    });

    it('AV-5 busy time blocks whatever the capacity', () => {
      const busy = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
      const given = { from: MONDAY, calendars: [{ capacity: 2 }], taken: [{ calendar: 'c0', busy }] };
      expect(shownStarts(given)).to.equal('09:00(2) 10:00(full) 11:00(2)');
    });

    it('AV-6 the buffer after one booking and the buffer before the next must both fit', () => {
      // A booking from 10:00 to 11:00 with 15 minutes after it.
      const taken = [{ calendar: 'c0', taken: [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:15`)]] as const }];
      const given = { from: MONDAY, hours: [[660, 780]] as const, duration: 30, taken };
      const grid = { grid: 15 };
      expect(shownStarts({ ...given, service: grid })).to.match(/^11:00\(full\) 11:15 /);
      expect(shownStarts({ ...given, service: { ...grid, bufferBefore: 10 } })).to.match(
        /^11:00\(full\) 11:15\(full\) 11:30 /,
      );
    });

    it('AV-6 buffers may reach out of open time', () => {
      expect(shownStarts({ from: MONDAY, service: { bufferBefore: 60, bufferAfter: 60 } })).to.equal(
        '09:00 10:00 11:00',
      );
    });

    it('AV-7 a calendar serves as many at once as its capacity', () => {
      const one = [utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)] as const;
      const given = { from: MONDAY, calendars: [{ capacity: 2 }] };
      expect(shownStarts({ ...given, taken: [{ calendar: 'c0', taken: [one] }] })).to.equal('09:00(2) 10:00 11:00(2)');
      expect(shownStarts({ ...given, taken: [{ calendar: 'c0', taken: [one, one] }] })).to.equal(
        '09:00(2) 10:00(full) 11:00(2)',
      );
    });

    it('AV-7 bookings one after the other take one place only', () => {
      const taken = [
        [utc(`${MONDAY} 10:00`), utc(`${MONDAY} 10:30`)],
        [utc(`${MONDAY} 10:30`), utc(`${MONDAY} 11:00`)],
      ] as const;
      expect(shownStarts({ from: MONDAY, calendars: [{ capacity: 2 }], taken: [{ calendar: 'c0', taken }] })).to.equal(
        '09:00(2) 10:00 11:00(2)',
      );
    });

    it('AV-7 more bookings than places leave none, and not fewer', () => {
      const one = [utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)] as const;
      const taken = [{ calendar: 'c0', taken: [one, one, one] }];
      expect(shownStarts({ from: MONDAY, calendars: [{ capacity: 2 }], taken })).to.equal(
        '09:00(2) 10:00(full) 11:00(2)',
      );
    });

    it('AV-7 a session takes seats clients, and is joined until it is full', () => {
      const session = { service: 'service', start: utc(`${MONDAY} 10:00`), duration: 60, left: 2 };
      const taken = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
      const given = { from: MONDAY, service: { seats: 5 } };
      const with_ = (left: number): string =>
        shownStarts({ ...given, taken: [{ calendar: 'c0', taken, sessions: [{ ...session, left }] }] });
      expect(with_(2)).to.equal('09:00(5) 10:00(2) 11:00(5)');
      expect(with_(0)).to.equal('09:00(5) 10:00(full) 11:00(5)');
    });

    it('AV-7 a new session opens only where the whole time is free', () => {
      const session = { service: 'service', start: utc(`${MONDAY} 10:00`), duration: 60, left: 2 };
      const taken = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
      expect(
        shownStarts({
          from: MONDAY,
          service: { seats: 5, grid: 30 },
          taken: [{ calendar: 'c0', taken, sessions: [session] }],
        }),
      ).to.equal('09:00(5) 09:30(full) 10:00(2) 10:30(full) 11:00(5)');
    });

    it('AV-7 places beside a session open a second one at the same start', () => {
      const session = { service: 'service', start: utc(`${MONDAY} 10:00`), duration: 60, left: 2 };
      const taken = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
      const given = { from: MONDAY, service: { seats: 5 }, calendars: [{ capacity: 2 }] };
      expect(shownStarts({ ...given, taken: [{ calendar: 'c0', taken, sessions: [session] }] })).to.equal(
        '09:00(10) 10:00(7) 11:00(10)',
      );
    });

    it('AV-7 sessions of one day are joined each for itself, and two at one start together', () => {
      const session = (clock: string, left: number): Session => ({
        service: 'service',
        start: utc(`${MONDAY} ${clock}`),
        duration: 60,
        left,
      });
      const sessions = [session('09:00', 2), session('10:00', 2), session('10:00', 2), session('11:00', 3)];
      const taken = [[utc(`${MONDAY} 09:00`), utc(`${MONDAY} 12:00`)]] as const;
      const given = { from: MONDAY, service: { seats: 5 }, taken: [{ calendar: 'c0', taken, sessions }] };
      expect(shownStarts(given)).to.equal('09:00(2) 10:00(4) 11:00(3)');
    });

    it('AV-7 a session can be joined only where nothing else is in the way', () => {
      const session = { service: 'service', start: utc(`${MONDAY} 10:00`), duration: 60, left: 2 };
      const busy = [[utc(`${MONDAY} 10:30`), utc(`${MONDAY} 10:45`)]] as const;
      const taken = [[session.start, session.start + 60]] as const;
      const own = { calendar: 'c0', busy, taken, sessions: [session] };
      const given = { from: MONDAY, service: { seats: 5 }, taken: [own] };
      expect(shownStarts(given)).to.equal('09:00(5) 10:00(full) 11:00(5)');
    });

    it('AV-7 where one client is served at a time, nobody joins', () => {
      const session = { service: 'service', start: utc(`${MONDAY} 10:00`), duration: 60, left: 2 };
      const taken = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
      expect(shownStarts({ from: MONDAY, taken: [{ calendar: 'c0', taken, sessions: [session] }] })).to.equal(
        '09:00 10:00(full) 11:00',
      );
    });

    it('AV-7 a session of another service or another length is not joined', () => {
      const session = { service: 'other', start: utc(`${MONDAY} 10:00`), duration: 60, left: 2 };
      const taken = [[utc(`${MONDAY} 10:00`), utc(`${MONDAY} 11:00`)]] as const;
      const sessions = [session, { ...session, service: 'service', duration: 30 }];
      expect(
        shownStarts({ from: MONDAY, service: { seats: 5 }, taken: [{ calendar: 'c0', taken, sessions }] }),
      ).to.equal('09:00(5) 10:00(full) 11:00(5)');
    });

    it('AV-12 a calendar that the answer does not speak about is never free', () => {
      const { catalog, availability, question } = smallSite({ from: MONDAY });
      const silent: Availability = { ...availability, calendars: [] };
      const range = [utc(`${MONDAY} 00:00`), utc(`${TUESDAY} 00:00`)] as const;
      const found = starts(openSite(catalog), silent, question, range);
      expect(found.map(({ left }) => left)).to.deep.equal([0, 0, 0]);
      expect(freeCalendars(openSite(catalog), silent, question, utc(`${MONDAY} 09:00`))).to.deep.equal([]);
    });

    it('AV-12 nothing is offered on days that the answer does not speak about', () => {
      const { catalog, availability, question } = smallSite({ from: MONDAY });
      const later = [utc('2026-03-04 00:00'), utc('2026-03-09 00:00')] as const;
      expect(starts(openSite(catalog), availability, question, later)).to.deep.equal([]);
    });
  });

  describe('notice, horizon and durations', () => {
    it('AV-8 nothing starts before now and the notice, to the minute', () => {
      const given = { from: MONDAY, service: { notice: 60 } };
      expect(shownStarts({ ...given, now: utc(`${MONDAY} 09:00`) })).to.equal('10:00 11:00');
      expect(shownStarts({ ...given, now: utc(`${MONDAY} 09:01`) })).to.equal('11:00');
    });

    it('AV-8 nothing starts past now and the horizon, to the minute', () => {
      const given = { from: MONDAY, service: { horizon: 60 } };
      expect(shownStarts({ ...given, now: utc(`${MONDAY} 09:00`) })).to.equal('09:00 10:00');
      expect(shownStarts({ ...given, now: utc(`${MONDAY} 08:59`) })).to.equal('09:00');
    });

    it('AV-14 the slots follow the duration that is asked for, else the first one', () => {
      const { catalog, availability } = smallSite({ from: MONDAY, service: { durations: [60, 120] } });
      const range = [utc(`${MONDAY} 00:00`), utc(`${TUESDAY} 00:00`)] as const;
      const count = (duration?: number): number =>
        starts(openSite(catalog), availability, { service: 'service', duration }, range).length;
      expect([count(), count(60), count(120)]).to.deep.equal([3, 3, 2]);
    });
  });
});
