import { expect } from 'chai';
import fc from 'fast-check';
import { freeCalendars, labelledStarts, nextStarts, offeredCalendars, starts } from '../../src/engine/index.js';
import type { Start } from '../../src/engine/index.js';
import * as oracle from '../support/oracle/answers.js';
import { everywhere, expectSameLines, lines, look, open, withService } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

/** The engine's starts over all that is known. */
function startsOf(world: World): Start[] {
  return starts(open(world.catalog), world.availability, world.question, everywhere(world));
}

describe('Starts of random sites, against the oracle', () => {
  it('AV-1 AV-2 AV-3 AV-4 AV-5 AV-6 AV-7 AV-8 AV-9 AV-11 AV-13 MG-1 MG-2 every start, and what is left there', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { site, offered } = look(world);
        const expected = oracle.mergedStarts(oracle.openings(site, offered));
        expectSameLines(lines(world, startsOf(world)), lines(world, expected));
      }),
      runs(2000),
    );
  }).timeout(100_000);

  it('MG-1 a part of the time gives the starts of that part', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 0, max: 5760 }),
        fc.integer({ min: 0, max: 2880 }),
        (world, skip, length) => {
          const from = world.availability.days[0] * 1440 + skip;
          const part = starts(open(world.catalog), world.availability, world.question, [from, from + length]);
          const expected = startsOf(world).filter(({ start }) => from <= start && start < from + length);
          expectSameLines(lines(world, part), lines(world, expected));
        },
      ),
      runs(200),
    );
  }).timeout(100_000);

  it('AV-9 no start hangs on how many days the backend told about', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 20 }), (world, more) => {
        const { days } = world.availability;
        const longer = { ...world, availability: { ...world.availability, days: [days[0] - more, days[1]] as const } };
        const everyone = withService(longer, { distribution: 'random', anyAvailable: 'merged' });
        const [from] = look(world).site.known;
        const expected = startsOf(everyone).filter(({ start }) => start >= from);
        const found = startsOf({ ...everyone, availability: world.availability });
        expectSameLines(lines(world, found), lines(world, expected));
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('MG-3 the labelled union: each start once per free calendar, with the name', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { site, offered } = look(world);
        const expected = oracle.labelledStarts(oracle.openings(site, offered));
        const found = labelledStarts(open(world.catalog), world.availability, world.question, everywhere(world));
        expectSameLines(lines(world, found), lines(world, expected));
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('MG-1 the next starts are the first that have something left', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: -600, max: 5760 }),
        fc.integer({ min: 1, max: 12 }),
        (world, skip, count) => {
          const from = world.availability.days[0] * 1440 + skip;
          const expected = startsOf(world).filter(({ start, left }) => start >= from && left > 0);
          const found = nextStarts(open(world.catalog), world.availability, world.question, from, count);
          expectSameLines(lines(world, found), lines(world, expected.slice(0, count)));
        },
      ),
      runs(200),
    );
  }).timeout(100_000);

  it('DS-2 offered is everyone, or the one with the soonest open start', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { offered } = look(world);
        const found = offeredCalendars(open(world.catalog), world.availability, world.question);
        expect(found).to.deep.equal(offered.map(({ timetable }) => timetable.calendar.id));
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('MG-1 free at a start is whoever the oracle finds free', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, pick) => {
        const { site, offered } = look(world);
        const found = oracle.openings(site, offered);
        fc.pre(found.length > 0);
        const start = found[pick % found.length]?.start ?? NaN;
        const expected = found.filter((one) => one.start === start && one.left > 0).map(({ calendar }) => calendar);
        expect(freeCalendars(open(world.catalog), world.availability, world.question, start)).to.deep.equal(expected);
      }),
      runs(200),
    );
  }).timeout(100_000);
});
