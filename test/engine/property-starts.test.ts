import fc from 'fast-check';
import { nextStarts, starts } from '../../src/engine/index.js';
import type { Start } from '../../src/engine/index.js';
import { everywhere, linesOf, open, withService } from '../support/ask.js';
import { agree } from '../support/comparison/agree.js';
import { survey } from '../support/oracle/survey.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

/** The engine's starts over all that is known. */
function startsOf(world: World): Start[] {
  return starts(open(world.catalog), world.availability, world.question, everywhere(world));
}

const lines =
  ({ range }: World) =>
  (found: readonly Start[]) =>
    linesOf(range.zone, found);

describe('Starts of random sites', () => {
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
          agree('starts', part, expected, lines(world));
        },
      ),
      runs(200),
    );
  }).timeout(100_000);

  it('AV-9 no start hangs on how many days the backend told about', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 20 }), (world, more) => {
        const { days } = world.availability;
        const [known] = survey(world, world.question).known;
        const longer = { ...world, availability: { ...world.availability, days: [days[0] - more, days[1]] as const } };
        const everyone = withService(longer, { distribution: 'random', anyAvailable: 'merged' });
        const expected = startsOf(everyone).filter(({ start }) => start >= known);
        const found = startsOf({ ...everyone, availability: world.availability });
        agree('starts', found, expected, lines(world));
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
          agree('next starts', found, expected.slice(0, count), lines(world));
        },
      ),
      runs(200),
    );
  }).timeout(100_000);
});
