/** Days on which clocks change, with every list of starts written by hand. */
import { expect } from 'chai';
import { days, openSite, starts } from '../../src/engine/index.js';
import { dayAt, written } from '../support/oracle/clock.js';
import { smallSite } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

/** `01:00+01:00 03:00+02:00`: the free starts of a date, on the wall of the zone, as the engine gives them. */
function startsOn(given: SmallSite & { readonly zone: string }): string {
  const { catalog, availability, question, range } = smallSite(given);
  const around = [(range.days[0] - 1) * 1440, (range.days[1] + 1) * 1440] as const;
  return starts(openSite(catalog), availability, question, around)
    .filter(
      ({ start, left }) =>
        left > 0 && dayAt(range.zone, start) >= range.days[0] && dayAt(range.zone, start) < range.days[1],
    )
    .map(({ start }) => written(given.zone, start).slice(11))
    .join(' ');
}

/** Hours of the day as `00-06` or `01:30-04`, 60 minutes, a start on each hour or half hour. */
const TABLE: readonly (readonly [zone: string, date: string, hours: string, grid: 60 | 30, starts: string])[] = [
  ['Europe/Berlin', '2026-03-29', '00-06', 60, '00:00+01:00 01:00+01:00 03:00+02:00 04:00+02:00 05:00+02:00'],
  [
    'Europe/Berlin',
    '2026-10-25',
    '00-05',
    60,
    '00:00+02:00 01:00+02:00 02:00+02:00 02:00+01:00 03:00+01:00 04:00+01:00',
  ],
  ['America/New_York', '2026-03-08', '00-05', 60, '00:00-05:00 01:00-05:00 03:00-04:00 04:00-04:00'],
  ['America/New_York', '2026-11-01', '00-04', 60, '00:00-04:00 01:00-04:00 01:00-05:00 02:00-05:00 03:00-05:00'],
  // Midnight to one does not exist; eleven to midnight exists twice.
  ['America/Sao_Paulo', '2018-11-04', '00-04', 60, '01:00-02:00 02:00-02:00 03:00-02:00'],
  ['America/Sao_Paulo', '2018-02-17', '21-24', 60, '21:00-02:00 22:00-02:00 23:00-02:00 23:00-03:00'],
  // Half an hour forth and back.
  ['Australia/Lord_Howe', '2026-10-04', '01-04', 30, '01:00+10:30 01:30+10:30 02:30+11:00 03:00+11:00'],
  ['Australia/Lord_Howe', '2026-04-05', '01-03', 30, '01:00+11:00 01:30+11:00 01:30+10:30 02:00+10:30'],
  // Ramadan: back before it, forth after it.
  ['Africa/Casablanca', '2026-02-15', '01-05', 60, '01:00+01:00 02:00+01:00 02:00+00:00 03:00+00:00 04:00+00:00'],
  ['Africa/Casablanca', '2026-03-22', '00-05', 60, '00:00+00:00 01:00+00:00 03:00+01:00 04:00+01:00'],
  ['Pacific/Apia', '2018-04-01', '02-06', 60, '02:00+14:00 03:00+14:00 03:00+13:00 04:00+13:00 05:00+13:00'],
  ['Pacific/Apia', '2018-09-30', '01-06', 60, '01:00+13:00 02:00+13:00 04:00+14:00 05:00+14:00'],
  ['America/St_Johns', '2026-03-08', '00-05', 60, '00:00-03:30 01:00-03:30 03:00-02:30 04:00-02:30'],
  ['America/St_Johns', '2026-11-01', '00-04', 60, '00:00-02:30 01:00-02:30 01:00-03:30 02:00-03:30 03:00-03:30'],
  ['Africa/Cairo', '2026-04-24', '00-04', 60, '01:00+03:00 02:00+03:00 03:00+03:00'],
  ['Africa/Cairo', '2026-10-29', '21-24', 60, '21:00+03:00 22:00+03:00 23:00+03:00 23:00+02:00'],
  ['Asia/Tehran', '2022-03-22', '00-04', 60, '01:00+04:30 02:00+04:30 03:00+04:30'],
  ['Asia/Tehran', '2022-09-21', '21-24', 60, '21:00+04:30 22:00+04:30 23:00+04:30 23:00+03:30'],
  // Two hours.
  ['Antarctica/Troll', '2026-03-29', '00-05', 60, '00:00+00:00 03:00+02:00 04:00+02:00'],
  [
    'Antarctica/Troll',
    '2026-10-25',
    '00-04',
    60,
    '00:00+02:00 01:00+02:00 02:00+02:00 01:00+00:00 02:00+00:00 03:00+00:00',
  ],
  // At a quarter to: 02:45 becomes 03:45, so a session from 02:00 ends at 04:00.
  ['Pacific/Chatham', '2026-09-27', '01-06', 60, '01:00+12:45 02:00+12:45 04:00+13:45 05:00+13:45'],
  ['Pacific/Chatham', '2026-04-05', '02-05', 60, '02:00+13:45 03:00+13:45 03:00+12:45 04:00+12:45'],
  // Midnight to one does not exist; midnight to one exists twice.
  ['Atlantic/Azores', '2026-03-29', '00-04', 60, '01:00+00:00 02:00+00:00 03:00+00:00'],
  ['Atlantic/Azores', '2026-10-25', '00-03', 60, '00:00+00:00 00:00-01:00 01:00-01:00 02:00-01:00'],
  // Zones that keep their clocks.
  ['Asia/Kathmandu', '2026-03-29', '00-03', 60, '00:00+05:45 01:00+05:45 02:00+05:45'],
  ['Pacific/Kiritimati', '2026-10-25', '00-03', 60, '00:00+14:00 01:00+14:00 02:00+14:00'],
];

