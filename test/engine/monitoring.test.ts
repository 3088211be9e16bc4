import { expect } from 'chai';
import { monitoringOf, openSite } from '../../src/engine/index.js';
import type { LedgerEntry, LedgerLine, MemberFigures } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const days = [monday, monday + 1] as const;
const cycle = { service: 'service', days };

/** c0 is open in the morning, c1 all day, c2 in the afternoon by a shift. */
const { catalog, availability } = smallSite({
  from: MONDAY,
  hours: [[540, 720]],
  calendars: [{}, { hours: Array(7).fill([[540, 1020]]) }, { opensBy: 'shifts' }],
  taken: [{ calendar: 'c2', shifts: [{ day: monday, hours: [[780, 1020]] }] }],
});
const site = () => openSite(catalog);

function entry(kind: LedgerEntry['kind'], booking: string, calendar: string, clock: string, to?: string): LedgerEntry {
  const start = utc(clock.length > 5 ? clock : `${MONDAY} ${clock}`);
  return { kind, order: 1, at: start - 100, booking, calendar, service: 'service', start, assignedBy: 'backend', to };
}
const figures = (ledger: readonly LedgerLine[], asked?: Parameters<typeof monitoringOf>[4]) =>
  monitoringOf(site(), availability.calendars, ledger, cycle, asked);
const pick = (members: readonly MemberFigures[], ...keys: readonly (keyof MemberFigures)[]): unknown[][] =>
  members.map((member) => keys.map((key) => member[key]));

const ALWAYS = Array.from({ length: 7 }, () => [[0, 1440] as const]);

const LEDGER = [
  entry('booked', 'b1', 'c0', '09:00'),
  entry('booked', 'b2', 'c1', '10:00'),
  entry('booked', 'b3', 'c1', '14:00'),
  entry('booked', 'b4', 'c1', '15:00'),
  entry('booked', 'b5', 'c2', '14:00'),
  entry('reassigned', 'b4', 'c1', '15:00', 'c2'),
  entry('cancelled', 'b2', 'c1', '10:00'),
];

