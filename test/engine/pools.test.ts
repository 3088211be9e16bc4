import { expect } from 'chai';
import {
  choose,
  days,
  EngineError,
  offeredCalendars,
  openSite,
  starts,
  whyNot,
  winnerAt,
} from '../../src/engine/index.js';
import type {
  AssignmentRecord,
  Calendar,
  Catalog,
  Choice,
  Distribution,
  Member,
  ServiceFigures,
} from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const MARCH = dayOfIso('2026-03-01')!;
const nine = utc(`${MONDAY} 09:00`);
const busyAllDay = (calendar: string) => ({ calendar, busy: [[nine - 2880, nine + 2880]] as const });
const busyAtNine = (calendar: string) => ({ calendar, busy: [[nine, nine + 60]] as const });

interface Given extends Partial<SmallSite> {
  readonly distribution?: string;
  readonly own?: Distribution;
  readonly members?: readonly Member[];
  readonly figures?: never;
  readonly known?: Partial<ServiceFigures>;
}

/** A site whose service is served by a pool of three calendars, one member each where not told otherwise. */
function pooled({ distribution = 'random', own, members, known, service, ...given }: Given) {
  const ids = ['c0', 'c1', 'c2'];
  const world = smallSite({
    from: MONDAY,
    calendars: [{}, {}, {}],
    ...given,
    service: { calendars: [], pool: 'pool', assignment: 'automatic', ...service },
    figures: { sessions: [], services: [{ service: 'service', lastBooked: [], queue: ids, ...known }] },
  });
  const pool = {
    id: 'pool',
    name: 'pool',
    members: members ?? ids.map((id) => ({ id, calendars: [id] })),
    distribution: own?.name ?? distribution,
  };
  const catalog: Catalog = { ...world.catalog, pools: [pool], ...(own && { distributions: [own] }) };
  return { ...world, catalog };
}

function record(given: Given, choice: Partial<Choice> = {}): AssignmentRecord {
  const { catalog, availability, question } = pooled(given);
  return choose(openSite(catalog), availability, { ...question, start: nine, ...choice });
}

function offered(given: Given): readonly string[] {
  const { catalog, availability, question } = pooled(given);
  return offeredCalendars(openSite(catalog), availability, question);
}

const because = ({ candidates }: AssignmentRecord) =>
  candidates.map(({ dropped }) => dropped?.reason.code ?? 'in').join(' ');

