import { expect } from 'chai';
import { causeOf, choose, historyOf, openSite, verify } from '../../src/engine/index.js';
import type { AssignmentRecord, Choice } from '../../src/engine/index.js';
import { digestOf } from '../../src/engine/digest.js';
import { Zones } from '../../src/time/index.js';
import { changed } from '../support/changed.js';
import { smallSite, utc } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);

function made(given: Partial<SmallSite> = {}, choice: Partial<Choice> = {}) {
  const world = smallSite({ from: MONDAY, calendars: [{}, {}, {}], ...given });
  const record = choose(openSite(world.catalog), world.availability, { ...world.question, start: nine, ...choice });
  return { ...world, record };
}

describe('A record is verified', () => {
  const busy = { calendar: 'c0', busy: [[nine, nine + 60]] as const };
  const cases: Record<string, () => ReturnType<typeof made>> = {
    'by a draw': () => made(),
    'with a calendar that is busy': () => made({ taken: [busy] }),
    'by the client': () => made({}, { calendar: 'c1' }),
    'after a loss': () => made({}, { lost: ['c1', 'c2'] }),
    'of the soonest': () => made({ service: { distribution: 'soonest' }, taken: [busy] }, { settled: 'c2' }),
    'of the next one': () => made({ service: { distribution: 'equal' } }),
    'of nobody': () => made({ hours: [] }),
  };

  for (const [name, make] of Object.entries(cases)) {
    it(`HS-3 a choice ${name} holds, after JSON and in another order of fields too`, () => {
      const { record, catalog, availability } = make();
      const turned = Object.fromEntries(Object.entries(record).reverse()) as unknown as AssignmentRecord;
      for (const one of [record, turned, JSON.parse(JSON.stringify(record)) as AssignmentRecord]) {
        expect(verify(one, catalog, availability)).to.deep.equal({ holds: true });
        expect(verify(one)).to.deep.equal({ holds: true });
      }
    });

    it(`HS-3 a choice ${name} that is changed in any field fails`, () => {
      const { record, catalog, availability } = make();
      let count = 0;
      for (const other of changed(record) as Generator<AssignmentRecord>) {
        expect(verify(other, catalog, availability), JSON.stringify(other)).to.include({ holds: false });
        expect(verify(other), JSON.stringify(other)).to.include({ holds: false, field: 'digest' });
        count += 1;
      }
      expect(count).to.be.greaterThan(20);
    });
  }

  it('HS-3 a digest is the same in every version: records are kept for years', () => {
    const made = { whole: 1, half: 0.5, less: -3, text: 'Zoë 🦊', list: [1, 'two'], none: null, yes: true };
    expect(digestOf(made as object)).to.equal('6ea978fa');
    expect(digestOf({ big: 2 ** 40, fields: { '': '' } } as object)).to.equal('a59fb3a5');
    const { yes: _, ...others } = made;
    expect(digestOf({ yes: made.yes, left: undefined, digest: 'any', ...others } as object)).to.equal('6ea978fa');
  });

  it('HS-3 says which field is wrong, and what it should be', () => {
    const { record, catalog, availability } = made();
    expect(verify({ ...record, revision: 7 }, catalog, availability)).to.deep.equal({
      holds: false,
      field: 'revision',
      recorded: 7,
      expected: 1,
    });
    const [first, ...others] = record.candidates;
    const candidates = [{ ...first!, values: [1, ...first!.values!.slice(1)] }, ...others];
    expect(verify({ ...record, candidates }, catalog, availability)).to.include({ field: 'candidates[0].values[0]' });
    expect(verify({ ...record, service: 'gone' }, catalog, availability)).to.include({ field: 'record' });
    const without = { ...record, distribution: null } as unknown as AssignmentRecord;
    expect(verify(without, catalog, availability)).to.include({ field: 'distribution' });
    for (const wrong of [null, { ...record.candidates }, record.candidates[0]]) {
      const other = { ...record, candidates: wrong } as unknown as AssignmentRecord;
      expect(verify(other, catalog, availability)).to.include({ field: 'candidates' });
    }
  });

  it('HS-3 without the catalog or the availability, the digest alone is looked at', () => {
    const { record, catalog } = made();
    const other = { ...catalog, services: [] };
    expect(verify(record, other)).to.deep.equal({ holds: true });
    expect(verify({ ...record, revision: 7 }, other)).to.include({ field: 'digest' });
  });

  it('HS-3 a fault that is not the record’s is not taken for one', () => {
    const { record, catalog, availability } = made();
    class Broken extends Zones {
      override get(): never {
        throw new TypeError('broken');
      }
    }
    expect(() => verify(record, catalog, availability, { zones: new Broken() })).to.throw(TypeError, 'broken');
  });

  it('HS-3 the digest is eight digits, and other for every value that JSON can hold', () => {
    const { record } = made();
    const values = [true, false, null, 'true', 0, 1, 0.25, 0.5, 1.5, -1, 2 ** 33, 2 ** 34, '', '0', [], [0], {}, [[]]];
    const digests = values.map((value) => digestOf({ ...record, decidedBy: value } as unknown as AssignmentRecord));
    expect(new Set(digests).size).to.equal(values.length);
    for (let revision = 0; revision < 100; revision++) {
      expect(digestOf({ ...record, revision })).to.match(/^[0-9a-f]{8}$/);
    }
  });

  it('HS-3 a field that isn’t there is as good as one without a value', () => {
    const { record } = made();
    expect(digestOf({ ...record, returningTo: undefined })).to.equal(record.digest);
  });

  it('HS-3 a record without its digest is not known to be what it was', () => {
    const { digest: _, ...record } = made().record;
    expect(verify(record)).to.include({ holds: false, field: 'digest' });
  });

  it('HS-3 other inputs than those it was made on don’t hold', () => {
    const { record, catalog, availability } = made();
    expect(verify(record, catalog, { ...availability, revision: 2 })).to.include({ field: 'revision' });
    const taken = made({ taken: [{ calendar: record.chosen!, busy: [[nine, nine + 60]] }] });
    expect(verify(record, taken.catalog, taken.availability)).to.include({ holds: false });
  });
});

