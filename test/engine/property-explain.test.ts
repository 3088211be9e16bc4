import { expect } from 'chai';
import fc from 'fast-check';
import { explainStart, freeCalendars, whyNot } from '../../src/engine/index.js';
import type { Calendar, Catalog, Change, Limits, Service } from '../../src/engine/index.js';
import { open } from '../support/ask.js';
import { survey } from '../support/oracle/survey.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

/** A world and a start: one that some calendar is staffed for, now and then any minute. */
const questions = fc
  .tuple(worlds, fc.nat(), fc.option(fc.integer({ min: 0, max: 5760 }), { freq: 3 }))
  .map(([world, nth, minute]): [World, number] => {
    const staffed = survey(world, world.question).eligible.flatMap((one) => one.staffed);
    const start = minute === null ? staffed[nth % Math.max(1, staffed.length)] : undefined;
    return [world, start ?? world.availability.days[0] * 1440 + (minute ?? 600)];
  });

describe('Explanations on random sites', () => {
  it('TR-2 the first thing in the way is the reason that is given; nothing is in the way exactly where it is free', () => {
    fc.assert(
      fc.property(questions, ([world, start]) => {
        const site = open(world.catalog);
        const all = world.catalog.calendars.map(({ id }) => id);
        const told = explainStart(site, world.availability, world.question, start, all);
        expect(told.map(({ calendar, blocks }) => [calendar, blocks[0]?.reason])).to.deep.equal(
          all.map((id) => [id, whyNot(site, world.availability, world.question, id, start)]),
        );
        const free = told.filter(({ left }) => left > 0).map(({ calendar }) => calendar);
        expect(free).to.have.members(freeCalendars(site, world.availability, world.question, start));
      }),
      runs(300),
    );
  }).timeout(100_000);

  it('TR-2 once everything is changed that would have to, the calendar is free, unless the grid moved with it', () => {
    let freed = 0;
    fc.assert(
      fc.property(questions, ([world, start]) => {
        const site = open(world.catalog);
        for (const { calendar, blocks } of explainStart(site, world.availability, world.question, start)) {
          const changes = blocks.map(({ change }) => change);
          if (changes.length === 0 || changes.some((change) => !CAN.has(change.do))) continue;
          const after = changes.reduce((changed, change) => apply(changed, calendar, change), world);
          const left = whyNot(
            open(after.catalog),
            after.availability,
            { ...after.question, calendar },
            calendar,
            start,
          );
          const isNext = left?.code === 'off-grid' || left?.code === 'booked' || left?.code === 'session-full';
          expect(left === undefined || (isNext && changes.some((change) => MANY.has(change.do)))).to.equal(true);
          if (!left) freed++;
        }
      }),
      runs(300),
    );
    expect(freed).to.be.above(0);
  }).timeout(100_000);
});

const CAN = new Set<Change['do']>([
  'publish',
  'activate',
  'ask-for-it',
  'offer-everyone',
  'lift-blackout',
  'set-notice',
  'set-horizon',
  'raise-limit',
  'refresh',
  'free',
]);
/** After these the next thing may come to light: the grid of a longer opening, a later moment at which all is taken. */
const MANY = new Set<Change['do']>(['lift-blackout', 'free']);

function apply(world: World, id: string, change: Change): World {
  const { catalog, availability } = world;
  const calendar = (own: (one: Calendar) => Partial<Calendar>): World =>
    withCatalog(world, {
      calendars: catalog.calendars.map((one) => (one.id === id ? { ...one, ...own(one) } : one)),
    });
  const service = (own: (one: Service) => Partial<Service>): World =>
    withCatalog(world, { services: catalog.services.map((one) => ({ ...one, ...own(one) })) });
  switch (change.do) {
    case 'publish':
      return calendar(() => ({ public: true }));
    case 'activate':
      return withCatalog(
        calendar(() => ({ active: true })),
        {
          specialists: catalog.calendars.map(({ specialist }) => ({ id: specialist, active: true })),
        },
      );
    case 'set-notice':
      return service(() => ({ notice: change.minutes }));
    case 'set-horizon':
      return service(() => ({ horizon: change.minutes }));
    case 'raise-limit': {
      const key = ({ day: 'perDay', week: 'perWeek', month: 'perMonth' } as const)[change.per];
      const raised = (limits: Limits = {}): Limits => ({ ...limits, [key]: change.to });
      if (change.of === 'calendar') return calendar(({ limits }) => ({ limits: raised(limits) }));
      const of = change.of === 'client' ? 'clientLimits' : 'limits';
      return service((one) => ({ [of]: raised(one[of]) }));
    }
    case 'lift-blackout': {
      const { event } = catalog.services[0]!;
      if (change.owner === 'calendar') return calendar(() => ({ blackouts: [] }));
      if (change.owner === 'site') return withCatalog(world, { site: { ...catalog.site, blackouts: [] } });
      return withCatalog(world, {
        events: catalog.events.map((one) => (one.id === event ? { ...one, blackouts: [] } : one)),
      });
    }
    case 'refresh':
    case 'free': {
      const gone = change.do === 'free' ? change.spans.map(String) : [];
      const calendars = availability.calendars.map((one) => {
        if (one.calendar !== id) return one;
        if (change.do === 'refresh') return { ...one, asOf: availability.now };
        const stays = (span: readonly number[]): boolean => !gone.includes(String(span));
        const taken = one.taken.filter(stays);
        // A session goes with the time that it took.
        const sessions = (one.sessions ?? []).filter(({ start, duration }) =>
          taken.some(([from, to]) => from <= start && start + duration <= to),
        );
        return { ...one, busy: one.busy.filter(stays), taken, sessions };
      });
      return { ...world, availability: { ...availability, calendars } };
    }
    default:
      return world;
  }
}

function withCatalog(world: World, change: Partial<Catalog>): World {
  return { ...world, catalog: { ...world.catalog, ...change } };
}
