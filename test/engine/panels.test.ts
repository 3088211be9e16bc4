import { expect } from 'chai';
import { choosePanel, EngineError, openSite, panelFaults, panelStarts } from '../../src/engine/index.js';
import type { Panel, PanelChoice, PanelRecord, Pool } from '../../src/engine/index.js';
import { panelOf } from '../../src/engine/panels/panel.js';
import { transpose } from '../../src/engine/panels/columns.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import { dayOf } from '../support/world-zones.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);
const hour = (from: number, to = from + 1) => [[nine + (from - 9) * 60, nine + (to - 9) * 60]] as const;

interface Given extends Partial<SmallSite> {
  readonly panel?: Partial<Panel>;
  /** Members by pool: `c0`, or `c0+c1` for a group. */
  readonly pools?: Readonly<Record<string, readonly string[]>>;
  readonly distribution?: string;
}

function siteOf({ panel, pools = {}, distribution, ...given }: Given) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}, {}], ...given });
  const aPanel: Panel = {
    id: 'panel',
    name: 'Panel',
    service: 'service',
    primary: { calendar: 'c0' },
    seats: [],
    ...panel,
  };
  const list = Object.entries(pools).map(([id, members]): Pool => ({
    id,
    name: id,
    members: members.map((member) => ({ id: member, calendars: member.split('+') })),
    ...(distribution !== undefined && { distribution }),
  }));
  return { catalog: { ...catalog, pools: list, panels: [aPanel] }, availability };
}

function hours(given: Given): number[] {
  const { catalog, availability } = siteOf(given);
  const range = [nine - 1440, nine + 1440] as const;
  return panelStarts(openSite(catalog), availability, { panel: 'panel' }, range)
    .map(({ start }) => 9 + (start - nine) / 60)
    .filter((at) => at >= 0 && at < 24);
}

function record(given: Given, choice: Partial<PanelChoice> = {}): PanelRecord {
  const { catalog, availability } = siteOf(given);
  return choosePanel(openSite(catalog), availability, { panel: 'panel', start: nine, ...choice });
}

const chosen = (given: Given, choice?: Partial<PanelChoice>) => record(given, choice).seats.map((seat) => seat.chosen);

