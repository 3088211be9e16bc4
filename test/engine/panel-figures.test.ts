import { expect } from 'chai';
import {
  choosePanel,
  figuresOf,
  monitoringOf,
  openSite,
  ranksOf,
  whatIf,
  FoldedLedger,
} from '../../src/engine/index.js';
import type { Catalog, Distribution, LedgerEntry, LedgerLine, Panel, Pool, SeatTaken } from '../../src/engine/index.js';
import { bookingLines, SeatReader } from '../../src/engine/seat-lines.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);
const MONTH = dayOf('2026-03-01');

/** A panel of c0 and two of the team c1, c2, c3; the service itself is served by c0 and c1. */
function build(
  distribution: string,
  given: Partial<SmallSite> = {},
  seat: Panel['seats'][number] = { pool: 'team', count: 2 },
) {
  const world = smallSite({ from: MONDAY, calendars: [{}, {}, {}, {}], ...given });
  const members = ['c1', 'c2', 'c3'].map((id) => ({ id, calendars: [id] }));
  const pools: Pool[] = [{ id: 'team', name: 'Team', members, distribution }];
  const panel: Panel = { id: 'panel', name: 'Panel', service: 'service', primary: { calendar: 'c0' }, seats: [seat] };
  const services = world.catalog.services.map((service) => ({ ...service, calendars: ['c0', 'c1'], ...given.service }));
  const catalog: Catalog = { ...world.catalog, services, pools, panels: [panel] };
  return { catalog, site: openSite(catalog), availability: world.availability };
}

const seated = (...ids: string[]): SeatTaken[] => [
  { calendar: 'c0' },
  ...ids.map((calendar) => ({ calendar, pool: 'team' })),
];