describe('Pools and their distributions', () => {
  it('DS-5 equal: only the next one’s times, the fewest in the cycle and then the queue', () => {
    const known = { counts: [['c0', MARCH, 2] as const, ['c1', MARCH, 1] as const, ['c2', MARCH, 1] as const] };
    expect(offered({ distribution: 'equal', known })).to.deep.equal(['c1']);
    const turned = { ...known, queue: ['c2', 'c1', 'c0'] };
    expect(offered({ distribution: 'equal', known: turned })).to.deep.equal(['c2']);
    expect(record({ distribution: 'equal', known })).to.include({ chosen: 'c1', decidedBy: 'turn' });
  });

  it('DS-5 who has no start in the days shown is passed over, and the record says so', () => {
    const given = { distribution: 'equal', taken: [busyAllDay('c0')] };
    expect(offered(given)).to.deep.equal(['c1']);
    expect(because(record(given))).to.equal('no-starts in not-offered');
    const alone = { ...given, taken: [busyAllDay('c0'), busyAllDay('c2')] };
    expect(record(alone)).to.include({ chosen: 'c1', decidedBy: 'only-one' });
  });

  it('DS-5 of the next one only: a start that others could take is not offered', () => {
    const { catalog, availability, question } = pooled({ distribution: 'equal', taken: [busyAtNine('c0')] });
    const site = openSite(catalog);
    const found = starts(site, availability, question, [nine, nine + 180]);
    expect(found.map(({ left }) => left)).to.deep.equal([0, 1, 1]);
    expect(whyNot(site, availability, question, 'c1', nine)).to.deep.equal({ code: 'not-offered' });
  });

  it('DS-5 RC-2 the others step in once the next one is lost', () => {
    expect(record({ distribution: 'equal' }, { lost: ['c0'] }).chosen).to.equal('c1');
    expect(record({ distribution: 'equal' }, { settled: 'c2' }).chosen).to.equal('c2');
  });

  it('DS-6 round-robin: the corrected count, and then the line', () => {
    expect(record({ distribution: 'round-robin' })).to.include({ chosen: 'c0', decidedBy: 'line' });
    const known = { corrected: [['c0', MARCH, 1] as const, ['c1', MARCH, 1] as const, ['c2', MARCH, -1] as const] };
    expect(record({ distribution: 'round-robin', known })).to.include({ chosen: 'c2', decidedBy: 'corrected' });
  });

  it('DS-7 DS-8 pooled: longest idle; with priorities, the stars come first', () => {
    const known = { lastBooked: [['c0', 2] as const, ['c1', 1] as const, ['c2', 3] as const] };
    expect(record({ distribution: 'pooled', known })).to.include({ chosen: 'c1', decidedBy: 'idle' });
    const members = [
      { id: 'a', calendars: ['c0'], priority: 3 },
      { id: 'b', calendars: ['c1'] },
      { id: 'c', calendars: ['c2'], priority: 3 },
    ];
    expect(record({ distribution: 'pooled-priority', known, members })).to.include({ chosen: 'c0', decidedBy: 'idle' });
    const first = [
      { id: 'b', calendars: ['c1'] },
      { id: 'c', calendars: ['c2'], priority: 1 },
    ];
    expect(record({ distribution: 'pooled-priority', members: first })).to.include({
      chosen: 'c1',
      decidedBy: 'priority',
    });
  });

  it('DS-4 rotation: stars before the turn', () => {
    const members = [
      { id: 'a', calendars: ['c0'] },
      { id: 'b', calendars: ['c1'], priority: 4 },
    ];
    expect(record({ distribution: 'rotation', members })).to.include({ chosen: 'c1', decidedBy: 'priority' });
  });

  it('DS-9 weighted: the largest shortfall, then weight, priority, idle', () => {
    const weights = (...list: number[]) =>
      list.map((weight, index) => ({ id: `m${index}`, calendars: [`c${index}`], weight }));
    const known = { shortfall: [['c0', MARCH, 1.5] as const, ['c1', MARCH, 0.5] as const, ['c2', MARCH, -2] as const] };
    const distribution = 'weighted';
    expect(record({ distribution, known })).to.include({ chosen: 'c2', decidedBy: 'shortfall' });
    expect(record({ distribution, members: weights(100, 200, 50) })).to.include({ chosen: 'c1', decidedBy: 'weight' });
    const lastBooked = [['c0', 1] as const, ['c1', 2] as const, ['c2', 3] as const];
    expect(record({ distribution, known: { lastBooked } })).to.include({ chosen: 'c0', decidedBy: 'idle' });
  });

  it('DS-10 balanced: fewest in the cycle, then longest idle', () => {
    const known = {
      counts: [['c0', MARCH, 1] as const, ['c1', MARCH - 28, 9] as const],
      lastBooked: [['c1', 4] as const],
    };
    expect(record({ distribution: 'balanced', known })).to.include({ chosen: 'c2', decidedBy: 'idle' });
  });

  it('DS-11 client-choice: the client’s word alone; without it nobody is chosen while several are free', () => {
    const distribution = 'client-choice';
    expect(record({ distribution }, { calendar: 'c1' })).to.include({ chosen: 'c1', decidedBy: 'client' });
    expect(record({ distribution }).chosen).to.equal(undefined);
    const { catalog, availability, question } = pooled({ distribution });
    expect(winnerAt(openSite(catalog), availability, question, nine)).to.equal(undefined);
    const taken = [busyAtNine('c0'), busyAtNine('c1')];
    expect(record({ distribution, taken })).to.include({ chosen: 'c2', decidedBy: 'only-one' });
    const two = pooled({ distribution: 'rotation', taken: [busyAtNine('c0')] });
    expect(winnerAt(openSite(two.catalog), two.availability, two.question, nine)).to.equal('c1');
  });

  it('DS-17 those who are too far ahead are hidden, unless nobody else has a start', () => {
    const own: Distribution = { name: 'own', offered: 'everyone', keys: ['count', 'draw'], window: 'month', ahead: 2 };
    const known = { counts: [['c0', MARCH, 5] as const, ['c1', MARCH, 4] as const, ['c2', MARCH, 3] as const] };
    expect(offered({ own, known })).to.deep.equal(['c1', 'c2']);
    expect(because(record({ own, known }))).to.equal('ahead in in');
    const taken = [busyAllDay('c1'), busyAllDay('c2')];
    expect(offered({ own, known, taken })).to.deep.equal(['c0', 'c1', 'c2']);
    expect(record({ own, known, taken }).chosen).to.equal('c0');
  });

  it('DS-2 the soonest is offered even where the distribution ranks by other keys', () => {
    const own: Distribution = { name: 'own', offered: 'soonest', keys: ['line'], window: 'none' };
    expect(offered({ own, taken: [busyAtNine('c0')], now: nine })).to.deep.equal(['c1']);
    expect(offered({ own, now: nine })).to.deep.equal(['c0']);
  });

  it('HS-1 only those who wait for their turn have values though they were dropped; a record is the same after JSON', () => {
    const busy = record({ distribution: 'equal', taken: [busyAtNine('c0')] });
    expect(busy.candidates.map(({ dropped, values }) => [dropped?.stage, values !== undefined])).to.deep.equal([
      ['available', false],
      ['offered', true],
      ['offered', true],
    ]);
    const own: Distribution = { name: 'own', offered: 'everyone', keys: ['weight', 'line'], window: 'none' };
    const members = [
      { id: 'a', calendars: ['c0'], weight: 0 },
      { id: 'b', calendars: ['c1'], weight: 0 },
    ];
    const made = record({ own, members });
    expect(made).to.deep.equal(JSON.parse(JSON.stringify(made)));
  });

  it('DS-12 whoever the figures say nothing of stands in line in the order of the pool', () => {
    const { catalog, availability, question } = pooled({ distribution: 'rotation' });
    const told = { ...availability, figures: { sessions: [], services: [] } };
    const made = choose(openSite(catalog), told, { ...question, start: nine });
    expect(made.chosen).to.equal('c0');
    expect(made.candidates.map(({ values }) => values!.at(-1))).to.deep.equal([0, 1, 2]);
  });

  it('DS-17 those who are too far ahead are neither the next nor the soonest', () => {
    const known = { counts: [['c0', MARCH, 5] as const, ['c1', MARCH, 1] as const, ['c2', MARCH, 1] as const] };
    const next: Distribution = { name: 'own', offered: 'next', keys: ['line'], window: 'month', ahead: 2 };
    expect(offered({ own: next, known })).to.deep.equal(['c1']);
    expect(because(record({ own: next, known }))).to.equal('ahead in not-offered');
    const soonest: Distribution = { ...next, offered: 'soonest', keys: ['soonest', 'line'] };
    expect(offered({ own: soonest, known, taken: [busyAtNine('c1')], now: nine })).to.deep.equal(['c2']);
    const taken = [busyAllDay('c1'), busyAllDay('c2')];
    expect(offered({ own: next, known, taken })).to.deep.equal(['c0']);
  });

  it('DS-17 DS-9 where weights give the shares, ahead is who lies above the share, not who has the most', () => {
    const own: Distribution = {
      name: 'own',
      offered: 'everyone',
      keys: ['shortfall', 'draw'],
      window: 'month',
      ahead: 3,
    };
    const counts = [['c0', MARCH, 9] as const, ['c1', MARCH, 5] as const, ['c2', MARCH, 1] as const];
    const shortfall = [['c0', MARCH, -1] as const, ['c1', MARCH, 2] as const, ['c2', MARCH, -1] as const];
    expect(offered({ own, known: { counts, shortfall } })).to.deep.equal(['c0', 'c2']);
    expect(because(record({ own, known: { shortfall } }))).to.equal('in ahead in');
  });

  it('DS-16 a group serves only where all of it is free, and all become hosts', () => {
    const members = [
      { id: 'pair', calendars: ['c0', 'c1'] },
      { id: 'c2', calendars: ['c2'] },
    ];
    const given = { members, distribution: 'rotation' };
    expect(record({ ...given, known: { queue: ['c0', 'c2'] } })).to.deep.include({ chosen: 'c0', hosts: ['c0', 'c1'] });
    const second = record({ ...given, taken: [busyAtNine('c1')] });
    expect(second.chosen).to.equal('c2');
    expect(second.hosts).to.equal(undefined);
    expect(second.candidates.map(({ calendar }) => calendar)).to.deep.equal(['c0', 'c2']);
    expect(because(second)).to.equal('busy in');
    const { catalog, availability, question } = pooled({ ...given, taken: [busyAtNine('c1')] });
    const found = starts(openSite(catalog), availability, question, [nine, nine + 120]);
    expect(found.map(({ left }) => left)).to.deep.equal([1, 2]);
  });

  it('DS-16 a group has as many places left as the one with the least', () => {
    const given = { members: [{ id: 'pair', calendars: ['c0', 'c1'] }], calendars: [{ capacity: 3 }, { capacity: 2 }] };
    const { catalog, availability, question } = pooled(given);
    expect(starts(openSite(catalog), availability, question, [nine, nine + 1])).to.deep.equal([
      { start: nine, left: 2 },
    ]);
  });

  it('AV-7 DS-16 a group opens a session together or joins one that all of it is in, never the one here, the other there', () => {
    const members = [{ id: 'pair', calendars: ['c0', 'c1'] }];
    const taken = [[nine, nine + 60]] as const;
    const session = (calendar: string, left: number) => ({
      ...{ calendar, taken },
      sessions: [{ service: 'service', start: nine, duration: 60, left }],
    });
    const found = (...told: ReturnType<typeof session>[]): [number | undefined, string] => {
      const given = { members, service: { seats: 5 }, taken: told };
      const { catalog, availability, question } = pooled(given);
      const [first] = starts(openSite(catalog), availability, question, [nine, nine + 1]);
      return [first?.left, because(record(given))];
    };
    expect(found()).to.deep.equal([5, 'in']);
    expect(found(session('c0', 3), session('c1', 2))).to.deep.equal([2, 'in']);
    expect(found(session('c0', 3))).to.deep.equal([0, 'booked']);
    expect(found(session('c1', 3))).to.deep.equal([0, 'booked']);
    const { candidates } = record({ members, service: { seats: 5 }, taken: [session('c1', 3)] });
    expect(candidates[0]!.dropped!.reason).to.deep.equal({ code: 'booked', span: [nine, nine + 60] });
  });

  it('TR-1 DS-16 a day on which a group has no hours in common is closed; blocked only where it would have some', () => {
    const members = [{ id: 'pair', calendars: ['c0', 'c1'] }];
    const hours = (from: number, to: number) => ({ hours: Array(7).fill([[from, to]]) as Calendar['hours'] });
    const monday = nine / 1440 - 0.375;
    const blackouts = [{ days: [monday, monday + 1] as const }];
    const reason = (...calendars: Partial<Calendar>[]) => {
      const { catalog, availability, question, range } = pooled({ members, calendars: [...calendars, {}] });
      return days(openSite(catalog), availability, question, range)[0]?.reason;
    };
    expect(reason(hours(540, 720), hours(720, 900))).to.equal('closed');
    expect(reason({ ...hours(540, 720), blackouts }, hours(720, 900))).to.equal('closed');
    expect(reason({ ...hours(540, 720), blackouts }, hours(660, 900))).to.equal('blocked');
  });

  it('AV-13 DS-16 a group with a private or missing calendar is not eligible', () => {
    const calendars = [{}, { public: false }, {}];
    const members = [
      { id: 'pair', calendars: ['c0', 'c1'] },
      { id: 'c2', calendars: ['c2'] },
      { id: 'gone', calendars: ['gone'] },
    ];
    expect(because(record({ calendars, members }))).to.equal('private in');
  });

  it('DS-20 a returning client keeps the person while free within the days; else the pool', () => {
    const given = { distribution: 'rotation', service: { continuity: 3 } };
    const choice = { returningTo: 'c2' };
    expect(record(given, choice)).to.include({ chosen: 'c2', decidedBy: 'continuity' });
    expect(because(record(given, choice))).to.equal('not-offered not-offered in');
    expect(record({ ...given, service: { continuity: 1 } }, choice).chosen).to.equal('c0');
    const taken = [{ calendar: 'c2', busy: [[nine - 2880, nine]] as const }];
    const edge = (now: number) => record({ ...given, taken, now, service: { continuity: 1 } }, choice).chosen;
    expect([edge(nine - 1441), edge(nine - 1440)]).to.deep.equal(['c0', 'c2']);
    expect(record({ ...given, taken: [busyAllDay('c2')] }, choice).chosen).to.equal('c0');
    expect(record({ distribution: 'rotation' }, choice).chosen).to.equal('c0');
    expect(record(given, { ...choice, lost: ['c2'] }).chosen).to.equal('c0');
  });

  it('DS-21 a site’s own distribution is data like the named ones', () => {
    const own: Distribution = { name: 'own', offered: 'everyone', keys: ['weight', 'line'], window: 'none' };
    const members = [
      { id: 'a', calendars: ['c1'] },
      { id: 'b', calendars: ['c0'] },
    ];
    expect(record({ own, members })).to.include({ chosen: 'c1', decidedBy: 'line' });
    expect(record({ own, members }).distribution).to.deep.equal(own);
  });

  it('DS-18 a site’s own distribution leaves no tie, has a name of its own, and a window if it counts', () => {
    const opened = (own: Partial<Distribution>) => () =>
      openSite(pooled({ own: { name: 'own', offered: 'everyone', keys: ['draw'], window: 'none', ...own } }).catalog);
    expect(opened({})).to.not.throw();
    expect(opened({ keys: ['idle'] })).to.throw(EngineError, /distributions\[0\]\.keys.*draw, turn, line/);
    expect(opened({ keys: [] })).to.throw(EngineError, /keys/);
    expect(opened({ name: 'random' })).to.throw(EngineError, /distributions\[0\]\.name.*"random"/);
    expect(opened({ keys: ['count', 'draw'] })).to.throw(
      EngineError,
      /distributions\[0\]\.window.*count, corrected, shortfall$/,
    );
  });

  it('DS-16 the calendars of a pool are its service’s, each once, and so is its distribution', () => {
    const members = [
      { id: 'pair', calendars: ['c0', 'c1'] },
      { id: 'one', calendars: ['c1'] },
    ];
    const { catalog } = pooled({ members, distribution: 'rotation' });
    const plain = { ...catalog.services[0]!, id: 'plain', pool: undefined, calendars: ['c2'] };
    const other = { id: 'other', name: 'Other', members: [{ id: 'c2', calendars: ['c2'] }] };
    const site = openSite({ ...catalog, services: [plain, ...catalog.services], pools: [other, ...catalog.pools!] });
    const read = (id: string) => {
      const { calendars, distribution } = site.services.get(id)!;
      return [calendars.join(' '), distribution];
    };
    expect(read('service')).to.deep.equal(['c0 c1', 'rotation']);
    expect(read('plain')).to.deep.equal(['c2', 'least-loaded']);
    const without = { ...catalog, services: [plain] };
    expect(openSite(without).catalog).to.equal(without);
  });

  it('DS-16 a pool that isn’t there leaves nobody; a member of whom a part isn’t there is passed over', () => {
    const { catalog } = pooled({ members: [{ id: 'pair', calendars: ['c0', 'gone'] }] });
    expect(openSite(catalog).members.get('service')).to.deep.equal([]);
    const services = [{ ...catalog.services[0]!, calendars: ['c0'] }];
    for (const pools of [undefined, []]) {
      const { calendars, distribution } = openSite({ ...catalog, services, pools }).services.get('service')!;
      expect([calendars, distribution]).to.deep.equal([[], 'least-loaded']);
    }
  });

  it('DS-8 DS-9 DS-16 weights, stars and groups that make no sense are refused, with their place', () => {
    const refused = (member: Partial<Member>) => {
      const members = [
        { id: 'a', calendars: ['c0'] },
        { id: 'b', calendars: ['c1'], ...member },
      ];
      return () => openSite(pooled({ members }).catalog);
    };
    const place = 'catalog.pools[0].members[1]';
    for (const weight of [-1, Infinity, NaN]) {
      expect(refused({ weight })).to.throw(EngineError, `${place}.weight: expected 0 or more, got`);
    }
    expect(refused({ priority: Infinity })).to.throw(EngineError, `${place}.priority: expected a number of stars, got`);
    expect(refused({ calendars: [] })).to.throw(EngineError, `${place}.calendars: expected at least one calendar`);
    expect(refused({ calendars: ['c0'] })).to.throw(EngineError, `${place}.calendars[0]: "c0" stands twice`);
    expect(refused({ weight: 0, priority: 0 })).to.not.throw();
  });

  it('DS-16 two members of a pool may not be led by one calendar', () => {
    const members = [
      { id: 'a', calendars: ['c0'] },
      { id: 'b', calendars: ['c0', 'c1'] },
    ];
    expect(() => openSite(pooled({ members }).catalog)).to.throw(EngineError, /pools\[0\]\.members\[1\]/);
  });
});
