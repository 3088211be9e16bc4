import { expect } from 'chai';
import fc from 'fast-check';
import {
  causeOf,
  choose,
  chooseReassigned,
  choosePanel,
  historyOf,
  openSite,
  panelStarts,
  reassign,
  verify,
} from '../../src/engine/index.js';
import type {
  Availability,
  BookedSession,
  Catalog,
  ChoiceRecord,
  Panel,
  PanelChoice,
  PanelRecord,
} from '../../src/engine/index.js';
import { changed } from '../support/changed.js';
import { panelWorlds } from '../support/panel-worlds.js';
import { runs } from '../support/seed.js';
import { smallSite, utc, type SmallSite } from '../support/small-site.js';
import type { World } from '../support/worlds.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);

interface Made {
  readonly record: ChoiceRecord;
  readonly catalog: Catalog;
  readonly availability: Availability;
}

interface Given extends Partial<SmallSite> {
  readonly panel?: Partial<Panel>;
  readonly distribution?: string;
  readonly team?: readonly string[];
}

/** A panel of c0 and somebody of a team of c1, c2, c3 by rotation. */
function world({ panel, distribution = 'rotation', team = ['c1', 'c2', 'c3'], ...given }: Given = {}) {
  const { catalog, availability } = smallSite({ from: MONDAY, calendars: [{}, {}, {}, {}], ...given });
  const members = team.map((id) => ({ id, calendars: id.split('+') }));
  const panels = [
    {
      id: 'panel',
      name: 'Panel',
      service: 'service',
      primary: { calendar: 'c0' },
      seats: [{ pool: 'team' }],
      ...panel,
    },
  ];
  return {
    catalog: { ...catalog, pools: [{ id: 'team', name: 'Team', members, distribution }], panels },
    availability,
  };
}

function panelRecord(given: Given = {}, choice: Partial<PanelChoice> = {}): Made & { readonly record: PanelRecord } {
  const { catalog, availability } = world(given);
  return {
    catalog,
    availability,
    record: choosePanel(openSite(catalog), availability, { panel: 'panel', start: nine, ...choice }),
  };
}

const busy = (...ids: string[]) => ids.map((calendar) => ({ calendar, busy: [[nine, nine + 60]] as const }));

const panelBooking: BookedSession = {
  id: 'b1',
  service: 'service',
  start: nine,
  duration: 60,
  calendar: 'c0',
  state: 'confirmed',
  seats: [{ calendar: 'c0' }, { calendar: 'c1', pool: 'team' }],
};
const plainBooking: BookedSession = { ...panelBooking, seats: undefined };

function moved(booking: BookedSession, from: string, to?: string, given: Given = {}): Made {
  const { catalog, availability } = world(given);
  const entered = { order: 9, at: nine - 60, assignedBy: 'backend', confirmed: true } as const;
  const { record } = reassign(openSite(catalog), availability, booking, { from, to, ...entered });
  return { catalog, availability, record };
}

/** A record holds with and without its inputs and after JSON; a change in any field is found both ways. */
function expectProof({ record, catalog, availability }: Made, again = false): void {
  for (const one of [record, JSON.parse(JSON.stringify(record)) as ChoiceRecord]) {
    expect(one).to.deep.equal(record);
    expect(verify(one, catalog, availability)).to.deep.equal({ holds: true });
    expect(verify(one)).to.deep.equal({ holds: true });
  }
  for (const other of changed(record) as Generator<ChoiceRecord>) {
    expect(verify(other), JSON.stringify(other)).to.include({ holds: false, field: 'digest' });
    // Running the engine again is slow: where the digest is wrong, that can't hold either.
    if (again) expect(verify(other, catalog, availability).holds, JSON.stringify(other)).to.equal(false);
  }
}

