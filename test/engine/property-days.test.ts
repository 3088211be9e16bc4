import fc from 'fast-check';
import { days } from '../../src/engine/index.js';
import type { DayAnswer } from '../../src/engine/index.js';
import { dayAnswers } from '../support/oracle/answers.js';
import { written } from '../support/oracle/clock.js';
import { expectSameLines, look, open } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

function text({ range }: World, answers: readonly DayAnswer[]): string[] {
  return answers.map(({ day, available, full, earliest, reason }) => {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const why = reason ?? (earliest === undefined ? 'no reason' : `from ${written(range.zone, earliest)}`);
    return `${date}: ${available} available, ${full} full, ${why}`;
  });
}

describe('Days of random sites, against the oracle', () => {
  it('MG-6 TR-1 of every day: what is available, what is full, the earliest, and the reason where nothing is', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { site, offered } = look(world);
        const found = days(open(world.catalog), world.availability, world.question, world.range);
        expectSameLines(text(world, found), text(world, dayAnswers(site, offered, world.range)));
      }),
      runs(500),
    );
  }).timeout(100_000);
});
