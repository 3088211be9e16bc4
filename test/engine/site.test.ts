import { expect } from 'chai';
import { days, EngineError, openSite, starts } from '../../src/engine/index.js';
import type { Calendar, Catalog } from '../../src/engine/index.js';
import { Zones } from '../../src/time/index.js';
import { smallSite } from '../support/small-site.js';
import type { SmallSite } from '../support/small-site.js';

const MONDAY = '2026-03-02';

function catalogOf(given: Partial<SmallSite>): Catalog {
  return smallSite({ from: MONDAY, ...given }).catalog;
}

function fault(open: () => unknown): string | undefined {
  try {
    open();
  } catch (error) {
    return error instanceof EngineError ? error.message : `not an EngineError: ${String(error)}`;
  }
  return undefined;
}

describe('Opening a site', () => {
  it('AV-2 names the path of a zone that does not exist', () => {
    const calendars = [{}, { zone: 'Europe/Atlantis' }];
    expect(fault(() => openSite(catalogOf({ calendars })))).to.match(
      /^catalog\.calendars\[1\]\.zone: .*Europe\/Atlantis/,
    );
    expect(fault(() => openSite(catalogOf({ site: { zone: '../../etc' } })))).to.match(/^catalog\.site\.zone: /);
  });

  it('AV-9 AV-14 names the path of a number that makes no sense, and says what is expected', () => {
    const broken = (service: SmallSite['service']): string | undefined => fault(() => openSite(catalogOf({ service })));
    expect(broken({ durations: [60, 0] })).to.equal(
      'catalog.services[0].durations[1]: expected a whole number from 1 to 44640, got 0',
    );
    expect(broken({ durations: [1, 44640], grid: 1, bufferBefore: 0, seats: 10_000 })).to.equal(undefined);
    expect(broken({ durations: [] })).to.match(/^catalog\.services\[0\]\.durations: expected at least one/);
    expect(broken({ grid: 7.5 })).to.match(/^catalog\.services\[0\]\.grid: /);
    expect(broken({ bufferAfter: -5 })).to.match(/^catalog\.services\[0\]\.bufferAfter: /);
    expect(broken({ seats: 0 })).to.match(/^catalog\.services\[0\]\.seats: /);
    expect(broken({ notice: NaN })).to.match(/^catalog\.services\[0\]\.notice: /);
    expect(fault(() => openSite(catalogOf({ calendars: [{ capacity: 0 }] })))).to.match(
      /^catalog\.calendars\[0\]\.capacity: /,
    );
  });

  it('AV-2 names the path of offsets that are not sorted', () => {
    const sorted = [{ id: 'UTC', offsets: [[5, 0] as const, [10, 60] as const] }];
    expect(
      openSite({ ...catalogOf({}), zones: sorted })
        .zone('UTC')
        .offsetAt(10),
    ).to.equal(60);
    const zones = [{ id: 'UTC', offsets: [[10, 0] as const, [5, 60] as const] }];
    expect(fault(() => openSite({ ...catalogOf({}), zones }))).to.match(/^catalog\.zones\[0\]\.offsets: /);
  });

  it('AV-13 names the path of an id that stands twice, and of a list that is missing', () => {
    const { services, calendars, ...catalog } = catalogOf({});
    const twice = fault(() => openSite({ ...catalog, services, calendars: [...calendars, ...calendars] }));
    expect(twice).to.equal('catalog.calendars[1].id: "c0" stands twice; expected it once');
    const { overrides: _, ...bare } = calendars[0]!;
    const missing = fault(() => openSite({ ...catalog, services, calendars: [bare as Calendar] }));
    expect(missing).to.equal('catalog.calendars[0].overrides: expected a list, got undefined');
    const zoneless = { ...calendars[0]!, zone: undefined as unknown as string };
    expect(fault(() => openSite({ ...catalog, services, calendars: [zoneless] }))).to.match(
      /^catalog\.calendars\[0\]\.zone: There is no time zone "undefined"/,
    );
  });

  it('AV-1 AV-4 names the path of hours and blackouts that are no whole days and minutes', () => {
    const own = (calendar: object): string | undefined =>
      fault(() => openSite(catalogOf({ calendars: [calendar as Partial<Calendar>] })));
    const expected = 'expected [from, to) in whole days or minutes, got ';
    expect(own({ hours: [[], [['09:00', '17:00']], [], [], [], [], []] })).to.equal(
      `catalog.calendars[0].hours[1]: ${expected}["09:00","17:00"]`,
    );
    expect(own({ overrides: [{ day: 20514, hours: [[540.5, 600]] }] })).to.equal(
      `catalog.calendars[0].overrides[0]: ${expected}[540.5,600]`,
    );
    expect(own({ blackouts: [{ days: ['2026-03-02', '2026-03-03'] }] })).to.equal(
      `catalog.calendars[0].blackouts[0]: ${expected}["2026-03-02","2026-03-03"]`,
    );
    const { catalog, availability, question } = smallSite({
      from: MONDAY,
      calendars: [{ opensBy: 'shifts' }],
      taken: [{ calendar: 'c0', shifts: [{ day: 20514, hours: [[NaN, 600]] }] }],
    });
    expect(fault(() => starts(openSite(catalog), availability, question, [0, 1]))).to.equal(
      `availability.calendars[0].shifts[0]: ${expected}[null,600]`,
    );
  });

  it('AV-1 AV-2 AV-4 AV-9 names the path of what would open or block nothing, in silence', () => {
    const own = (calendar: object): string | undefined =>
      fault(() => openSite(catalogOf({ calendars: [calendar as Partial<Calendar>] })));
    const week = (...hours: number[]): object => ({ hours: Array(7).fill([hours]) });
    expect(own({ hours: [[]] })).to.equal('catalog.calendars[0].hours: expected 7 lists, Monday first, got 1');
    expect(own(week(540, 2881))).to.equal(
      'catalog.calendars[0].hours[0]: expected minutes of the day, up to 2880, got [540,2881]',
    );
    expect(own(week(-60, 600))).to.match(/^catalog\.calendars\[0\]\.hours\[0\]: expected minutes of the day/);
    expect(own(week(0, 2880))).to.equal(undefined);
    expect(own({ opensBy: 'weekly' })).to.equal(
      'catalog.calendars[0].opensBy: expected one of hours, shifts, both, got "weekly"',
    );
    const blackouts = (days: number[], ...hours: number[][]): string | undefined =>
      own({ blackouts: [{ days, hours }] });
    const path = 'catalog.calendars[0].blackouts[0]: expected an end after the beginning, got ';
    expect(blackouts([20_515, 20_514])).to.equal(`${path}[20515,20514]`);
    expect(blackouts([20_514, 20_515], [1320, 360])).to.equal(`${path}[1320,360]`);
    expect(blackouts([20_514, 20_515], [1320, 1800])).to.equal(undefined);
    expect(fault(() => openSite(catalogOf({ service: { anchor: 'midnight' as 'hour' } })))).to.equal(
      'catalog.services[0].anchor: expected one of hour, opening, got "midnight"',
    );
  });

  it('AV-13 passes over links to nowhere', () => {
    const { catalog, availability, question, range } = smallSite({
      from: MONDAY,
      service: { calendars: ['gone', 'c0'] },
    });
    expect(days(openSite(catalog), availability, question, range)[0]?.available).to.equal(3);
  });

  it('AV-1 passes over hours that end before they begin', () => {
    const { catalog, availability, question, range } = smallSite({
      from: MONDAY,
      hours: [
        [900, 600],
        [600, 720],
      ],
    });
    expect(days(openSite(catalog), availability, question, range)[0]?.available).to.equal(2);
  });

  it('AV-2 shares the zones that it is given', () => {
    const zones = new Zones();
    const site = openSite(catalogOf({ site: { zone: 'Asia/Tokyo' } }), { zones });
    expect(site.zone('Asia/Tokyo')).to.equal(zones.get('Asia/Tokyo'));
  });
});