describe('The history of choices', () => {
  const busy = { calendar: 'c0', busy: [[nine, nine + 60]] as const };
  const rotation = { service: { distribution: 'rotation' } };

  it('HS-4 newest first, of one service and one member', () => {
    const records = [made().record, made({}, { calendar: 'c1' }).record, made(rotation).record];
    expect(historyOf(records).map(({ record }) => record)).to.deep.equal([...records].reverse());
    expect(historyOf(records, { member: 'c1' }).map(({ cause }) => cause)).to.include('client');
    expect(historyOf(records, { member: 'nobody' })).to.deep.equal([]);
    expect(historyOf(records, { service: 'another' })).to.deep.equal([]);
    expect(historyOf(records, { service: 'service' })).to.have.length(3);
  });

  it('HS-4 DS-16 of one pool, and of everybody in a group', () => {
    const { catalog, availability, question } = smallSite({
      from: MONDAY,
      calendars: [{}, {}],
      service: { pool: 'pair' },
    });
    const pools = [{ id: 'pair', name: 'Pair', members: [{ id: 'both', calendars: ['c0', 'c1'] }] }];
    const record = choose(openSite({ ...catalog, pools }), availability, { ...question, start: nine });
    const found = (filter: Parameters<typeof historyOf>[1]) => historyOf([record, made().record], filter).length;
    expect([found({}), found({ pool: 'pair' }), found({ pool: 'other' })]).to.deep.equal([2, 1, 0]);
    expect(historyOf([record], { member: 'c1' })).to.have.length(1);
    expect(historyOf([record], { member: 'c2' })).to.deep.equal([]);
  });

  it('HS-4 a turn and a choice because others were unavailable are told apart', () => {
    expect(causeOf(made(rotation).record)).to.equal('turn');
    const { record } = made({ ...rotation, taken: [busy] });
    expect(record.skipped).to.deep.equal(['c0']);
    expect(causeOf(record)).to.equal('others-unavailable');
    // Whoever comes later and is busy changes nothing.
    const later = made({
      ...rotation,
      taken: [
        { ...busy, calendar: 'c1' },
        { ...busy, calendar: 'c2' },
      ],
    });
    expect(later.record.decidedBy).to.equal('only-one');
    expect(causeOf(later.record)).to.equal('turn');
  });

  it('HS-4 of those offered one by one, who was passed over for want of a start', () => {
    const equal = { service: { distribution: 'equal' } };
    const allDay = { calendar: 'c0', busy: [[nine - 2880, nine + 2880]] as const };
    expect(causeOf(made(equal).record)).to.equal('turn');
    expect(causeOf(made({ ...equal, taken: [allDay] }).record)).to.equal('others-unavailable');
    expect(causeOf(made({ ...equal, taken: [{ ...allDay, calendar: 'c2' }] }).record)).to.equal('turn');
  });

  it('HS-4 the lot, the client and nobody are causes of their own', () => {
    expect(causeOf(made({ service: { distribution: 'random' } }).record)).to.equal('drawn');
    expect(causeOf(made({}, { calendar: 'c2' }).record)).to.equal('client');
    expect(causeOf(made({ hours: [] }).record)).to.equal('nobody');
    const service = { distribution: 'rotation', continuity: 5 };
    expect(causeOf(made({ service }, { returningTo: 'c2' }).record)).to.equal('continuity');
  });
});