function minutes(text: string): number {
  const [hour, minute = 0] = text.split(':').map(Number);
  return (hour ?? NaN) * 60 + minute;
}

function hoursOf(text: string): readonly [number, number] {
  const [from = '', to = ''] = text.split('-');
  return [minutes(from), minutes(to)];
}

describe('Days on which clocks change', () => {
  for (const [zone, date, hours, grid, expected] of TABLE) {
    it(`AV-2 ${zone} on ${date}, open ${hours}: ${expected.split(' ').length} starts that exist, with their offsets`, () => {
      expect(startsOn({ zone, from: date, hours: [hoursOf(hours)], service: { grid } })).to.equal(expected);
    });
  }

  const berlin = { zone: 'Europe/Berlin' };

  it('AV-2 a day that is open throughout has 23 starts in spring and 25 in autumn', () => {
    const whole = { ...berlin, hours: [[0, 1440]] as const };
    expect(startsOn({ ...whole, from: '2026-03-28' }).split(' ')).to.have.length(24);
    expect(startsOn({ ...whole, from: '2026-03-29' }).split(' ')).to.have.length(23);
    expect(startsOn({ ...whole, from: '2026-10-25' }).split(' ')).to.have.length(25);
  });

  it('AV-1 AV-2 an override of a 24-hour day holds on the day that clocks change', () => {
    const whole = { ...berlin, hours: [[0, 1440]] as const, from: '2026-03-29' };
    const on = (hours: readonly (readonly [number, number])[]) => [{ overrides: [{ day: 20541, hours }] }];
    expect(startsOn({ ...whole, calendars: on([[60, 240]]) })).to.equal('01:00+01:00 03:00+02:00');
    expect(startsOn({ ...whole, calendars: on([]) })).to.equal('');
  });

  it('AV-2 AV-11 hours inside a gap do not exist, and a session is as long as its minutes', () => {
    const spring = { ...berlin, from: '2026-03-29' };
    expect(startsOn({ ...spring, hours: [[120, 180]] })).to.equal('');
    expect(startsOn({ ...spring, hours: [[60, 150]] })).to.equal('01:00+01:00');
    // Open from one to four is two hours.
    expect(startsOn({ ...spring, hours: [[60, 240]], duration: 120 })).to.equal('01:00+01:00');
    expect(startsOn({ ...spring, hours: [[60, 240]], duration: 121 })).to.equal('');
  });

  it('AV-2 AV-11 hours inside an overlap are open twice, apart from each other', () => {
    const autumn = { ...berlin, from: '2026-10-25' };
    expect(startsOn({ ...autumn, hours: [[150, 180]], duration: 30, service: { grid: 30 } })).to.equal(
      '02:30+02:00 02:30+01:00',
    );
    expect(startsOn({ ...autumn, hours: [[150, 180]], duration: 31, service: { grid: 30 } })).to.equal('');
    // From two to three, twice over: two hours without a break.
    expect(startsOn({ ...autumn, hours: [[120, 180]], duration: 120 })).to.equal('02:00+02:00');
  });

  it('AV-2 hours past midnight reach into the day that clocks change', () => {
    const night = { ...berlin, hours: [[1320, 1680]] as const };
    expect(startsOn({ ...night, from: '2026-03-29' })).to.equal(
      '00:00+01:00 01:00+01:00 03:00+02:00 22:00+02:00 23:00+02:00',
    );
    expect(startsOn({ ...night, from: '2026-10-25' })).to.equal(
      '00:00+02:00 01:00+02:00 02:00+02:00 02:00+01:00 03:00+01:00 22:00+01:00 23:00+01:00',
    );
  });

  it('AV-2 MG-6 a date that a zone skipped altogether has no starts, and says closed', () => {
    const apia = { zone: 'Pacific/Apia', from: '2011-12-29', to: '2011-12-31' };
    expect(startsOn(apia)).to.equal('09:00-10:00 10:00-10:00 11:00-10:00 09:00+14:00 10:00+14:00 11:00+14:00');
    const { catalog, availability, question, range } = smallSite(apia);
    const [before, skipped, after] = days(openSite(catalog), availability, question, range);
    expect([before?.available, skipped?.available, after?.available]).to.deep.equal([3, 0, 3]);
    expect(skipped?.reason).to.equal('closed');
    const [last] = days(openSite(catalog), { ...availability, days: [15337, 15338] }, question, range).slice(1);
    expect(last?.reason).to.equal('closed');
  });

  it('AV-4 a blackout in an overlap takes out both of its times', () => {
    const blackouts = [{ days: [20751, 20752] as const, hours: [[135, 150]] as const }];
    const autumn = { ...berlin, from: '2026-10-25', hours: [[60, 240]] as const, duration: 30, service: { grid: 30 } };
    expect(startsOn({ ...autumn, calendars: [{ blackouts }] })).to.equal(
      '01:00+02:00 01:30+02:00 02:30+02:00 02:30+01:00 03:00+01:00 03:30+01:00',
    );
  });

  it('AV-9 the grid counts on the wall: past a change of half an hour, the half hours stay half hours', () => {
    const lordHowe = { zone: 'Australia/Lord_Howe', from: '2026-10-04', hours: [[60, 300]] as const };
    expect(startsOn(lordHowe)).to.equal('01:00+10:30 03:00+11:00 04:00+11:00');
    expect(startsOn({ ...lordHowe, duration: 30, service: { grid: 45, anchor: 'opening' } })).to.equal(
      '01:00+10:30 01:45+10:30 02:30+11:00 03:15+11:00 04:00+11:00',
    );
  });
});