describe('Questions that make no sense', () => {
  const { catalog, availability, question } = smallSite({ from: MONDAY });
  const site = () => openSite(catalog);

  it('AV-14 an unknown service is an error that lists the known ones', () => {
    const ask = (): unknown => starts(site(), availability, { service: 'nothing' }, [0, 1]);
    expect(fault(ask)).to.equal('question.service: there is no service "nothing"; known: service');
  });

  it('AV-14 a duration that is no length of time is an error', () => {
    expect(fault(() => starts(site(), availability, { ...question, duration: 0 }, [0, 1]))).to.match(
      /^question\.duration: /,
    );
  });

  it('AV-12 what is taken never counts as free because it can’t be read', () => {
    const at = Date.parse(`${MONDAY}T09:00Z`) / 60_000;
    const asked = (own: object, capacity: number): string | undefined => {
      const calendars = [{ ...availability.calendars[0]!, ...own }];
      const wider = openSite(catalogOf({ calendars: [{ capacity }] }));
      return fault(() => starts(wider, { ...availability, calendars }, question, [0, 1]));
    };
    for (const span of [
      [at + 60, at],
      [NaN, at],
      [`${MONDAY}T09:00Z`, `${MONDAY}T10:00Z`],
      { from: at, to: at + 60 },
    ]) {
      const expected = `availability.calendars: expected spans [from, to) of minutes since the epoch, got ${JSON.stringify(span)}`;
      expect(asked({ busy: [span] }, 1)).to.equal(expected);
      expect(asked({ taken: [span] }, 2)).to.equal(expected);
    }
    expect(asked({ busy: undefined }, 1)).to.equal('availability.calendars[0].busy: expected a list, got undefined');
  });

  it('AV-7 a group session whose time is not taken is an error: it would be offered twice', () => {
    const at = Date.parse(`${MONDAY}T09:00Z`) / 60_000;
    const sessions = [{ service: 'service', start: at, duration: 60, left: 1 }];
    const asked = (taken: readonly (readonly [number, number])[]): string | undefined => {
      const told = { ...availability, calendars: [{ ...availability.calendars[0]!, taken, sessions }] };
      return fault(() => starts(site(), told, question, [0, 1]));
    };
    const expected = 'availability.calendars[0].sessions[0]: expected the time of the session in taken as well';
    expect(asked([])).to.equal(expected);
    expect(asked([[at + 1, at + 60]])).to.equal(expected);
    expect(asked([[at, at + 59]])).to.equal(expected);
    expect(asked([[at, at + 60]])).to.equal(undefined);
  });

  it('AV-12 a calendar that is told of twice is an error: neither half is all that is taken', () => {
    const calendars = [...availability.calendars, ...availability.calendars];
    expect(fault(() => starts(site(), { ...availability, calendars }, question, [0, 1]))).to.equal(
      'availability.calendars[1].calendar: "c0" stands twice; expected it once',
    );
  });

  it('AV-8 a clock in milliseconds is an error, and so is none', () => {
    for (const now of [Date.parse(MONDAY), NaN, undefined as unknown as number]) {
      expect(fault(() => starts(site(), { ...availability, now }, question, [0, 1]))).to.match(/^availability\.now: /);
    }
  });

  it('AV-12 an answer over an endless range is an error, not a crash; so is one of no whole days, or backwards', () => {
    for (const days of [[0, 1e9] as const, [0.5, 3] as const, [NaN, 3] as const, [5, 3] as const]) {
      const told = { ...availability, days };
      expect(fault(() => starts(site(), told, question, [0, 1]))).to.match(
        /^availability\.days: expected \[from, to\)/,
      );
    }
    expect(starts(site(), { ...availability, days: [5, 5] }, question, [0, 1])).to.deep.equal([]);
  });
});
