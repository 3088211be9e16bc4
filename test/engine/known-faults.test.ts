/** Faults that other schedulers are known to have had, one by one, with what is right written by hand. */
import { expect } from 'chai';
import { choose, choosePanel, days, openSite, panelStarts, starts } from '../../src/engine/index.js';
import type { Panel, Pool } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { written } from '../support/oracle/clock.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const WHOLE_DAY = [[0, 1440]] as const;
const everyDay = (from: number, to: number) => Array(7).fill([[from * 60, to * 60]]) as [number, number][][];
const override = (date: string, ...hours: [number, number][]) => ({
  overrides: [{ day: dayOfIso(date)!, hours: hours.map(([from, to]) => [from * 60, to * 60] as const) }],
});

/** `09:00+02:00 10:00+02:00`: the free starts of the date, on the wall of the zone. */
function startsOf(given: SmallSite): string {
  const { catalog, availability, question, range } = smallSite(given);
  const shown = openSite(catalog).zone(range.zone);
  const bounds = range.days.map((day) => shown.instantOf(day * 1440)) as [number, number];
  return starts(openSite(catalog), availability, question, bounds)
    .filter(({ left }) => left > 0)
    .map(({ start }) => written(range.zone, start).slice(11))
    .join(' ');
}

describe('Known faults of other schedulers', () => {
  describe('An override on a day that is open for 24 hours', () => {
    const open = { from: '2026-06-10', hours: WHOLE_DAY };

    it('AV-1 gives its own hours and nothing of the night around it', () => {
      expect(startsOf({ ...open, calendars: [override('2026-06-10', [9, 11])] })).to.equal('09:00+00:00 10:00+00:00');
    });

    it('AV-1 closes the day, and leaves the days beside it open', () => {
      const calendars = [override('2026-06-10')];
      const dates = { ...open, from: '2026-06-09', to: '2026-06-11' };
      const { catalog, availability, question, range } = smallSite({ ...dates, calendars });
      const found = days(openSite(catalog), availability, question, range);
      expect(found.map(({ available, reason }) => reason ?? available)).to.deep.equal([24, 'closed', 24]);
    });

    it('AV-1 AV-2 holds on the day of 23 hours, and on that of 25', () => {
      const berlin = { ...open, zone: 'Europe/Berlin' };
      const on = (date: string) => startsOf({ ...berlin, from: date, calendars: [override(date, [1, 4])] });
      expect(on('2026-03-29')).to.equal('01:00+01:00 03:00+02:00');
      expect(on('2026-10-25')).to.equal('01:00+02:00 02:00+02:00 02:00+01:00 03:00+01:00');
    });
  });

  describe('Hours after 13:00 on a spring day', () => {
    for (const [zone, date, offset] of [
      ['Europe/Berlin', '2026-03-29', '+02:00'],
      ['America/New_York', '2026-03-08', '-04:00'],
      ['Africa/Cairo', '2026-04-24', '+03:00'],
      ['Pacific/Chatham', '2026-09-27', '+13:45'],
    ] as const) {
      it(`AV-2 stay where they are in ${zone}, with the offset of the new time`, () => {
        const hours = [[780, 1080]] as const;
        const expected = [13, 14, 15, 16, 17].map((hour) => `${hour}:00${offset}`).join(' ');
        expect(startsOf({ from: date, zone, hours })).to.equal(expected);
        expect(startsOf({ from: date, zone, calendars: [override(date, [13, 18])] })).to.equal(expected);
      });
    }
  });

  describe('Midnight that does not exist', () => {
    // On 4 November 2018 the clocks of São Paulo went from 23:59 of the 3rd to 01:00.
    const saoPaulo = { zone: 'America/Sao_Paulo', from: '2018-11-04' };

    it('AV-2 the day begins at one, and midnight is not offered', () => {
      expect(startsOf({ ...saoPaulo, hours: [[0, 180]] })).to.equal('01:00-02:00 02:00-02:00');
    });

    it('AV-2 MG-6 a day that never closes has its 23 hours, the first one counted to it', () => {
      const { catalog, availability, question, range } = smallSite({ ...saoPaulo, to: '2018-11-05', hours: WHOLE_DAY });
      const found = days(openSite(catalog), availability, question, range);
      expect(found.map(({ available }) => available)).to.deep.equal([23, 24]);
      expect(found[0]?.earliest).to.equal(utc('2018-11-04 03:00'));
    });

    it('AV-2 AV-11 hours of the evening before run on over it without a break, an hour shorter', () => {
      const night = { ...saoPaulo, from: '2018-11-03', hours: [[1320, 1560]] as const, duration: 120 };
      expect(startsOf(night)).to.equal('00:00-03:00 22:00-03:00 23:00-03:00');
      expect(startsOf({ ...night, duration: 180 })).to.equal('22:00-03:00');
      expect(startsOf({ ...night, duration: 181 })).to.equal('');
    });

    it('AV-1 AV-4 overrides and blackouts of the date take hold of all of it', () => {
      expect(startsOf({ ...saoPaulo, calendars: [override('2018-11-04', [0, 2])] })).to.equal('01:00-02:00');
      const blackouts = [{ days: [dayOfIso('2018-11-04')!, dayOfIso('2018-11-05')!] as const }];
      expect(startsOf({ ...saoPaulo, hours: WHOLE_DAY, calendars: [{ blackouts }] })).to.equal('');
    });
  });

  describe('The half hour of Lord Howe', () => {
    const island = { zone: 'Australia/Lord_Howe', duration: 30, service: { grid: 30 } };

    it('AV-2 is left out in spring: 02:00 becomes 02:30', () => {
      expect(startsOf({ ...island, from: '2026-10-04', hours: [[60, 240]] })).to.equal(
        '01:00+10:30 01:30+10:30 02:30+11:00 03:00+11:00 03:30+11:00',
      );
    });

    it('AV-2 is there twice in autumn: 02:00 becomes 01:30', () => {
      expect(startsOf({ ...island, from: '2026-04-05', hours: [[60, 180]] })).to.equal(
        '01:00+11:00 01:30+11:00 01:30+10:30 02:00+10:30 02:30+10:30',
      );
    });

    it('AV-2 hours of the afternoon stay where they are on both days', () => {
      for (const [from, offset] of [
        ['2026-10-04', '+11:00'],
        ['2026-04-05', '+10:30'],
      ] as const) {
        expect(startsOf({ ...island, from, hours: [[780, 840]] })).to.equal(`13:00${offset} 13:30${offset}`);
      }
    });
  });

  describe('The Ramadan of Casablanca', () => {
    const morning = { zone: 'Africa/Casablanca', hours: [[540, 600]] as const };

    it('AV-2 the same wall time before it, in it and after it: the offset changes twice within weeks', () => {
      const on = (from: string) => startsOf({ ...morning, from });
      expect(['2026-02-14', '2026-02-15', '2026-03-21', '2026-03-22'].map(on)).to.deep.equal([
        '09:00+01:00',
        '09:00+00:00',
        '09:00+00:00',
        '09:00+01:00',
      ]);
    });

    it('AV-2 what the change back repeats is there twice, what the change forth skips is not there', () => {
      const night = { zone: 'Africa/Casablanca', hours: [[60, 240]] as const };
      expect(startsOf({ ...night, from: '2026-02-15' })).to.equal('01:00+01:00 02:00+01:00 02:00+00:00 03:00+00:00');
      expect(startsOf({ ...night, from: '2026-03-22' })).to.equal('01:00+00:00 03:00+01:00');
    });
  });

  describe('A panel', () => {
    const nine = utc('2026-06-10 09:00');
    const pool = (id: string, ...calendars: string[]): Pool => ({
      ...{ id, name: id },
      members: calendars.map((one) => ({ id: one, calendars: [one] })),
    });
    const panelOf = (panel: Pick<Panel, 'primary' | 'seats'>, given: Partial<SmallSite>, ...pools: Pool[]) => {
      const { catalog, availability } = smallSite({ from: '2026-06-10', calendars: [{}, {}, {}], ...given });
      const panels = [{ id: 'panel', name: 'panel', service: 'service', ...panel }];
      const site = openSite({ ...catalog, pools, panels });
      return {
        starts: panelStarts(site, availability, { panel: 'panel' }, [nine, nine + 180]).map(({ start }) => start),
        record: choosePanel(site, availability, { panel: 'panel', start: nine }),
      };
    };

    it('PN-1 with a required person who has no time is offered at no time, however many others there are', () => {
      const panel = { primary: { pool: 'team' }, seats: [{ calendar: 'c2' }] };
      const away = { calendars: [{}, {}, { hours: Array(7).fill([]) as [] }] };
      const { starts: found, record } = panelOf(panel, away, pool('team', 'c0', 'c1'));
      expect(found).to.deep.equal([]);
      expect([record.hosts, record.primary]).to.deep.equal([[], undefined]);
    });

    it('PN-1 with a person who is on no list of the answer is offered at no time', () => {
      const panel = { primary: { calendar: 'c0' }, seats: [{ calendar: 'c1' }] };
      const { catalog, availability } = smallSite({ from: '2026-06-10', calendars: [{}, {}] });
      const site = openSite({ ...catalog, panels: [{ id: 'panel', name: 'panel', service: 'service', ...panel }] });
      const known = { ...availability, calendars: availability.calendars.slice(0, 1) };
      expect(panelStarts(site, known, { panel: 'panel' }, [nine, nine + 180])).to.deep.equal([]);
    });

    it('PN-3 with a person in two of its pools seats that person once', () => {
      const panel = { primary: { pool: 'one' }, seats: [{ pool: 'other' }] };
      const both = panelOf(panel, {}, pool('one', 'c0', 'c1'), pool('other', 'c0'));
      expect(both.starts).to.deep.equal([nine, nine + 60, nine + 120]);
      expect(both.record.hosts).to.deep.equal(['c1', 'c0']);
    });

    it('PN-3 with that person alone in both pools is offered at no time', () => {
      const panel = { primary: { pool: 'one' }, seats: [{ pool: 'other' }] };
      expect(panelOf(panel, {}, pool('one', 'c0'), pool('other', 'c0')).starts).to.deep.equal([]);
      const busy = [{ calendar: 'c1', busy: [[nine, nine + 60]] as const }];
      const taken = panelOf(panel, { taken: busy }, pool('one', 'c0', 'c1'), pool('other', 'c0', 'c1'));
      expect(taken.starts).to.deep.equal([nine + 60, nine + 120]);
      expect(taken.record.hosts).to.deep.equal([]);
    });
  });

  describe('A booking outside hours', () => {
    /** Who would serve a start, and what keeps c0 from it. */
    function at(time: string, given: Partial<SmallSite>): [chosen: string | undefined, why: string | undefined] {
      const { catalog, availability, question } = smallSite({ from: '2026-06-10', ...given });
      const start = utc(`2026-06-10 ${time}`);
      const { chosen, candidates } = choose(openSite(catalog), availability, { ...question, start });
      return [chosen, candidates[0]?.dropped?.reason.code];
    }

    it('AV-1 is not to be had where an override has moved them: the weekly ones count no more that day', () => {
      const moved = { calendars: [override('2026-06-10', [14, 16])] };
      expect(startsOf({ from: '2026-06-10', ...moved })).to.equal('14:00+00:00 15:00+00:00');
      expect(at('09:00', moved)).to.deep.equal([undefined, 'closed']);
      expect(at('14:00', moved)).to.deep.equal(['c0', undefined]);
    });

    it('AV-11 is not to be had where hours cover a part of it only', () => {
      const half = { hours: [[540, 690]] as const, service: { grid: 30 } };
      expect(startsOf({ from: '2026-06-10', ...half })).to.equal('09:00+00:00 09:30+00:00 10:00+00:00 10:30+00:00');
      expect(at('11:00', half)).to.deep.equal([undefined, 'closed']);
      expect(at('08:30', half)).to.deep.equal([undefined, 'closed']);
    });

    it('AV-11 MG-1 is not to be had where one person covers its first half and another the second', () => {
      const halves = { calendars: [{ hours: everyDay(9, 9.5) }, { hours: everyDay(9.5, 10) }] };
      expect(startsOf({ from: '2026-06-10', ...halves })).to.equal('');
      expect(at('09:00', halves)).to.deep.equal([undefined, 'closed']);
    });

    it('AV-11 AV-4 is not to be had where an override, a shift, an event or a blackout ends within it', () => {
      const day = dayOfIso('2026-06-10')!;
      const until = [[540, 630]] as const;
      const cut: readonly Partial<SmallSite>[] = [
        { calendars: [{ overrides: [{ day, hours: until }] }] },
        { calendars: [{ opensBy: 'shifts' }], taken: [{ calendar: 'c0', shifts: [{ day, hours: until }] }] },
        {
          service: { event: 'fair' },
          events: [{ id: 'fair', name: 'fair', days: [day, day + 1], hours: until, blackouts: [] }],
        },
        { calendars: [{ blackouts: [{ days: [day, day + 1], hours: [[630, 720]] }] }] },
      ];
      for (const given of cut) {
        expect(startsOf({ from: '2026-06-10', ...given })).to.equal('09:00+00:00');
        expect(at('10:00', given)[0]).to.equal(undefined);
      }
    });
  });
});
