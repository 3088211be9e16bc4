import { expect } from 'chai';
import { choose, offeredCalendars, openSite, starts } from '../../src/engine/index.js';
import type { AssignmentRecord, Choice, Figures } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const monday = dayOfIso(MONDAY)!;
const nine = utc(`${MONDAY} 09:00`);

function record(given: Partial<SmallSite>, choice: Partial<Choice> = {}): AssignmentRecord {
  const { catalog, availability, question } = smallSite({ from: MONDAY, calendars: [{}, {}, {}], ...given });
  return choose(openSite(catalog), availability, { ...question, start: nine, ...choice });
}

function figures(
  sessions: Figures['sessions'],
  lastBooked: readonly (readonly [string, number])[] = [],
  queue: readonly string[] = [],
): Figures {
  return { sessions, services: [{ service: 'service', lastBooked, queue }] };
}

const busyAtNine = { busy: [[nine, nine + 60]] as const };

describe('The choice of a person', () => {
  it('DS-1 least-loaded: fewest sessions that day come first', () => {
    const counts = [
      ['c0', monday, 2],
      ['c1', monday, 1],
      ['c2', monday, 3],
    ] as const;
    const { chosen, decidedBy } = record({ figures: figures(counts) });
    expect([chosen, decidedBy]).to.deep.equal(['c1', 'sessions']);
  });

  it('DS-1 who has no sessions that day comes before who has one', () => {
    const counts = [
      ['c0', monday, 1],
      ['c1', monday - 1, 4],
    ] as const;
    const given = { calendars: [{}, {}], figures: figures(counts) };
    expect(record(given)).to.include({ chosen: 'c1', decidedBy: 'sessions' });
  });

  it('DS-5 a window that nobody of a zone was counted in is empty', () => {
    // Midnight, the first of March, is still February in Honolulu.
    const calendars = [{}, { zone: 'Pacific/Honolulu' }];
    const counts = [['c0', dayOfIso('2026-03-01')!, 1]] as const;
    const services = [{ service: 'service', lastBooked: [], queue: [], counts }];
    const service = { distribution: 'balanced' };
    const given = { calendars, hours: [[0, 1440]] as const, service, figures: { sessions: [], services } };
    const start = utc('2026-03-01 00:00');
    const { candidates } = record(given, { start });
    expect(candidates.map(({ values }) => values?.[0])).to.deep.equal([1, 0]);
  });

  it('DS-13 the figures are those of the service', () => {
    const other = { service: 'other', lastBooked: [['c1', 1] as const], queue: [] };
    const own = { service: 'service', lastBooked: [['c0', 2] as const], queue: [] };
    const given = { calendars: [{}, {}], figures: { sessions: [], services: [other, own] } };
    expect(record(given)).to.include({ chosen: 'c1', decidedBy: 'idle' });
  });

  it('HS-4 who would have come first by the first of the keys was skipped', () => {
    const counts = [['c1', monday, 1]] as const;
    const given = { calendars: [{}, {}], figures: figures(counts), taken: [{ calendar: 'c0', ...busyAtNine }] };
    expect(record(given)).to.deep.include({ chosen: 'c1', skipped: ['c0'] });
  });

  it('DS-2 HS-1 where one alone has a start, there is nothing to decide', () => {
    const never = { calendar: 'c0', busy: [[0, nine * 2]] as const };
    const given = { calendars: [{}, {}], service: { distribution: 'soonest' }, taken: [never] };
    expect(record(given)).to.include({ chosen: 'c1', decidedBy: 'only-one' });
  });

  it('RC-2 who is settled and still the one offered was chosen for the same reason', () => {
    const late = { calendar: 'c0', busy: [[0, nine]] as const };
    const given = { calendars: [{}, {}], service: { distribution: 'soonest' }, taken: [late] };
    const { decidedBy } = record(given);
    expect(decidedBy).to.equal('soonest');
    expect(record(given, { settled: 'c1' })).to.include({ chosen: 'c1', decidedBy });
  });

  it('DS-2 whoever asks for one person is shown the times of that one', () => {
    const busy = { calendar: 'c1', busy: [[0, nine + 60]] as const };
    const { catalog, availability, question } = smallSite({
      ...{ from: MONDAY, calendars: [{}, {}], service: { distribution: 'soonest' }, taken: [busy] },
    });
    const found = starts(openSite(catalog), availability, { ...question, calendar: 'c1' }, [nine - 60, nine + 180]);
    expect(found.map(({ start, left }) => [start - nine, left])).to.deep.equal([
      [0, 0],
      [60, 1],
      [120, 1],
    ]);
  });

  it('DS-1 the day is that of the slot in the zone of the calendar', () => {
    // 09:00 UTC on Monday is still Sunday for the first, and Monday for the second.
    const calendars = [{ zone: 'Pacific/Honolulu' }, {}];
    const hours = [[0, 1440]] as const;
    const counts = [
      ['c0', monday - 1, 1],
      ['c0', monday, 0],
      ['c1', monday, 0],
      ['c1', monday - 1, 5],
    ] as const;
    const late = { start: utc(`${MONDAY} 08:00`) };
    expect(record({ calendars, hours, figures: figures(counts) }, late).chosen).to.equal('c1');
  });

  it('DS-13 among those with as many, the longest idle comes first, and never booked before all', () => {
    const orders = [
      ['c0', 4],
      ['c1', 2],
    ] as const;
    expect(record({ figures: figures([], orders) })).to.include({ chosen: 'c2', decidedBy: 'idle' });
    const all = [...orders, ['c2', 9]] as const;
    expect(record({ figures: figures([], all) })).to.include({ chosen: 'c1', decidedBy: 'idle' });
  });

  it('DS-18 a tie is decided by the draw, the same however the calendars are ordered', () => {
    const first = record({});
    expect(first.decidedBy).to.equal('draw');
    const turned = record({ service: { calendars: ['c2', 'c1', 'c0'] } });
    expect(turned.chosen).to.equal(first.chosen);
  });

  it('DS-18 the seed is made from site, service and start', () => {
    expect(record({}).seed).to.equal(`site/service/${nine}`);
  });

  it('DS-3 random spreads the starts over everyone', () => {
    const hours = [[0, 1440]] as const;
    const counts = new Map<string, number>();
    for (let hour = 0; hour < 24; hour++) {
      const { chosen = '' } = record({ hours, service: { distribution: 'random' } }, { start: nine - 540 + hour * 60 });
      counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).to.deep.equal(['c0', 'c1', 'c2']);
    expect(Math.max(...counts.values())).to.be.lessThan(16);
  });

  it('DS-4 DS-12 rotation: the next in line; who is not free is skipped', () => {
    const given = { service: { distribution: 'rotation' }, figures: figures([], [], ['c2', 'c0', 'c1']) };
    expect(record(given)).to.include({ chosen: 'c2', decidedBy: 'turn' });
    expect(record({ ...given, taken: [{ calendar: 'c2', ...busyAtNine }] }).chosen).to.equal('c0');
  });

  it('DS-12 who is not in the queue stands behind it, in the order of the pool', () => {
    const given = { service: { distribution: 'rotation' }, figures: figures([], [], ['c1']) };
    expect(record(given).candidates.map(({ values }) => values?.[1])).to.deep.equal([1, 0, 2]);
  });

  describe('soonest', () => {
    const soonest: Partial<SmallSite> = {
      service: { anyAvailable: 'soonest' },
      calendars: [{}, {}],
      taken: [{ calendar: 'c0', busy: [[utc('2026-03-01 00:00'), utc(`${MONDAY} 10:00`)]] }],
    };

    it('DS-2 offers only the times of the person with the soonest open start', () => {
      const { catalog, availability, question } = smallSite({ from: MONDAY, ...soonest });
      const site = openSite(catalog);
      expect(offeredCalendars(site, availability, question)).to.deep.equal(['c1']);
      const found = starts(site, availability, question, [nine, nine + 180]);
      expect(found.map(({ left }) => left)).to.deep.equal([1, 1, 1]);
    });

    it('DS-2 the record says who was not offered', () => {
      const { chosen, decidedBy, candidates } = record(soonest, { start: nine + 60 });
      expect([chosen, decidedBy]).to.deep.equal(['c1', 'soonest']);
      expect(candidates[0]).to.deep.equal({
        calendar: 'c0',
        dropped: { stage: 'offered', reason: { code: 'not-offered' } },
      });
    });

    it('DS-2 of two that are equally soon, the one with fewer sessions that day', () => {
      const { catalog, availability, question } = smallSite({
        from: MONDAY,
        ...soonest,
        taken: [],
        figures: figures([
          ['c0', monday - 1, 1],
          ['c1', monday - 1, 0],
        ]),
      });
      // The answer reaches a day back: the soonest start is on Sunday.
      expect(offeredCalendars(openSite(catalog), availability, question)).to.deep.equal(['c1']);
    });

    it('DS-2 the person whose times the client was shown stays the one while free', () => {
      expect(record(soonest, { start: nine + 60, settled: 'c0' }).chosen).to.equal('c0');
    });

    it('RC-2 the others step in once that person is taken', () => {
      expect(record(soonest, { start: nine, settled: 'c0' }).chosen).to.equal('c1');
      expect(record(soonest, { start: nine + 60, lost: ['c1'] }).chosen).to.equal('c0');
    });

    it('DS-2 a client who names a person gets that one', () => {
      expect(record(soonest, { start: nine + 60, calendar: 'c0' })).to.include({ chosen: 'c0', decidedBy: 'client' });
    });
  });

  it('RC-2 whoever was lost to another client is dropped, and the next one chosen', () => {
    const first = record({});
    const second = record({}, { lost: [first.chosen!] });
    expect(second.chosen).to.not.equal(first.chosen);
    expect(second.candidates.find(({ calendar }) => calendar === first.chosen)?.dropped).to.deep.equal({
      stage: 'available',
      reason: { code: 'lost' },
    });
  });

  it('HS-1 the record names every candidate, with its stage and reason or its values', () => {
    const { candidates, decidedBy, chosen } = record({
      calendars: [{ public: false }, {}, {}, { active: false }],
      taken: [{ calendar: 'c2', ...busyAtNine }],
    });
    expect(candidates.map(({ calendar, dropped, values }) => [calendar, dropped ?? values?.length])).to.deep.equal([
      ['c0', { stage: 'eligible', reason: { code: 'private' } }],
      ['c1', 3],
      ['c2', { stage: 'available', reason: { code: 'busy', span: [nine, nine + 60] } }],
      ['c3', { stage: 'eligible', reason: { code: 'inactive' } }],
    ]);
    expect([chosen, decidedBy]).to.deep.equal(['c1', 'only-one']);
  });

  it('HS-1 a choice of the client is recorded as one', () => {
    const { wanted, chosen, decidedBy, candidates } = record({}, { calendar: 'c1' });
    expect([wanted, chosen, decidedBy]).to.deep.equal(['c1', 'c1', 'client']);
    expect(candidates[0]?.dropped).to.deep.equal({ stage: 'eligible', reason: { code: 'not-wanted' } });
  });

  it('HS-1 nobody free is a record, too', () => {
    const { chosen, decidedBy } = record({ hours: [] });
    expect([chosen, decidedBy]).to.deep.equal([undefined, 'nobody']);
  });

  it('DS-21 the record is plain data, and comes out the same each time', () => {
    expect(JSON.parse(JSON.stringify(record({})))).to.deep.equal(record({}));
  });
});