/** Bookings in order, each of a panel (`c1 c2` on the pool's seats), or plain (`=c1`); `-b1` cancels, `c1>c3 b1` reassigns. */
function ledger(...lines: string[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  lines.forEach((line, index) => {
    const base = {
      order: index + 1,
      at: nine - 9000 + index,
      start: nine,
      service: 'service',
      assignedBy: 'backend',
    } as const;
    const reassigned = /^(\w+)>(\w+) (\w+)$/.exec(line);
    if (reassigned) {
      const [, calendar = '', to = '', booking = ''] = reassigned;
      entries.push({ ...base, kind: 'reassigned', booking, calendar, to });
    } else if (line.startsWith('-')) {
      entries.push({ ...base, kind: 'cancelled', booking: line.slice(1), calendar: 'c0' });
    } else if (line.startsWith('=')) {
      entries.push({ ...base, kind: 'booked', booking: `b${index + 1}`, calendar: line.slice(1) });
    } else {
      const seats = seated(...line.split(' '));
      entries.push({ ...base, kind: 'booked', booking: `b${index + 1}`, calendar: 'c0', seats });
    }
  });
  return entries;
}

const ofTeam = (distribution: string, lines: readonly LedgerLine[]) =>
  figuresOf(lines, build(distribution).site).pools![0]!;

describe('The figures of pools that fill seats', () => {
  it('PN-3 DS-13 the pool of a panel has figures of its own in the panel’s service, whether or not a service uses it', () => {
    const { services, pools } = figuresOf(ledger('c1 c2', '=c1'), build('balanced').site);
    expect(pools).to.deep.equal([
      {
        service: 'service',
        pool: 'team',
        lastBooked: [
          ['c1', 1],
          ['c2', 1],
        ],
        queue: ['c3', 'c1', 'c2'],
        counts: [
          ['c1', MONTH, 1],
          ['c2', MONTH, 1],
        ],
      },
    ]);
    // Nobody is told of the service's own calendars what happened in the pool.
    expect(services[0]).to.deep.include({
      lastBooked: [
        ['c0', 1],
        ['c1', 2],
      ],
      queue: ['c0', 'c1'],
    });
  });

  it('PN-3 bookings of the service itself count in the pool only where it is the pool that serves them', () => {
    const { site } = build('balanced', { service: { pool: 'team' } });
    const { services, pools } = figuresOf(ledger('c1 c2', '=c2'), site);
    expect(services[0]!.counts).to.deep.equal([
      ['c1', MONTH, 1],
      ['c2', MONTH, 2],
    ]);
    expect(pools![0]!.counts).to.deep.equal(services[0]!.counts);
  });

  it('PN-3 the next panel goes to those with the fewest: ledger to figures to choice', () => {
    const { site, availability } = build('balanced', {}, { pool: 'team' });
    const chosen = (lines: readonly LedgerLine[], told = figuresOf(lines, site)) =>
      choosePanel(site, { ...availability, figures: told }, { panel: 'panel', start: nine }).seats[1]!.chosen;
    expect(chosen(ledger('c1', 'c2'))).to.deep.equal(['c3']);
    expect(chosen(ledger('c1', 'c3', 'c1', 'c3', 'c2'))).to.deep.equal(['c2']);
    const lines = ledger('c1', 'c3', 'c1', 'c3', 'c2');
    expect(chosen(lines, ranksOf(figuresOf(lines, site), site))).to.deep.equal(['c2']);
  });

  it('DS-12 DS-14 a cancelled panel gives every seat’s turn back; a reassigned seat only its own', () => {
    const own = 'round-robin';
    expect(ofTeam(own, ledger('c1 c2')).queue).to.deep.equal(['c3', 'c1', 'c2']);
    expect([...ofTeam(own, ledger('c1 c2', '-b1')).queue].sort()).to.deep.equal(['c1', 'c2', 'c3']);
    expect(ofTeam(own, ledger('c1 c2', '-b1')).queue[2]).to.equal('c3');
    expect(ofTeam(own, ledger('c1 c2', '-b1')).corrected).to.deep.equal([]);
    expect(ofTeam(own, ledger('c1 c2', 'c2>c3 b1')).corrected).to.deep.equal([
      ['c1', MONTH, 1],
      ['c3', MONTH, 1],
    ]);
    // Who sat before is not asked again when the whole is cancelled.
    expect(ofTeam('balanced', ledger('c1 c2', 'c2>c3 b1', '-b1')).counts).to.deep.equal([]);
  });

  it('DS-12 who takes over a pool’s seat because the client chose so has not had a turn by it', () => {
    const [booked, moved] = ledger('c1 c2', 'c2>c3 b1') as [LedgerEntry, LedgerEntry];
    expect(ofTeam('balanced', [booked, moved]).queue).to.deep.equal(['c1', 'c2', 'c3']);
    expect(ofTeam('balanced', [booked, { ...moved, assignedBy: 'client' }]).queue).to.deep.equal(['c3', 'c1', 'c2']);
  });

  it('DS-14 DS-15 a credit is for all pools of a service, or for one', () => {
    const credit = { kind: 'credited', order: 9, at: nine, calendar: 'c1', amount: 1 } as const;
    const corrected = (more: object) => ofTeam('round-robin', [...ledger('c1 c2'), { ...credit, ...more }]).corrected;
    const without = [
      ['c1', MONTH, 1],
      ['c2', MONTH, 1],
    ];
    const credited = [['c2', MONTH, 1]];
    expect(corrected({})).to.deep.equal(credited);
    expect(corrected({ pool: 'team' })).to.deep.equal(credited);
    expect(corrected({ pool: 'other' })).to.deep.equal(without);
    expect(corrected({ service: 'other' })).to.deep.equal(without);
  });

  it('DS-1 AV-10 PN-2 everyone who sits has a session; the panel is one booking of its service', () => {
    const limits = { perDay: 9 };
    const { site, catalog } = build('balanced', { service: { limits }, calendars: [{}, { limits }, {}, {}] });
    const day = dayOf(MONDAY);
    expect(figuresOf(ledger('c1 c2'), site).sessions).to.deep.equal([
      ['c0', day, 1],
      ['c1', day, 1],
      ['c2', day, 1],
    ]);
    const folded = new FoldedLedger(site).add(ledger('c1 c2', '=c1'));
    expect(folded.figures().services[0]!.booked).to.deep.equal([[day, 2]]);
    expect(folded.bookedOnCalendar(catalog.calendars[1]!)).to.deep.equal([[day, 2]]);
    expect(figuresOf(ledger('c1 c2', '-b1'), site).services[0]!.booked).to.deep.equal([]);
  });

  it('PN-3 DS-13 the line of a pool in a service is that of this pool in this service', () => {
    const { site, availability } = build('rotation', {}, { pool: 'team' });
    const line = (service: string, pool: string, ...queue: string[]) => ({ service, pool, lastBooked: [], queue });
    const pools = [
      line('service', 'other', 'c1'),
      line('other', 'team', 'c1'),
      line('service', 'team', 'c3', 'c2', 'c1'),
    ];
    const told = { ...availability, figures: { sessions: [], services: [], pools } };
    expect(choosePanel(site, told, { panel: 'panel', start: nine }).seats[1]!.chosen).to.deep.equal(['c3']);
  });

  it('PN-3 FL-2 who sits is chosen by the pool’s rule, though clients may choose the soonest in the service', () => {
    const service = { assignment: 'client', anyAvailable: 'soonest' } as const;
    const { site, availability } = build('rotation', { service }, { pool: 'team' });
    const record = choosePanel(site, availability, { panel: 'panel', start: nine });
    expect(record.seats[1]!.distribution!.name).to.equal('rotation');
  });

  it('PN-4 panels of a service that isn’t there, or of pools that aren’t, have no figures to fold', () => {
    const { catalog } = build('balanced');
    const [panel] = catalog.panels!;
    const pools = (given: Partial<Catalog>) => figuresOf(ledger('c1 c2'), openSite({ ...catalog, ...given })).pools;
    expect(pools({ panels: [{ ...panel!, service: 'gone' }] })).to.equal(undefined);
    expect(pools({ pools: undefined })).to.deep.equal([
      { service: 'service', pool: 'team', lastBooked: [], queue: [] },
    ]);
  });

  it('PN-2 DS-12 the ledger seat by seat: one line of each, and of a reassignment that of the one seat', () => {
    const lines = ledger('c1 c2', '=c1', 'c2>c3 b1', '-b1', '-b2');
    const joined = { kind: 'joined', order: 6, at: nine, calendar: 'c1' } as const;
    const told = [...lines, joined].flatMap((line) => new SeatReader().read(line).length);
    expect(told).to.deep.equal([3, 1, 1, 1, 1, 1]);
    expect(new SeatReader().read(joined)).to.deep.equal([joined]);
    const seats = bookingLines([...lines, joined]).map(({ kind, key, seat, calendar, pool, assignedBy }) =>
      [kind, key, seat, calendar, pool, assignedBy].join(' '),
    );
    expect(seats).to.deep.equal([
      'booked ["b1",0] 0 c0  client',
      'booked ["b1",1] 1 c1 team backend',
      'booked ["b1",2] 2 c2 team backend',
      'booked b2 0 c1  backend',
      'reassigned ["b1",2] 2 c2 team backend',
      'cancelled ["b1",0] 0 c0  client',
      'cancelled ["b1",1] 1 c1 team backend',
      'cancelled ["b1",2] 2 c3 team backend',
      'cancelled b2 0 c0  backend',
    ]);
  });

  it('FL-8 PN-2 a panel that moves takes every seat along, and to whoever sits there from then on', () => {
    const [booked, cancelled] = ledger('c1 c2', '-b1') as [LedgerEntry, LedgerEntry];
    const moved: LedgerEntry = { ...booked, kind: 'moved', order: 2, start: nine + 60 };
    const read = (...lines: LedgerEntry[]) =>
      bookingLines(lines)
        .slice(3)
        .map(({ kind, key, start, calendar, to }) => [kind, key, (start - nine) / 60, calendar, to].join(' '));
    const everyone = [
      ...['moved ["b1",0] 1 c0 ', 'moved ["b1",1] 1 c1 ', 'moved ["b1",2] 1 c2 '],
      ...['cancelled ["b1",0] 0 c0 ', 'cancelled ["b1",1] 0 c1 ', 'cancelled ["b1",2] 0 c2 '],
    ];
    const { seats: _, ...alone } = moved;
    expect(read(booked, moved, cancelled)).to.deep.equal(everyone);
    expect(read(booked, alone, cancelled)).to.deep.equal(everyone);
    expect(read(booked, { ...moved, seats: seated('c1', 'c3') }, cancelled)).to.deep.equal([
      ...['moved ["b1",0] 1 c0 ', 'moved ["b1",1] 1 c1 ', 'moved ["b1",2] 1 c2 ', 'reassigned ["b1",2] 1 c2 c3'],
      ...['cancelled ["b1",0] 0 c0 ', 'cancelled ["b1",1] 0 c1 ', 'cancelled ["b1",2] 0 c3 '],
    ]);
  });

  it('HS-5 a pool’s seats are looked at by themselves', () => {
    const { site, availability } = build('balanced');
    const lines = ledger('c1 c2', 'c1 c3', '-b2', '=c1');
    const days = [dayOf(MONDAY), dayOf(MONDAY) + 1] as const;
    const { members } = monitoringOf(site, availability.calendars, lines, { service: 'service', pool: 'team', days });
    expect(members.map(({ calendar, received, taken }) => [calendar, received, taken])).to.deep.equal([
      ['c1', 2, 1],
      ['c2', 1, 0],
      ['c3', 1, 1],
    ]);
  });

  it('HS-6 panels happen as they did: they take their places, and are not shared out anew', () => {
    const { site, availability } = build('balanced');
    const first: Distribution = { name: 'first', offered: 'everyone', keys: ['line'], window: 'none' };
    const past = { service: 'service', ledger: ledger('c1 c2', '=c1'), availability };
    // Both members of the service sit in the panel then.
    expect(whatIf(site, past, [first]).replays[0]).to.deep.include({ notOffered: ['b2'], elsewhere: [] });
    const reassigned = { ...past, ledger: ledger('c1 c2', 'c1>c3 b1', '=c1') };
    expect(whatIf(site, reassigned, [first]).replays[0]).to.deep.include({ notOffered: [], elsewhere: [] });
  });
});
