import fc from 'fast-check';
import { starts } from '../../src/engine/index.js';
import type { Start } from '../../src/engine/index.js';
import { everywhere, linesOf, open, withService } from '../support/ask.js';
import { agree } from '../support/comparison/agree.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

const startsOf = (world: World): Start[] =>
  starts(open(world.catalog), world.availability, world.question, everywhere(world));
const calendarsOf = (world: World): readonly string[] => world.catalog.services[0]?.calendars ?? [];

/** A world in which everybody is offered and nobody is asked for. */
const mergedWorlds = worlds.map((world): World => {
  const everyone = withService(world, { distribution: 'least-loaded', anyAvailable: 'merged' });
  return { ...everyone, question: { service: 'service', duration: world.question.duration } };
});

/** Two lists of starts as one: the same start once, with what is left of both. */
function merge(one: readonly Start[], other: readonly Start[]): Start[] {
  const left = new Map<number, number>();
  for (const start of [...one, ...other]) left.set(start.start, (left.get(start.start) ?? 0) + start.left);
  return [...left].map(([start, sum]) => ({ start, left: sum })).sort((a, b) => a.start - b.start);
}

const lines =
  ({ range }: World) =>
  (found: readonly Start[]) =>
    linesOf(range.zone, found);

describe('Merging, over random sites', () => {
  it('MG-5 merging is associative: the whole is the merge of any two parts', () => {
    fc.assert(
      fc.property(mergedWorlds, fc.nat({ max: 63 }), (world, mask) => {
        const inPart = (_: string, index: number): boolean => ((mask >> index) & 1) === 1;
        const ids = calendarsOf(world);
        const part = startsOf(withService(world, { calendars: ids.filter(inPart) }));
        const rest = startsOf(withService(world, { calendars: ids.filter((id, index) => !inPart(id, index)) }));
        agree('starts', startsOf(world), merge(part, rest), lines(world));
      }),
      runs(300),
    );
  }).timeout(100_000);

  it('MG-5 one calendar alone gives its own starts, asked for by name or the only one linked', () => {
    fc.assert(
      fc.property(mergedWorlds, fc.nat({ max: 5 }), (world, pick) => {
        const ids = calendarsOf(world);
        fc.pre(ids.length > 0);
        const calendar = ids[pick % ids.length] ?? '';
        const asked = startsOf({ ...world, question: { ...world.question, calendar } });
        const alone = startsOf(withService(world, { calendars: [calendar] }));
        agree('starts', asked, alone, lines(world));
      }),
      runs(200),
    );
  }).timeout(100_000);
});
