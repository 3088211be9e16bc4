import { expect } from 'chai';
import { choose, openSite, panelStarts, starts } from '../../../src/engine/index.js';
import type { Member, Panel, Seat } from '../../../src/engine/index.js';
import { hours, slotCases } from '../../support/outside.js';
import { smallSite, utc } from '../../support/small-site.js';
import type { SmallSite } from '../../support/small-site.js';

const DAY = '2026-06-16';
const RANGE = [utc(`${DAY} 00:00`), utc(`${DAY} 00:00`) + 1440] as const;
const clock = (start: number): string => new Date(start * 60_000).toISOString().slice(11, 16);

/** A quarter of an hour on a grid of five minutes; each person's hours by name. */
const team = (people: Readonly<Record<string, string>>, duration = 15, grid = 5): SmallSite => ({
  from: DAY,
  duration,
  service: { grid },
  calendars: Object.entries(people).map(([id, text]) => ({
    id,
    specialist: id,
    hours: Array.from({ length: 7 }, () => hours(text)),
  })),
});

describe('Situations of other schedulers: any one of a team', () => {
  slotCases([
    {
      it: 'MG-1 AV-11 two people whose times overlap don’t make one long time: half an hour must be one person’s',
      ...team({ a: '11:00-11:20 16:10-16:30', b: '11:15-11:30 13:20-13:30' }, 30),
      starts: '',
    },
    {
      it: 'MG-1 twenty minutes of one person are offered',
      ...team({ a: '11:00-11:20 16:10-16:30', b: '11:15-11:30 13:20-13:30' }, 20),
      starts: '11:00 16:10',
    },
    {
      it: 'MG-2 the same time of two people is one start with two places',
      ...team({ a: '11:00-11:30', b: '11:00-11:30' }, 30),
      starts: '11:00(2)',
    },
    {
      it: 'MG-3 or one each, labelled',
      ...team({ a: '11:00-11:30', b: '11:00-11:30' }, 30),
      labelled: '11:00 a, 11:00 b',
    },
    {
      it: 'MG-1 unequal hours: each person on the grid of the own hours',
      ...team({ a: '11:00-13:00', b: '11:15-13:00' }, 45, 45),
      service: { grid: 45, anchor: 'opening' },
      starts: '11:00 11:15 11:45 12:00',
    },
    {
      it: 'MG-5 in the other order the same',
      ...team({ b: '11:15-13:00', a: '11:00-13:00' }, 45, 45),
      service: { grid: 45, anchor: 'opening' },
      starts: '11:00 11:15 11:45 12:00',
    },
    {
      it: 'MG-1 people in several zones: the union of their mornings',
      from: DAY,
      hours: hours('9:00-11:00'),
      calendars: [{ zone: 'Europe/London' }, { zone: 'America/New_York' }, { zone: 'Asia/Kolkata' }],
      service: { grid: 60 },
      starts: '03:30 04:30 08:00 09:00 13:00 14:00',
    },
  ]);
});

/** The starts at which all of a group are free (DS-16). */
function together(people: Readonly<Record<string, string>>, duration: number, grid: number): string {
  const world = smallSite({ ...team(people, duration), service: { calendars: [], pool: 'all', grid } });
  const members: Member[] = [{ id: 'all', calendars: Object.keys(people) }];
  const site = openSite({ ...world.catalog, pools: [{ id: 'all', name: 'all', members }] });
  return starts(site, world.availability, world.question, RANGE)
    .map(({ start }) => clock(start))
    .join(' ');
}

describe('Situations of other schedulers: all of a group at once', () => {
  const cases: readonly [it: string, people: Readonly<Record<string, string>>, duration: number, starts: string][] = [
    ['apart', { a: '9:00-10:00', b: '11:00-12:00' }, 15, ''],
    ['touching', { a: '9:00-10:00', b: '10:00-11:00' }, 15, ''],
    ['overlapping', { a: '9:00-11:00', b: '10:00-12:00' }, 60, '10:00'],
    ['one within the other', { a: '8:00-12:00', b: '9:00-10:00' }, 60, '09:00'],
    ['alike', { a: '9:00-10:00', b: '9:00-10:00' }, 60, '09:00'],
    ['twice a day', { a: '9:00-11:00 13:00-15:00', b: '10:00-12:00 14:00-16:00' }, 60, '10:00 14:00'],
    ['in any order', { a: '13:00-15:00 9:00-11:00', b: '14:00-16:00 10:00-12:00' }, 60, '10:00 14:00'],
    [
      'one and three',
      { a: '8:00-12:00 14:00-18:00', b: '9:00-10:00 11:00-13:00 15:00-17:00' },
      60,
      '09:00 11:00 15:00 15:30 16:00',
    ],
    [
      'three people',
      { a: '9:00-12:00 14:00-17:00', b: '10:00-13:00 15:00-18:00', c: '11:00-12:30 15:30-16:30' },
      60,
      '11:00 15:30',
    ],
    ['four people', { a: '9:00-17:00', b: '10:00-16:00', c: '11:00-15:00', d: '11:15-11:30 13:00-14:00' }, 60, '13:00'],
    ['across midnight', { a: '22:00-26:00', b: '0:00-5:00' }, 60, '00:00 00:30 01:00'],
    ['one of them without hours', { a: '9:00-17:00', b: '' }, 60, ''],
  ];
  for (const [sentence, people, duration, expected] of cases) {
    it(`DS-16 MG-4 ${sentence}`, () => {
      expect(together(people, duration, 30)).to.equal(expected);
    });
  }
});

