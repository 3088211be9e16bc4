import { expect } from 'chai';
import { Problem } from '../../src/adapter/problem.js';
import { availabilitySchema, bookingSchema } from '../../src/adapter/call-schema.js';
import { fullCatalogSchema } from '../../src/adapter/full-catalog.js';
import { checked, offerSchema } from '../../src/adapter/schema.js';
import { withTimes } from '../../src/adapter/times-schema.js';
import { smallSite } from '../support/small-site.js';

const { catalog, availability } = smallSite({
  from: '2026-03-02',
  taken: [{ calendar: 'c0', busy: [[1, 2]], sessions: [] }],
});

/** The catalog or availability with one part set otherwise, by its path. */
function changed<T>(whole: T, path: string, value: unknown): unknown {
  const copy = structuredClone(whole);
  const keys = path.split('.');
  const last = keys.pop()!;
  const owner = keys.reduce((part, key) => (part as Record<string, unknown>)[key], copy as unknown);
  (owner as Record<string, unknown>)[last] = value;
  return copy;
}

function faultOf(read: () => unknown): Problem {
  try {
    read();
  } catch (cause) {
    return cause as Problem;
  }
  throw new Error('It was taken.');
}

describe('A60 a page that has put keys of its own into every object', () => {
  it('changes nothing about what an answer has to be', () => {
    Object.assign(Object.prototype, { extend: () => 0 });
    try {
      expect(checked(fullCatalogSchema, catalog, 'catalog').site.id).to.equal(catalog.site.id);
      checked(availabilitySchema, availability, 'availability');
    } finally {
      delete (Object.prototype as { extend?: unknown }).extend;
    }
  });
});

describe('the part of a catalog that a first step needs', () => {
  it('A70 says of its own what is wrong, and leaves unread what only times hang on', () => {
    const read = (path: string, value: unknown) => checked(offerSchema, changed(catalog, path, value), 'catalog');
    expect(checked(offerSchema, catalog, 'catalog')).to.deep.equal(catalog);
    expect(faultOf(() => read('services.0.name', 7)).message).to.include('"services.0.name"');
    const closed = read('calendars.0.hours', [[]]);
    expect(faultOf(() => withTimes(closed)).message).to.include('"calendars.0.hours"');
  });
});

describe('the check of what a backend answers', () => {
  it('A70 takes what follows the contract, as it is', () => {
    expect(checked(fullCatalogSchema, catalog, 'catalog')).to.deep.equal(catalog);
    expect(checked(availabilitySchema, availability, 'availability')).to.deep.equal(availability);
  });

  it('A70 drops fields that the contract does not know', () => {
    const answer = changed(changed(catalog, 'site.secret', 1), 'services.0.margin', 2);
    expect(checked(fullCatalogSchema, answer, 'catalog')).to.deep.equal(catalog);
  });

  for (const [path, value] of [
    ['site.zone', 7],
    ['site', null],
    ['services', {}],
    ['services.0.durations', []],
    ['services.0.durations.0', 0],
    ['services.0.grid', 0],
    ['services.0.grid', 0.5],
    ['services.0.seats', -1],
    ['services.0.anchor', 'noon'],
    ['services.0.notice', '60'],
    ['calendars.0.hours', [[]]],
    ['calendars.0.hours.0.0', [600, 500]],
    ['calendars.0.hours.0.0', [600]],
    ['calendars.0.capacity', 1e300],
    ['calendars.0.public', 'yes'],
    ['specialists.0.name', { toString: 'x' }],
    ['services.0.durations.0', 44_641],
    ['services.0.bufferAfter', 44_641],
    ['services.0.grid', 44_641],
    ['services.0.seats', 10_001],
  ] as const) {
    it(`A70 refuses ${JSON.stringify(value)} as ${path} and names the path`, () => {
      const problem = faultOf(() => checked(fullCatalogSchema, changed(catalog, path, value), 'catalog'));
      expect(problem).to.be.instanceOf(Problem);
      expect(problem.code).to.equal('bad-backend-answer');
      expect(problem.message).to.include('catalog').and.include(`"${path}`);
    });
  }

  const own = { name: 'own', offered: 'everyone', keys: ['count', 'draw'], window: 'month' } as const;

  it('DS-18 takes a distribution of the site’s own, and refuses one that leaves ties or counts in no window', () => {
    const read = (changes: object) =>
      checked(fullCatalogSchema, { ...catalog, distributions: [{ ...own, ...changes }] }, 'catalog');
    expect(read({}).distributions).to.deep.equal([own]);
    expect(faultOf(() => read({ keys: ['count'] })).message)
      .to.include('"distributions.0"')
      .and.include('no tie');
    expect(faultOf(() => read({ window: 'none' })).message)
      .to.include('"distributions.0"')
      .and.include('a window');
    expect(read({ keys: ['idle', 'turn'], window: 'none' }).distributions).to.have.length(1);
  });

  for (const [path, value] of [
    ['now', '2026-03-02'],
    ['now', 1e15],
    ['revision', -1],
    ['days', [2]],
    ['calendars.0.busy.0', [3, 1]],
    ['calendars.0.busy.0.1', 2.5],
    ['calendars.0.busy.1', [1, 2, 'x'].slice(0, 1)],
    ['calendars.0.busy.0', undefined],
    ['calendars.0.taken', null],
    ['figures.sessions', [['c0', 1]]],
  ] as const) {
    it(`A70 refuses ${JSON.stringify(value)} as ${path} of an availability`, () => {
      const problem = faultOf(() => checked(availabilitySchema, changed(availability, path, value), 'availability'));
      expect(problem.message).to.include(`"${path}`);
    });
  }

  for (const answer of [null, undefined, 'text', 7, [], {}]) {
    it(`A70 refuses ${JSON.stringify(answer)} as a booking`, () => {
      expect(faultOf(() => checked(bookingSchema, answer, 'booking')).code).to.equal('bad-backend-answer');
    });
  }

  it('A52 an answer can’t reach any prototype', () => {
    const hostile = JSON.parse(
      JSON.stringify(catalog).replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'),
    );
    const kept = checked(fullCatalogSchema, hostile, 'catalog') as unknown as Record<string, unknown>;
    expect(kept['polluted']).to.equal(undefined);
    expect(Object.keys(kept)).to.deep.equal(Object.keys(catalog));
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it('A52 an answer nested ten thousand deep is refused', () => {
    const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)) as unknown;
    expect(faultOf(() => checked(fullCatalogSchema, changed(catalog, 'services', deep), 'catalog')).code).to.equal(
      'bad-backend-answer',
    );
  });
});
