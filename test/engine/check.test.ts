/** Plain data that no schema has read: what is refused, where, and what is said about it. */
import { expect } from 'chai';
import { days, EngineError, openChecked, openSite, starts } from '../../src/engine/index.js';
import type { Availability, Catalog } from '../../src/engine/index.js';
import { smallSite } from '../support/small-site.js';

const FAIR = { id: 'fair', name: 'Fair', days: [20514, 20515], blackouts: [] };
const POOL = { id: 'pool', name: 'Pool', members: [{ id: 'm', calendars: ['c0'] }] };
const { catalog, availability, question } = smallSite({
  from: '2026-03-02',
  events: [FAIR as unknown as Catalog['events'][number]],
});
const whole: Catalog = { ...catalog, pools: [POOL] };

/** A copy with another value at a path, as in `services[0].grid`; undefined takes it out. */
function withAt<T>(source: T, path: string, value: unknown): T {
  const copy = structuredClone(source) as Record<string, unknown>;
  const names = path.split(/[.[\]]+/).filter(Boolean);
  const last = names.pop()!;
  let place = copy;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy as T;
}

function fault(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    expect(error).to.be.instanceOf(EngineError).and.to.include({ name: 'EngineError' });
    return (error as EngineError).message;
  }
}

const ofCatalog = (path: string, value: unknown): string | undefined =>
  fault(() => openSite(withAt(whole, path, value)));