/** The starts of a panel: one person fixed, one of each pool. */
function panel(
  people: Readonly<Record<string, string>>,
  pools: Readonly<Record<string, string>>,
  fixed: string[],
): string {
  const world = smallSite(team(people));
  const pool = (id: string, names: string) => ({
    id,
    name: id,
    members: names.split(' ').map((name) => ({ id: name, calendars: [name] })),
  });
  const seats: Seat[] = [...fixed.map((calendar) => ({ calendar })), ...Object.keys(pools).map((id) => ({ pool: id }))];
  const [primary, ...others] = seats as [Seat, ...Seat[]];
  const rule: Panel = { id: 'panel', name: 'panel', service: 'service', primary, seats: others };
  const site = openSite({
    ...world.catalog,
    pools: Object.entries(pools).map(([id, names]) => pool(id, names)),
    panels: [rule],
  });
  return panelStarts(site, world.availability, { panel: 'panel' }, RANGE)
    .filter(({ left }) => left > 0)
    .map(({ start }) => clock(start))
    .join(' ');
}

describe('Situations of other schedulers: fixed people, and one of each pool', () => {
  it('MG-4 two fixed people: what both have', () => {
    const people = { a: '11:00-11:20 16:10-16:30', b: '11:05-11:30 13:20-13:35' };
    expect(panel(people, {}, ['a', 'b'])).to.equal('11:05');
  });

  it('PN-1 fixed people and whoever of the pool is there: no start where none of it is', () => {
    const fixed = '11:00-11:15 12:30-12:45 13:15-13:30';
    const people = { a: fixed, b: fixed, c: '11:00-11:30', d: '12:30-13:00' };
    expect(panel(people, { pool: 'c d' }, ['a', 'b'])).to.equal('11:00 12:30');
  });

  it('PN-1 one of each of two pools', () => {
    const people = { f: '11:00-13:00', a: '11:00-11:30', b: '12:00-12:30', c: '11:15-11:45', d: '12:15-12:45' };
    expect(panel(people, { one: 'a b', two: 'c d' }, ['f'])).to.equal('11:15 12:15');
  });

  it('PN-1 one of each of three pools', () => {
    const people = { f: '11:00-13:00', a: '11:00-11:45', b: '11:15-12:00', c: '11:30-12:30', d: '12:15-12:45' };
    expect(panel(people, { one: 'a', two: 'b', three: 'c d' }, ['f'])).to.equal('11:30');
  });

  it('PN-3 a person in both pools can’t fill both seats', () => {
    expect(panel({ a: '9:00-10:00', b: '9:30-9:45' }, { one: 'a b', two: 'a' }, [])).to.equal('09:30');
  });
});

describe('Situations of other schedulers: the same person again', () => {
  const again = (change: object, busy: string): string | undefined => {
    const world = smallSite({
      from: DAY,
      calendars: [{}, {}],
      now: utc(`${DAY} 08:00`),
      service: { distribution: 'pooled', continuity: 7 },
      taken: [{ calendar: 'c0', busy: busy ? [[utc(`${DAY} ${busy}`), utc(`${DAY} ${busy}`) + 60]] : [] }],
      figures: { sessions: [], services: [{ service: 'service', lastBooked: [['c0', 9]], queue: [] }] },
      ...change,
    });
    const question = { service: 'service', returningTo: 'c0', start: utc(`${DAY} 09:00`) };
    return choose(openSite(world.catalog), world.availability, question).chosen;
  };

  it('DS-20 keeps the person of the last booking, though another one was booked longer ago', () => {
    expect(again({}, '')).to.equal('c0');
  });

  it('DS-20 a new choice where the service doesn’t keep people', () => {
    expect(again({ service: { distribution: 'pooled' } }, '')).to.equal('c1');
  });

  it('DS-20 a new choice where that person is no longer active', () => {
    expect(again({ calendars: [{ active: false }, {}] }, '')).to.equal('c1');
  });

  it('DS-20 while that person has other times, others are not offered', () => {
    expect(again({}, '09:00')).to.equal(undefined);
  });
});