describe('Panels', () => {
  it('MG-4 PN-1 a start is offered only where every seat is free', () => {
    const taken = [
      { calendar: 'c0', busy: hour(9) },
      { calendar: 'c1', taken: hour(11) },
    ];
    expect(hours({ panel: { seats: [{ calendar: 'c1' }] }, taken })).to.deep.equal([10]);
  });

  it('PN-1 a required person with no time ends the offer, whoever else is free', () => {
    const given: Given = {
      panel: { primary: { pool: 'all' }, seats: [{ calendar: 'c3' }] },
      pools: { all: ['c0', 'c1', 'c2'] },
      calendars: [{}, {}, {}, { hours: [[], [], [], [], [], [], []] }],
    };
    expect(hours(given)).to.deep.equal([]);
    const { hosts, primary, seats, shortfall } = record(given);
    expect([hosts, primary, seats.map((seat) => seat.chosen)]).to.deep.equal([[], undefined, [[], []]]);
    expect(shortfall).to.deep.equal({ seats: [1], specialists: [] });
    expect(seats[1]!.candidates[0]!.dropped).to.deep.equal({ stage: 'available', reason: { code: 'closed' } });
  });

  it('PN-3 a person in two pools of one panel takes one seat, and leaves the other where only that works', () => {
    const given: Given = {
      panel: { primary: { pool: 'first' }, seats: [{ pool: 'second' }] },
      pools: { first: ['c0', 'c1'], second: ['c0'] },
      service: { distribution: 'rotation' },
    };
    expect(chosen(given)).to.deep.equal([['c1'], ['c0']]);
    const alone: Given = { ...given, taken: [{ calendar: 'c1', busy: hour(9, 11) }] };
    expect(hours(alone)).to.deep.equal([11]);
    expect(record(alone).shortfall).to.deep.equal({ seats: [0, 1], specialists: ['p0'] });
  });

  it('MG-4 two calendars of one person are one person', () => {
    const given: Given = { panel: { seats: [{ calendar: 'c1' }] }, calendars: [{}, { specialist: 'p0' }] };
    expect(hours(given)).to.deep.equal([]);
    expect(record(given).shortfall).to.deep.equal({ seats: [0, 1], specialists: ['p0'] });
  });

  it('PN-2 the primary owns the booking, and all are hosts', () => {
    const { primary, hosts } = record({ panel: { primary: { calendar: 'c2' }, seats: [{ calendar: 'c0' }] } });
    expect([primary, hosts]).to.deep.equal(['c2', ['c2', 'c0']]);
  });

  it('PN-3 pool seats are filled in the order of the pool’s distribution', () => {
    const given: Given = {
      panel: { seats: [{ pool: 'team' }] },
      pools: { team: ['c1', 'c2', 'c3'] },
      distribution: 'least-loaded',
      figures: {
        sessions: [
          ['c1', dayOf(MONDAY), 3],
          ['c2', dayOf(MONDAY), 1],
          ['c3', dayOf(MONDAY), 2],
        ],
        services: [],
      },
    };
    expect(chosen(given)).to.deep.equal([['c0'], ['c2']]);
    expect(chosen(given, { lost: ['c2'] })).to.deep.equal([['c0'], ['c3']]);
    const { distribution, candidates } = record(given).seats[1]!;
    expect(distribution?.name).to.equal('least-loaded');
    expect(candidates.map(({ values }) => values?.[0])).to.deep.equal([3, 1, 2]);
  });

  it('PN-5 a seat may ask for n members of a pool', () => {
    const given: Given = {
      panel: { seats: [{ pool: 'team', count: 2 }] },
      pools: { team: ['c0', 'c1', 'c2'] },
      service: { distribution: 'rotation' },
      taken: [{ calendar: 'c2', busy: hour(10) }],
    };
    expect(hours(given)).to.deep.equal([9, 11]);
    expect(chosen(given)).to.deep.equal([['c0'], ['c1', 'c2']]);
  });

  it('DS-16 a group sits as a whole: all are hosts, and none of them sits elsewhere', () => {
    const given: Given = {
      panel: { primary: { pool: 'first' }, seats: [{ pool: 'second' }] },
      pools: { first: ['c0+c1', 'c2'], second: ['c1', 'c3'] },
      service: { distribution: 'rotation' },
    };
    expect(record(given).hosts).to.deep.equal(['c0', 'c1', 'c3']);
    const taken = [{ calendar: 'c3', busy: hour(9) }];
    expect(record({ ...given, taken }).hosts).to.deep.equal(['c2', 'c1']);
    const both = [...taken, { calendar: 'c2', busy: hour(9) }];
    expect(hours({ ...given, taken: both })).to.deep.equal([10, 11]);
  });

  it('MG-4 DS-16 a start is offered where only a group can take the seat, and all of it is free', () => {
    const given: Given = { panel: { seats: [{ pool: 'pairs' }] }, pools: { pairs: ['c1+c2'] } };
    expect(hours(given)).to.deep.equal([9, 10, 11]);
    expect(hours({ ...given, taken: [{ calendar: 'c2', busy: hour(10) }] })).to.deep.equal([9, 11]);
    const mixed: Given = { panel: given.panel!, pools: { pairs: ['c3', 'c1+c2'] } };
    const busy = [
      { calendar: 'c3', busy: hour(9, 12) },
      { calendar: 'c1', busy: hour(10) },
    ];
    expect(hours({ ...mixed, taken: busy })).to.deep.equal([9, 11]);
    // Who leads the panel can't sit in the group as well.
    expect(hours({ ...given, pools: { pairs: ['c0+c1'] } })).to.deep.equal([]);
  });

  it('MG-4 somebody with two calendars can sit while either is free', () => {
    const given: Given = {
      panel: { seats: [{ pool: 'team' }] },
      pools: { team: ['c1', 'c2'] },
      calendars: [{}, {}, { specialist: 'p1' }, {}],
    };
    const taken = [
      { calendar: 'c1', busy: hour(9) },
      { calendar: 'c2', busy: hour(10) },
    ];
    expect(hours({ ...given, taken })).to.deep.equal([9, 10, 11]);
    expect(hours({ ...given, pools: { team: ['c2', 'c1'] }, taken })).to.deep.equal([9, 10, 11]);
    expect(hours({ ...given, taken: [...taken, { calendar: 'c3', busy: hour(9, 12) }] })).to.deep.equal([9, 10, 11]);
    expect(hours({ panel: { seats: [{ calendar: 'c1' }] }, taken })).to.deep.equal([10, 11]);
  });

  it('MG-4 PN-5 in a team of more than 32, those who are free are found wherever they stand', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const busy = (but: readonly number[]) =>
      ids.filter((_, index) => !but.includes(index)).map((calendar) => ({ calendar, busy: hour(9, 11) }));
    const given: Given = {
      panel: { primary: { pool: 'team' }, seats: [{ pool: 'same', count: 2 }] },
      pools: { team: ids, same: [...ids].reverse() },
      calendars: ids.map(() => ({})),
      distribution: 'rotation',
    };
    expect(hours({ ...given, taken: busy([35, 3, 38]) })).to.deep.equal([9, 10, 11]);
    expect(hours({ ...given, taken: busy([33, 38]) })).to.deep.equal([11]);
    expect(record({ ...given, taken: busy([35, 3, 38]) }).hosts).to.deep.equal(['c3', 'c38', 'c35']);
  });

  it('AV-8 the first starts that can be booked are found wherever the day begins', () => {
    const now = nine - 60;
    expect(hours({ panel: { seats: [{ calendar: 'c1' }] }, now })).to.deep.equal([9, 10, 11]);
  });

  it('PN-3 a member of a pool whose calendar isn’t there is passed over', () => {
    const given: Given = { panel: { seats: [{ pool: 'team' }] }, pools: { team: ['gone', 'c1', 'c2+gone'] } };
    expect(hours(given)).to.deep.equal([9, 10, 11]);
    expect(chosen(given)).to.deep.equal([['c0'], ['c1']]);
  });

  it('HS-1 AV-10 RC-2 the record says what was asked, and what became of everybody', () => {
    const clientBooked = [[dayOf(MONDAY), 1]] as const;
    const given: Given = {
      panel: { seats: [{ pool: 'team' }] },
      pools: { team: ['c1', 'c2'] },
      distribution: 'random',
    };
    const told = record(given, { lost: ['c1'], clientBooked });
    expect(told).to.deep.include({ clientBooked, lost: ['c1'] });
    expect(record(given)).to.not.have.any.keys('clientBooked', 'lost');
    const [first, second] = told.seats;
    expect(first).to.deep.equal({
      ...{ calendar: 'c0', count: 1, candidates: [{ calendar: 'c0', values: [] }] },
      ...{ chosen: ['c0'], decidedBy: 'named' },
    });
    expect(second!.candidates[0]).to.deep.equal({
      ...{ calendar: 'c1', dropped: { stage: 'available', reason: { code: 'lost' } } },
    });
    const nobody = record(given, { lost: ['c1', 'c2'] }).seats[1];
    expect(nobody).to.deep.include({ chosen: [], decidedBy: 'nobody' }).and.not.have.property('skipped');
  });

  it('HS-4 skipped is who would have come first and could not; not who may not, or comes later', () => {
    const given: Given = {
      panel: { seats: [{ pool: 'team' }] },
      pools: { team: ['c1', 'c2', 'c3'] },
      distribution: 'least-loaded',
      figures: { sessions: [['c2', dayOf(MONDAY), 1] as const, ['c3', dayOf(MONDAY), 2] as const], services: [] },
    };
    const skipped = (more: Given) => record({ ...given, ...more }).seats[1]!.skipped;
    expect(skipped({ taken: [{ calendar: 'c1', busy: hour(9) }] })).to.deep.equal(['c1']);
    expect(skipped({ calendars: [{}, { public: false }, {}, {}] })).to.equal(undefined);
    expect(skipped({ taken: [{ calendar: 'c3', busy: hour(9) }] })).to.equal(undefined);
  });

  it('PN-2 the primary’s grid gives the starts; the others need only be free for the time', () => {
    const calendars = [{}, { zone: 'Asia/Kolkata', hours: Array.from({ length: 7 }, () => [[900, 1020]] as const) }];
    // 15:00 to 17:00 in Kolkata is 09:30 to 11:30 in UTC.
    expect(hours({ panel: { seats: [{ calendar: 'c1' }] }, calendars })).to.deep.equal([10]);
    const primary = { primary: { calendar: 'c1' }, seats: [{ calendar: 'c0' }] };
    expect(hours({ panel: primary, calendars })).to.deep.equal([9.5, 10.5]);
  });

  it('AV-6 AV-13 buffers count on every seat; private and inactive calendars take none', () => {
    const seats = { panel: { seats: [{ calendar: 'c1' }] } };
    const taken = [{ calendar: 'c1', taken: hour(10) }];
    expect(hours({ ...seats, taken, service: { bufferAfter: 15 } })).to.deep.equal([11]);
    for (const unfit of [{ public: false }, { active: false }]) {
      expect(hours({ ...seats, calendars: [{}, unfit] })).to.deep.equal([]);
    }
    expect(record({ ...seats, calendars: [{}, { public: false }] }).seats[1]!.candidates[0]!.dropped).to.deep.equal({
      stage: 'eligible',
      reason: { code: 'private' },
    });
  });

  it('DS-21 the record is plain data, and the same each time', () => {
    const given: Given = { panel: { seats: [{ pool: 'team', count: 2 }] }, pools: { team: ['c1', 'c2', 'c3'] } };
    expect(JSON.parse(JSON.stringify(record(given)))).to.deep.equal(record(given));
  });

  it('PN-4 PN-5 a panel that can’t be right is refused, with the place of the fault', () => {
    const faults = (panel: Partial<Panel>, service = {}) => {
      const { catalog } = siteOf({ panel, service, pools: { a: ['c0'], b: ['c1'] } });
      return panelFaults(catalog, catalog.panels[0]!).map(({ code, path }) => `${code} ${path}`);
    };
    expect(faults({ primary: { pool: 'a' }, seats: [{ pool: 'b' }, { pool: 'a' }] })).to.deep.equal([
      'pool-twice seats[1].pool',
    ]);
    expect(faults({ seats: [{ calendar: 'c0' }] })).to.deep.equal(['calendar-twice seats[0].calendar']);
    expect(faults({ seats: [{ calendar: 'x' }, { pool: 'c1' }] })).to.deep.equal([
      'unknown-calendar seats[0].calendar',
      'unknown-pool seats[1].pool',
    ]);
    expect(faults({ seats: [{}, { calendar: 'c1', pool: 'a' }] })).to.deep.equal([
      'unclear-seat seats[0]',
      'unclear-seat seats[1]',
    ]);
    expect(faults({ primary: { pool: 'a', count: 2 }, seats: [{ pool: 'b', count: 0 }] })).to.deep.equal([
      'wrong-count primary.count',
      'wrong-count seats[0].count',
    ]);
    expect(faults({ seats: [{ calendar: 'c1', count: 2 }] })).to.deep.equal(['wrong-count seats[0].count']);
    expect(faults({ seats: [{ pool: 'b' }] }, { distribution: 'client-choice' })).to.deep.equal([
      'undecided-pool seats[0].pool',
    ]);
    // The pool that serves the service alone shares it out by a rule of its own, and so the seats, too.
    const { catalog } = siteOf({ panel: { seats: [{ pool: 'b' }] }, pools: { a: ['c0'], b: ['c1'] } });
    const services = catalog.services.map((one) => ({ ...one, pool: 'a', distribution: 'client-choice' }));
    const pools = catalog.pools!.map((one) => (one.id === 'a' ? { ...one, distribution: 'balanced' } : one));
    const panel = catalog.panels![0]!;
    expect(panelFaults({ ...catalog, services, pools }, panel)).to.deep.equal([]);
    expect(panelFaults({ ...catalog, services }, panel).map(({ code }) => code)).to.deep.equal(['undecided-pool']);
    expect(faults({ service: 'x' })).to.deep.equal(['unknown-service service']);
    expect(faults({}, { seats: 5 })).to.deep.equal(['group-session service']);
    expect(() => hours({ panel: { seats: [{ calendar: 'c0' }] } })).to.throw(EngineError, 'calendar-twice');
    expect(() => record({}, { panel: 'other' })).to.throw(EngineError, 'question.panel: there is no panel "other"');
    const { catalog: one } = siteOf({});
    const two = openSite({ ...one, panels: [...one.panels, { ...one.panels[0]!, id: 'second' }] });
    expect(() => panelOf(two, 'other')).to.throw(EngineError, 'known: panel, second');
    expect(() => panelOf(openSite({ ...one, panels: undefined }), 'other')).to.throw(EngineError, /known: $/);
    const message = (panel: Partial<Panel>): string | undefined => {
      try {
        hours({ panel });
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message({ seats: [{ calendar: 'c0' }] })).to.equal('panels.panel.seats[0].calendar: calendar-twice c0');
    expect(message({ seats: [{}] })).to.equal('panels.panel.seats[0]: unclear-seat');
  });

  it('PN-3 DS-11 a pool’s own rule decides, then that of the pool of the service, then that of the service', () => {
    const faults = (given: Given, own: Partial<Pool> = {}) => {
      const { catalog } = siteOf({ panel: { seats: [{ pool: 'b' }] }, pools: { a: ['c0'], b: ['c1'] }, ...given });
      const pools = catalog.pools.map((one) => (one.id === 'b' ? { ...one, ...own } : one));
      return panelFaults({ ...catalog, pools }, catalog.panels[0]!).map(({ code }) => code);
    };
    const byClient = { service: { distribution: 'client-choice' } };
    expect(faults(byClient)).to.deep.equal(['undecided-pool']);
    expect(faults(byClient, { distribution: 'random' })).to.deep.equal([]);
    expect(faults({}, { distribution: 'client-choice' })).to.deep.equal(['undecided-pool']);
    // A pool that isn't there has one fault, a service that isn't there none but its own.
    expect(faults({ ...byClient, panel: { seats: [{ pool: 'x' }] } })).to.deep.equal(['unknown-pool']);
    expect(faults({ panel: { service: 'x', seats: [{ pool: 'b' }] } })).to.deep.equal(['unknown-service']);
    const { catalog } = siteOf({ panel: { seats: [{ pool: 'b' }] } });
    expect(panelFaults({ ...catalog, pools: undefined }, catalog.panels[0]!).map(({ code }) => code)).to.deep.equal([
      'unknown-pool',
    ]);
  });

  it('rows become columns, bit by bit', () => {
    const rows = Int32Array.from({ length: 32 }, (_, row) => Math.imul(row * row + 1, 0x9e3779b1));
    const columns = rows.slice();
    transpose(columns);
    for (let cell = 0; cell < 1024; cell++) {
      const [row, column] = [cell >> 5, cell & 31];
      expect((columns[column]! >>> row) & 1).to.equal((rows[row]! >>> column) & 1);
    }
  });
});