describe('Checks of a catalog', () => {
  it('AV-13 one that is whole is taken', () => {
    expect(fault(() => openSite(whole))).to.equal(undefined);
  });

  const LISTS = [
    ['services', 'catalog.services'],
    ['specialists', 'catalog.specialists'],
    ['calendars', 'catalog.calendars'],
    ['events', 'catalog.events'],
    ['events[0].blackouts', 'catalog.events[0].blackouts'],
    ['site.blackouts', 'catalog.site.blackouts'],
    ['services[0].durations', 'catalog.services[0].durations'],
    ['services[0].calendars', 'catalog.services[0].calendars'],
    ['calendars[0].hours', 'catalog.calendars[0].hours'],
    ['calendars[0].overrides', 'catalog.calendars[0].overrides'],
    ['calendars[0].blackouts', 'catalog.calendars[0].blackouts'],
  ] as const;
  for (const [path, said] of LISTS) {
    it(`AV-13 ${path} must be a list`, () => {
      expect(ofCatalog(path, undefined)).to.equal(`${said}: expected a list, got undefined`);
      expect(ofCatalog(path, 'one, two')).to.equal(`${said}: expected a list, got "one, two"`);
    });
  }

  it('AV-13 a service of a pool needs no calendars of its own, but durations', () => {
    const pooled = withAt(withAt(whole, 'services[0].pool', 'pool'), 'services[0].calendars', undefined);
    expect(fault(() => openSite(pooled))).to.not.match(/expected a list/);
    expect(fault(() => openSite(withAt(pooled, 'services[0].durations', null)))).to.equal(
      'catalog.services[0].durations: expected a list, got null',
    );
  });

  const NUMBERS = [
    ['site.staleAfter', 0, Infinity],
    ['services[0].durations[0]', 1, 44640],
    ['services[0].grid', 1, 44640],
    ['services[0].bufferBefore', 0, 44640],
    ['services[0].bufferAfter', 0, 44640],
    ['services[0].seats', 1, 10_000],
    ['services[0].notice', 0, Infinity],
    ['services[0].horizon', 0, Infinity],
    ['calendars[0].capacity', 1, 10_000],
    ...['perDay', 'perWeek', 'perMonth'].flatMap((per) => [
      [`services[0].limits.${per}`, 1, Infinity] as const,
      [`services[0].clientLimits.${per}`, 1, Infinity] as const,
      [`calendars[0].limits.${per}`, 1, Infinity] as const,
    ]),
  ] as const;
  for (const [path, least, most] of NUMBERS) {
    it(`AV-9 AV-10 ${path} is a whole number from ${least} to ${most}`, () => {
      const named = (value: unknown): string | undefined => {
        const [list, index, owner] = /^(services|calendars)\[(0)\]\.(limits|clientLimits)/.exec(path)?.slice(1) ?? [];
        if (!list) return ofCatalog(path, value);
        const bare = withAt(whole, `${list}[${index}].${owner}`, {});
        return fault(() => openSite(withAt(bare, path, value)));
      };
      expect([least, Math.min(most, 1e6)].map(named)).to.deep.equal([undefined, undefined]);
      const wrong = [least - 1, 1.5, '60', ...(most === Infinity ? [] : [most + 1])];
      expect(wrong.map(named)).to.deep.equal(
        wrong.map(
          (value) => `catalog.${path}: expected a whole number from ${least} to ${most}, got ${JSON.stringify(value)}`,
        ),
      );
    });
  }

  it('AV-9 a service may do without a grid, and a site without an age at which data is too old', () => {
    expect([ofCatalog('services[0].grid', undefined), ofCatalog('site.staleAfter', undefined)]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  it('AV-13 a catalog without its site is refused by the first list that it lacks', () => {
    expect(ofCatalog('site', undefined)).to.equal('catalog.site.blackouts: expected a list, got undefined');
  });

  it('AV-14 a service has at least one duration', () => {
    expect(ofCatalog('services[0].durations', [])).to.equal(
      'catalog.services[0].durations: expected at least one duration',
    );
  });

  it('AV-1 AV-9 what a calendar opens by, and where the grid begins, are words that are known', () => {
    expect(ofCatalog('calendars[0].opensBy', 'chance')).to.equal(
      'catalog.calendars[0].opensBy: expected one of hours, shifts, both, got "chance"',
    );
    expect(ofCatalog('services[0].anchor', undefined)).to.equal(
      'catalog.services[0].anchor: expected one of hour, opening, got undefined',
    );
    const known = ['hours', 'shifts', 'both'].map((word) => ofCatalog('calendars[0].opensBy', word));
    expect([...known, ofCatalog('services[0].anchor', 'opening')]).to.deep.equal(Array(4).fill(undefined));
  });

  it('AV-1 hours are seven lists, of minutes from midnight to the midnight after the next', () => {
    const hours = (...list: unknown[]): string | undefined => ofCatalog('calendars[0].hours', list);
    expect(hours([], [], [])).to.equal('catalog.calendars[0].hours: expected 7 lists, Monday first, got 3');
    expect(hours([[0, 2880]], [], [], [], [], [], [])).to.equal(undefined);
    for (const span of [
      [-1, 60],
      [0, 2881],
    ]) {
      const expected = `expected minutes of the day, up to 2880, got ${JSON.stringify(span)}`;
      expect(hours([], [span], [], [], [], [], [])).to.equal(`catalog.calendars[0].hours[1]: ${expected}`);
      expect(ofCatalog('calendars[0].overrides', [{ day: 1, hours: [span] }])).to.equal(
        `catalog.calendars[0].overrides[0]: ${expected}`,
      );
      expect(ofCatalog('site.blackouts', [{ days: [1, 2], hours: [span] }])).to.equal(
        `catalog.site.blackouts[0]: ${expected}`,
      );
    }
  });

  it('AV-4 a blackout that ends before it begins would block nothing, and is refused', () => {
    const blackouts = (...list: object[]): string | undefined => ofCatalog('site.blackouts', list);
    const expected = 'expected an end after the beginning, got ';
    expect(blackouts({ days: [1, 2] }, { days: [3, 2] })).to.equal(`catalog.site.blackouts[1]: ${expected}[3,2]`);
    expect(
      blackouts({
        days: [1, 2],
        hours: [
          [0, 60],
          [90, 60],
        ],
      }),
    ).to.equal(`catalog.site.blackouts[0]: ${expected}[90,60]`);
    expect(blackouts({ days: [2, 2], hours: [[60, 60]] })).to.equal(undefined);
  });

  const SPANS = [
    ['events[0].days', [1.5, 2], 'catalog.events[0]'],
    ['events[0].hours', [['9', 10]], 'catalog.events[0]'],
    ['events[0].blackouts', [{ days: [1, 2.5] }], 'catalog.events[0].blackouts[0]'],
    ['site.blackouts', [{ days: [1, null] }], 'catalog.site.blackouts[0]'],
    ['site.blackouts', [{ days: [1, 2], hours: [[0, 0.5]] }], 'catalog.site.blackouts[0]'],
    ['calendars[0].hours[6]', [[0, 1.5]], 'catalog.calendars[0].hours[6]'],
    ['calendars[0].overrides', [{ day: '2026-03-02', hours: [] }], 'catalog.calendars[0].overrides[0]'],
    ['calendars[0].overrides', [{ day: 1, hours: [[0.5, 1]] }], 'catalog.calendars[0].overrides[0]'],
    ['calendars[0].blackouts', [{ days: [0.5, 2] }], 'catalog.calendars[0].blackouts[0]'],
  ] as const;
  for (const [path, value, said] of SPANS) {
    it(`AV-1 AV-4 ${path} ${JSON.stringify(value)} is refused: these are no whole days or minutes`, () => {
      expect(ofCatalog(path, value)).to.match(/: expected \[from, to\) in whole days or minutes, got \[.*\]$/);
      expect(ofCatalog(path, value)?.split(': ')[0]).to.equal(said);
    });
  }

  it('AV-13 a member of a pool has a calendar, a weight from 0 on and a number of stars', () => {
    const member = (own: object): string | undefined =>
      ofCatalog('pools[0].members[0]', { ...POOL.members[0], ...own })?.replace('catalog.pools[0].members[0].', '');
    expect(member({ calendars: [] })).to.equal('calendars: expected at least one calendar');
    expect([0, 0.5, 1e9].map((weight) => member({ weight }))).to.deep.equal(Array(3).fill(undefined));
    expect(member({ weight: -1 })).to.equal('weight: expected 0 or more, got -1');
    expect(member({ weight: Infinity })).to.equal('weight: expected 0 or more, got null');
    expect([-1, 0, 5].map((priority) => member({ priority }))).to.deep.equal(Array(3).fill(undefined));
    expect(member({ priority: NaN })).to.equal('priority: expected a number of stars, got null');
    expect(member({ priority: '3' })).to.equal('priority: expected a number of stars, got "3"');
  });

  it('DS-18 a distribution of the site’s own has a new name, decides every tie and counts in a window', () => {
    const own = (...list: object[]): string | undefined =>
      ofCatalog(
        'distributions',
        list.map((one) => ({ name: 'ours', keys: ['line'], window: 'none', ...one })),
      );
    const decisive = 'as the last key, so that no tie is left';
    expect([own({}), own({ keys: ['draw'] }), own({ keys: ['priority', 'turn'] })]).to.deep.equal(
      Array(3).fill(undefined),
    );
    expect(own({ keys: [] })).to.equal(`catalog.distributions[0].keys: expected draw, turn, line ${decisive}`);
    expect(own({ keys: ['line', 'priority'] })).to.equal(
      `catalog.distributions[0].keys: expected draw, turn, line ${decisive}`,
    );
    expect(own({}, { name: 'ours' })).to.equal(
      'catalog.distributions[1].name: there is another distribution "ours"; expected a new name',
    );
    expect(own({}, { name: 'theirs' })).to.equal(undefined);
    expect(own({ name: 'least-loaded' })).to.match(/^catalog\.distributions\[0\]\.name: there is another/);
    for (const key of ['count', 'corrected', 'shortfall']) {
      expect(own({ keys: [key, 'line'] })).to.equal(
        'catalog.distributions[0].window: expected a window to count in, for the keys count, corrected, shortfall',
      );
      expect(own({ keys: [key, 'line'], window: 'week' })).to.equal(undefined);
    }
  });
});

describe('Checks of an availability', () => {
  const site = () => openSite(whole);
  const asked = (path: string, value: unknown): string | undefined =>
    fault(() => starts(site(), withAt<Availability>(availability, path, value), question, [0, 1]));

  it('AV-12 lists that are missing are named', () => {
    for (const path of ['days', 'calendars', 'calendars[0].busy', 'calendars[0].taken']) {
      expect(asked(path, undefined)).to.equal(`availability.${path}: expected a list, got undefined`);
    }
    expect(asked('calendars[0].shifts', undefined)).to.equal(undefined);
  });

  it('AV-7 a group session stands among what is taken, with all its time', () => {
    const session = { service: 'service', start: 600, duration: 60, left: 1 };
    const told = (...taken: unknown[]): string | undefined => {
      const calendars = [{ ...availability.calendars[0], taken, sessions: [session] }];
      return asked('calendars', calendars);
    };
    expect([told([600, 660]), told([0, 10], [590, 670])]).to.deep.equal([undefined, undefined]);
    for (const taken of [
      [],
      [[601, 660]],
      [[600, 659]],
      [
        [600, 630],
        [630, 660],
      ],
    ]) {
      expect(told(...taken)).to.equal(
        'availability.calendars[0].sessions[0]: expected the time of the session in taken as well',
      );
    }
    expect(asked('calendars[0].sessions', undefined)).to.equal(undefined);
  });

  it('AV-12 a site that was opened from data that a schema has read is asked without them', () => {
    const trusted = openChecked(catalog);
    const range = { days: availability.days, zone: 'UTC' };
    expect(trusted.check).to.equal(undefined);
    expect(days(trusted, availability, question, range)).to.deep.equal(days(site(), availability, question, range));
  });

  it('AV-8 the clock is in minutes, and no further away than a date can be', () => {
    expect([144e9, -144e9, 0].map((now) => asked('now', now))).to.deep.equal(Array(3).fill(undefined));
    expect(asked('now', 144e9 + 1)).to.equal('availability.now: expected minutes since the epoch, got 144000000001');
    expect(asked('now', -144e9 - 1)).to.equal('availability.now: expected minutes since the epoch, got -144000000001');
    expect(asked('now', 'today')).to.equal('availability.now: expected minutes since the epoch, got "today"');
  });
});
