import { expect } from 'chai';
import { days, freeCalendars, nextStarts, openSite, starts } from '../../src/engine/index.js';
import type { Catalog, Service } from '../../src/engine/index.js';
import { planOf } from '../../src/engine/question.js';
import { smallSite, utc } from '../support/small-site.js';

const MONDAY = '2026-03-02';
const nine = utc(`${MONDAY} 09:00`);
const { catalog, availability, question, range } = smallSite({ from: MONDAY });
const [service] = catalog.services as [Service];

describe('What a question asks for', () => {
  it('AV-14 an unknown service is refused with the list of those that there are', () => {
    const two = openSite({ ...catalog, services: [service, { ...service, id: 'other' }] });
    expect(() => starts(two, availability, { service: 'cut' }, [0, 1])).to.throw(
      'question.service: there is no service "cut"; known: service, other',
    );
  });

  it('AV-14 a duration is at least a minute and at most 31 days', () => {
    const durations = [1, 44640].map((duration) => planOf(service, { ...question, duration }).duration);
    expect(durations).to.deep.equal([1, 44640]);
    for (const duration of [0, 44641, 1.5]) {
      expect(() => planOf(service, { ...question, duration })).to.throw(
        `question.duration: expected a whole number from 1 to 44640, got ${duration}`,
      );
    }
  });

  it('AV-9 without a grid of its own a service starts every duration, at most 30 minutes apart', () => {
    const { grid: _, ...free } = service;
    const stepOf = (duration: number): number => planOf(free, { ...question, duration }).step;
    expect([20, 30, 31, 60].map(stepOf)).to.deep.equal([20, 30, 30, 30]);
    expect(planOf({ ...service, grid: 7 }, question).step).to.equal(7);
    expect(planOf({ ...service, durations: [45, 90] }, question).duration).to.equal(45);
  });

  it('AV-12 an answer is worked out for at most 1200 days', () => {
    const site = openSite(catalog);
    const [first] = availability.days;
    const ask = (to: number) => starts(site, { ...availability, days: [first, to] }, question, [nine, nine + 60]);
    expect(ask(first + 1200)).to.have.length(1);
    expect(() => ask(first + 1201)).to.throw(
      `availability.days: expected [from, to) of at most 1200 days, got [${first}, ${first + 1201})`,
    );
  });

  it('AV-12 what is known of a calendar holds up to the very minute at which it is too old', () => {
    const stale = openSite({ ...catalog, site: { ...catalog.site, staleAfter: 30 } });
    const freeAt = (asOf: number | undefined): number => {
      const calendars = availability.calendars.map((one) => ({ ...one, asOf }));
      return days(stale, { ...availability, calendars }, question, range)[0]!.available;
    };
    const { now } = availability;
    expect([now, now - 30, now - 31, undefined].map(freeAt)).to.deep.equal([3, 3, 0, 3]);
  });

  it('MG-1 the next starts are as many as are asked for, none before the instant, and full ones are passed over', () => {
    const busy = [[nine, nine + 60]] as const;
    const given = { ...availability, calendars: availability.calendars.map((one) => ({ ...one, busy })) };
    const site = openSite(catalog);
    const next = (from: number, count: number): number[] =>
      nextStarts(site, given, question, from, count).map(({ start }) => start - nine);
    expect([next(nine, 0), next(nine, 1), next(nine, 2), next(nine + 61, 2)]).to.deep.equal([
      [],
      [60],
      [60, 120],
      [120, 1440],
    ]);
    expect(freeCalendars(site, given, question, nine)).to.deep.equal([]);
    expect(freeCalendars(site, given, question, nine + 60)).to.deep.equal(['c0']);
  });
});

describe('What a site is opened from', () => {
  const pool = { id: 'pool', name: 'Pool', members: [{ id: 'm', calendars: ['c0'] }] };
  const event = { id: 'fair', name: 'Fair', days: [20514, 20515] as const, blackouts: [] };
  const whole: Catalog = { ...catalog, pools: [pool], events: [event] };
  const refused =
    (change: Partial<Catalog>): (() => unknown) =>
    () =>
      openSite({ ...whole, ...change });

  it('AV-13 no id stands twice among the services, calendars, events or pools', () => {
    expect(refused({ services: [service, service] })).to.throw('catalog.services[1].id: "service" stands twice');
    expect(refused({ calendars: [...catalog.calendars, ...catalog.calendars] })).to.throw(
      'catalog.calendars[1].id: "c0" stands twice',
    );
    expect(refused({ events: [event, event] })).to.throw('catalog.events[1].id: "fair" stands twice');
    expect(refused({ pools: [pool, pool] })).to.throw('catalog.pools[1].id: "pool" stands twice');
  });

  it('DS-16 no two members of a pool are led by the same calendar', () => {
    const members = [...pool.members, { id: 'n', calendars: ['c0', 'c1'] }];
    expect(refused({ pools: [pool, { ...pool, id: 'second', members }] })).to.throw(
      'catalog.pools[1].members[1].calendars[0]: "c0" stands twice',
    );
  });

  it('AV-2 the offsets of a zone are one at least, each later than the one before', () => {
    const sent = (...offsets: (readonly [number, number])[]) => refused({ zones: [{ id: 'Moon/Base', offsets }] });
    const expected = 'catalog.zones[0].offsets: expected at least one offset, sorted by instant';
    expect(sent()).to.throw(expected);
    expect(sent([5, 0], [5, 60])).to.throw(expected);
    expect(sent([5, 0], [9, 60], [7, 0])).to.throw(expected);
    expect(sent([5, 0], [6, 60])).not.to.throw();
    expect(sent([0, 0])).not.to.throw();
  });

  it('AV-2 a fault of the zones that are shared is not taken for a zone that there is not', () => {
    const zones = { get: () => expect.fail('out of order') } as never;
    expect(() => openSite(catalog, { zones })).to.throw(/^out of order$/);
  });

  it('AV-2 the zone that the backend has sent stands before the machine’s own', () => {
    const site = openSite({ ...catalog, zones: [{ id: 'UTC', offsets: [[0, 45]] }] });
    expect(site.zone('UTC').offsetAt(0)).to.equal(45);
    expect(site.zone('Asia/Tokyo').offsetAt(0)).to.equal(540);
  });

  it('AV-1 calendars with the same zone, hours, overrides and blackouts have one pattern, others another', () => {
    const overrides = [{ day: 20514, hours: [] }];
    const blackouts = [{ label: 'x', days: [20514, 20515] as const }];
    const calendars = [
      {},
      {},
      { zone: 'Asia/Tokyo' },
      { opensBy: 'shifts' as const },
      { hours: Array(7).fill([]) },
      { overrides },
    ];
    const site = openSite(smallSite({ from: MONDAY, calendars: [...calendars, { blackouts }, {}] }).catalog);
    const patterns = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'].map((id) => site.patterns.get(id));
    expect(patterns).to.deep.equal([0, 0, 1, 2, 3, 4, 5, 0]);
  });
});