describe('Records of panels and reassignments', () => {
  const cases: Record<string, () => Made> = {
    panel: () => panelRecord(),
    'panel with a loss and what the client has booked': () =>
      panelRecord(
        { service: { clientLimits: { perDay: 3 } } },
        { lost: ['c1'], clientBooked: [[Math.floor(nine / 1440), 1]] },
      ),
    'panel that can’t be filled': () => panelRecord({ team: ['c1'], taken: busy('c1') }),
    'panel that is short of people': () =>
      panelRecord({ panel: { seats: [{ pool: 'team', count: 2 }] }, team: ['c0', 'c1'] }),
    'panel with a group': () => panelRecord({ team: ['c1+c2', 'c3'] }),
    'reassignment to the next': () => moved(plainBooking, 'c0'),
    'reassignment by hand': () => moved(plainBooking, 'c0', 'c2'),
    'reassignment by hand to somebody busy': () => moved(plainBooking, 'c0', 'c2', { taken: busy('c2') }),
    'reassignment of a panel’s seat': () => moved(panelBooking, 'c1'),
    'reassignment of a panel’s seat by hand': () => moved(panelBooking, 'c1', 'c3'),
  };
  for (const [name, make] of Object.entries(cases)) {
    it(`HS-1 HS-3 the record of a ${name} holds, and no field of it can be changed`, () => expectProof(make(), true));
  }

  it('HS-3 other inputs than those a panel was chosen on don’t hold', () => {
    const { record, catalog, availability } = panelRecord();
    expect(verify(record, catalog, { ...availability, revision: 2 })).to.include({ field: 'revision' });
    expect(verify(record, { ...catalog, panels: [] }, availability)).to.include({ field: 'record' });
    const taken = world({ taken: busy('c1') });
    expect(verify(record, taken.catalog, taken.availability)).to.include({ holds: false });
  });

  it('HS-3 DS-21 records of panels in random worlds hold, and no field of them can be changed', () => {
    fc.assert(
      fc.property(panelWorlds, fc.nat(), ({ world: { catalog, availability, question }, panel }, pick) => {
        const site = openSite(catalog);
        const asked = { panel: panel.id, ...(question.duration !== undefined && { duration: question.duration }) };
        const found = panelStarts(site, availability, asked, [-Infinity, Infinity]);
        const start = found[pick % (found.length || 1)]?.start ?? availability.days[0] * 1440 + (pick % 2880);
        expectProof({ catalog, availability, record: choosePanel(site, availability, { ...asked, start }) });
      }),
      runs(100),
    );
  }).timeout(100_000);

  it('HS-3 DS-20 so do the client’s own choice, one with the person of last time, and a reassignment', () => {
    fc.assert(
      fc.property(panelWorlds, fc.nat(), fc.nat(), ({ world: drawn }, pick, who) => {
        const { catalog, availability, question, id, start } = asked(drawn, pick, who);
        const site = openSite(catalog);
        const booking = {
          ...plainBooking,
          calendar: id,
          start,
          state: 'confirmed',
          duration: question.duration ?? 60,
        } as const;
        const records = [
          choose(site, availability, { ...question, start, calendar: id }),
          choose(site, availability, { ...question, start, returningTo: id }),
          chooseReassigned(site, { ...availability, now: start - 60 }, booking),
        ];
        expectProof({ catalog, availability, record: records[0]! });
        expectProof({ catalog, availability, record: records[1]! });
        expectProof({ catalog, availability: { ...availability, now: start - 60 }, record: records[2]! });
      }),
      runs(60),
    );
  }).timeout(100_000);
});

function asked({ catalog, availability, question }: World, pick: number, who: number) {
  const services = catalog.services.map((service) => ({ ...service, continuity: 30 }));
  const { calendars } = services[0]!;
  const start = availability.days[0] * 1440 + (pick % 96) * 15;
  const { calendar: _, ...rest } = question;
  return {
    catalog: { ...catalog, services },
    availability,
    question: rest,
    id: calendars[who % (calendars.length || 1)] ?? 'c0',
    start,
  };
}