describe('Monitoring', () => {
  it('HS-5 what each member received, what was taken away, and how far the rest is from the average', () => {
    const { members, average } = figures(LEDGER);
    expect(average).to.equal(4 / 3);
    expect(pick(members, 'calendar', 'received', 'taken', 'kept')).to.deep.equal([
      ['c0', 1, 0, 1],
      ['c1', 3, 2, 1],
      ['c2', 2, 0, 2],
    ]);
    expect(members.map(({ againstAverage }) => againstAverage)).to.deep.equal([1 - 4 / 3, 1 - 4 / 3, 2 - 4 / 3]);
  });

  it('HS-5 opportunity is the time that clients asked for while the member was open', () => {
    const { members } = figures(LEDGER);
    // Mornings at 9 and 10; afternoons at 14 twice and at 15.
    expect(pick(members, 'opportunity')).to.deep.equal([[120], [300], [180]]);
    expect(members.map(({ againstOpportunity }) => againstOpportunity)).to.deep.equal([
      1 - (4 * 120) / 600,
      1 - (4 * 300) / 600,
      2 - (4 * 180) / 600,
    ]);
  });

  it('HS-5 a backend that has kept what was asked for counts that, and only what fits open time whole', () => {
    const asked = [{ start: utc(`${MONDAY} 11:30`) }, { start: utc(`${MONDAY} 11:30`), duration: 30 }];
    expect(pick(figures(LEDGER, asked).members, 'opportunity')).to.deep.equal([[30], [90], [0]]);
  });

  it('HS-5 a no-show was taken away; other days and services do not count', () => {
    const other = { ...entry('booked', 'b8', 'c0', '10:00'), service: 'other' };
    const ledger = [
      entry('booked', 'b1', 'c0', '09:00'),
      entry('no-show', 'b1', 'c0', '09:00'),
      entry('booked', 'b2', 'c0', '2026-03-03 09:00'),
      other,
    ];
    const { members } = figures(ledger);
    expect(pick(members, 'received', 'taken', 'opportunity')).to.deep.equal([
      [1, 1, 60],
      [0, 0, 60],
      [0, 0, 0],
    ]);
  });

  it('FL-8 HS-5 a moved booking counts on the day that it has moved to, for whoever has it then', () => {
    const tuesday = '2026-03-03 09:00';
    const moves = [entry('moved', 'b1', 'c0', tuesday), entry('moved', 'b3', 'c1', '16:00')];
    expect(pick(figures([...LEDGER, ...moves]).members, 'received', 'taken')).to.deep.equal([
      [0, 0],
      [3, 2],
      [2, 0],
    ]);
    const handed = [entry('moved', 'b3', 'c1', '16:00'), entry('reassigned', 'b3', 'c1', '16:00', 'c2')];
    expect(pick(figures([...LEDGER, ...handed]).members, 'received', 'taken')).to.deep.equal([
      [1, 0],
      [3, 3],
      [3, 0],
    ]);
  });

  it('HS-5 a cycle ends before its last day; the bookings of the day before it do not count', () => {
    const ledger = [
      entry('booked', 'b1', 'c0', '2026-03-01 09:00'),
      entry('booked', 'b2', 'c0', '09:00'),
      entry('booked', 'b3', 'c0', '2026-03-03 00:00'),
    ];
    expect(pick(figures(ledger).members.slice(0, 1), 'received', 'opportunity')).to.deep.equal([[1, 60]]);
  });

  it('HS-5 what clients asked for counts over several days, and for sessions of several lengths', () => {
    const week = { service: 'service', days: [monday, monday + 7] as const };
    const asked = [
      { start: utc(`${MONDAY} 09:00`), duration: 30 },
      { start: utc('2026-03-06 10:00'), duration: 120 },
      { start: utc('2026-03-04 10:00') },
    ];
    const { members } = monitoringOf(site(), availability.calendars, [], week, asked);
    expect(pick(members.slice(0, 1), 'opportunity')).to.deep.equal([[30 + 120 + 60]]);
  });

  it('HS-5 DS-16 a group had the opportunity only where all of it was open', () => {
    const members = [{ id: 'pair', calendars: ['c0', 'c1'] }];
    const service = { ...catalog.services[0]!, pool: 'pairs' };
    const paired = openSite({ ...catalog, services: [service], pools: [{ id: 'pairs', name: 'Pairs', members }] });
    const asked = [{ start: utc(`${MONDAY} 10:00`) }, { start: utc(`${MONDAY} 14:00`) }];
    expect(monitoringOf(paired, availability.calendars, [], cycle, asked).members).to.have.length(1);
    expect(monitoringOf(paired, availability.calendars, [], cycle, asked).members[0]!.opportunity).to.equal(60);
  });

  it('HS-5 lines about members are no bookings; a calendar that the backend tells nothing of has no shifts', () => {
    const joined = { kind: 'joined', order: 1, at: 0, calendar: 'c0', service: 'service' } as const;
    const asked = [{ start: utc(`${MONDAY} 14:00`) }];
    const { members } = monitoringOf(site(), [], [joined, ...LEDGER], cycle, asked);
    expect(pick(members, 'received', 'taken', 'opportunity')).to.deep.equal([
      [1, 0, 0],
      [3, 2, 60],
      [2, 0, 0],
    ]);
  });

  it('HS-5 DS-14 a credit takes no booking away', () => {
    const credit = { kind: 'credited', order: 9, at: 0, calendar: 'c0', service: 'service', amount: 1 } as const;
    const { members } = figures([...LEDGER, { ...credit, start: utc(`${MONDAY} 09:00`) }]);
    expect(pick(members.slice(0, 1), 'received', 'taken')).to.deep.equal([[1, 0]]);
  });

  it('HS-5 the opportunity of the last minute that was asked for, and of the longest session, is seen whole', () => {
    const open = openSite({ ...catalog, calendars: catalog.calendars.map((one) => ({ ...one, hours: ALWAYS })) });
    const both = { service: 'service', days: [monday, monday + 2] as const };
    const opportunity = (...asked: { start: number; duration: number }[]) =>
      monitoringOf(open, [], [], both, asked).members[0]!.opportunity;
    const midnight = utc('2026-03-03 00:00');
    expect(opportunity({ start: midnight - 60, duration: 30 }, { start: midnight, duration: 60 })).to.equal(90);
    expect(opportunity({ start: midnight + 1410, duration: 120 }, { start: midnight, duration: 30 })).to.equal(150);
  });

  it('HS-5 a service without members has an average of none', () => {
    const service = { ...catalog.services[0]!, calendars: [] };
    const empty = openSite({ ...catalog, services: [service] });
    expect(monitoringOf(empty, [], LEDGER, cycle)).to.deep.equal({ average: 0, members: [] });
  });

  it('HS-5 an empty cycle has zeros everywhere', () => {
    const { members, average } = figures([]);
    expect(average).to.equal(0);
    expect(pick(members, 'received', 'againstAverage', 'opportunity', 'againstOpportunity')).to.deep.equal(
      Array(3).fill([0, 0, 0, 0]),
    );
  });
});