describe('The history of panels and reassignments', () => {
  const turn = () => panelRecord().record;
  const pastSomebody = () => panelRecord({ taken: busy('c1') }).record;

  it('HS-4 a panel’s turn, a lot and a choice because others were unavailable are told apart', () => {
    const [lead, skipping] = [turn(), pastSomebody()];
    const drawn = panelRecord({ distribution: 'random' }).record;
    const named = panelRecord({ panel: { seats: [{ calendar: 'c1' }] } }).record;
    expect(causeOf(lead)).to.equal('turn');
    expect(lead.seats.map(({ decidedBy }) => decidedBy)).to.deep.equal(['named', 'turn']);
    expect(causeOf(skipping)).to.equal('others-unavailable');
    expect(skipping.seats[1]).to.deep.include({ chosen: ['c2'], skipped: ['c1'], decidedBy: 'turn' });
    expect(causeOf(drawn)).to.equal('drawn');
    expect(causeOf(named)).to.equal('named');
    expect(causeOf(panelRecord({ taken: busy('c0') }).record)).to.equal('nobody');
  });

  it('HS-4 of a panel the cause is that of the pool, or the member, who is asked about', () => {
    const { record } = panelRecord({ taken: busy('c1') });
    expect(causeOf(record, { member: 'c0' })).to.equal('named');
    expect(causeOf(record, { member: 'c2' })).to.equal('others-unavailable');
    expect(causeOf(record, { pool: 'team' })).to.equal('others-unavailable');
    // Of those who have no seat, it is that of all of them.
    expect(causeOf(record, { member: 'c3' })).to.equal('others-unavailable');
    expect(causeOf(record, { pool: 'other' })).to.equal('others-unavailable');
    const lead = { primary: { pool: 'team' }, seats: [{ calendar: 'c0' }] };
    const pooled = panelRecord({ panel: lead, taken: busy('c1') }).record;
    expect(causeOf(pooled, { pool: 'team', member: 'c0' })).to.equal('others-unavailable');
    expect(causeOf(pooled, { member: 'c0' })).to.equal('named');
    expect(historyOf([pooled], { member: 'c1' })).to.deep.equal([]);
    const [first, second] = pooled.seats;
    const two = { ...pooled, seats: [first!, { ...second!, calendar: undefined, pool: 'other', decidedBy: 'draw' }] };
    expect(causeOf(two as PanelRecord, { pool: 'other' })).to.equal('drawn');
  });

  it('HS-4 records of pools alone are found where no pool is asked for', () => {
    const { record } = panelRecord({ panel: { primary: { pool: 'team' }, seats: [] } });
    expect(historyOf([record])).to.have.length(1);
    expect(historyOf([record], { pool: 'other' })).to.deep.equal([]);
  });

  it('HS-4 who is busy but would come later changes nothing', () => {
    const { record } = panelRecord({ taken: busy('c2') });
    expect([causeOf(record), record.seats[1]!.skipped]).to.deep.equal(['turn', undefined]);
  });

  it('HS-4 PN-3 somebody better who is needed on another seat is the combination’s reason', () => {
    // c1 leads, for nobody else can; c2 sits in place of c1, who would come first.
    const { record } = panelRecord({ panel: { primary: { calendar: 'c1' } } });
    expect(record.seats[1]).to.deep.include({ chosen: ['c2'], decidedBy: 'combination' });
    expect(causeOf(record, { member: 'c2' })).to.equal('others-unavailable');
    expect(causeOf(record, { member: 'c1' })).to.equal('named');
    const pair = panelRecord({ team: ['c1', 'c2'], panel: { seats: [{ pool: 'team', count: 2 }] } }).record;
    expect(pair.seats[1]!.decidedBy).to.equal('only-one');
  });

  it('HS-4 newest first, by service, pool and member, panels and reassignments among them', () => {
    const next = moved(plainBooking, 'c0').record;
    const byHand = moved(plainBooking, 'c0', 'c3').record;
    const all = [turn(), next, pastSomebody(), byHand];
    const causes = (filter: Parameters<typeof historyOf>[1]) => historyOf(all, filter).map(({ cause }) => cause);
    expect(causes({})).to.deep.equal(['hand', 'others-unavailable', 'drawn', 'turn']);
    expect(causes({ pool: 'team' })).to.deep.equal(['others-unavailable', 'turn']);
    expect(causes({ member: 'c2', pool: 'team' })).to.deep.equal(['others-unavailable']);
    // Who lost a booking finds it too.
    expect(historyOf(all, { member: 'c0' }).length).to.equal(4);
    expect(causes({ member: 'c3' })[0]).to.equal('hand');
    expect(causes({ service: 'other' })).to.deep.equal([]);
  });
});
