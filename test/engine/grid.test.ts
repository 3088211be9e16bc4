import { expect } from 'chai';
import { emptyRow, hasBit } from '../../src/engine/bits.js';
import { anyStart, cellsFor, markStarts, startRuns, type SessionPlan } from '../../src/engine/grid.js';
import { Zone } from '../../src/time/index.js';
import type { Span } from '../../src/time/units.js';

const DAY = 1440;
const UTC = new Zone('UTC', [[0, 0]]);
const WEEK: Span = [0, 7 * DAY];

const plan = (more: Partial<SessionPlan> = {}): SessionPlan => ({
  ...{ duration: 30, before: 0, after: 0, step: 30, anchor: 'opening', seats: 1, ...more },
});

describe('Starts on the grid', () => {
  it('AV-9 AV-11 lie a step apart from where the span opens, and the last session ends where it closes', () => {
    expect(startRuns([540, 720], UTC, plan(), WEEK)).to.deep.equal([540, 690]);
    expect(startRuns([545, 719], UTC, plan(), WEEK)).to.deep.equal([545, 665]);
    expect(startRuns([540, 570, 600, 629, 700, 730], UTC, plan(), WEEK)).to.deep.equal([540, 540, 700, 700]);
  });

  it('AV-9 on full hours the grid counts from the hour in which the span opens', () => {
    expect(startRuns([545, 720], UTC, plan({ anchor: 'hour' }), WEEK)).to.deep.equal([570, 690]);
    expect(startRuns([545, 720], UTC, plan({ anchor: 'hour', step: 25 }), WEEK)).to.deep.equal([565, 690]);
  });

  it('AV-9 a span in which no start lies gives none', () => {
    expect(startRuns([545, 580], UTC, plan({ anchor: 'hour' }), WEEK)).to.deep.equal([]);
    expect(startRuns([540, 560], UTC, plan(), WEEK)).to.deep.equal([]);
  });

  it('AV-9 the grid begins anew at midnight once the whole day before was open, and not before', () => {
    const step = { step: 50 };
    // Open from midnight on: the first date is whole.
    expect(startRuns([0, 2 * DAY], UTC, plan(step), WEEK)).to.deep.equal([0, 1400, DAY, DAY + 1400]);
    // A minute later it isn't: the second date goes on with the first one's grid.
    expect(startRuns([1, 3 * DAY], UTC, plan(step), WEEK)).to.deep.equal([
      ...[1, 1401, 1451, 1 + 57 * 50],
      ...[2 * DAY, 2 * DAY + 1400],
    ]);
  });

  it('AV-9 starts out of the range are left out, and those in it stay on the grid', () => {
    expect(startRuns([540, 720], UTC, plan(), [600, 660])).to.deep.equal([600, 630]);
    expect(startRuns([540, 720], UTC, plan(), [601, 661])).to.deep.equal([630, 660]);
    expect(startRuns([540, 720, 800, 900, 1000, 1100], UTC, plan(), [750, 950])).to.deep.equal([800, 860]);
  });

  it('AV-2 AV-9 the grid is one of the wall clock, before and after a change', () => {
    const zone = new Zone('Here', [
      [0, 0],
      [600, 20],
    ]);
    // From 540 to 600, then the clocks stand at 620: the half hours are 30 and not 20 minutes away.
    expect(startRuns([540, 720], zone, plan(), WEEK)).to.deep.equal([540, 570, 610, 670]);
  });

  it('AV-9 holds before 1970, too', () => {
    expect(startRuns([-900, -720], UTC, plan({ anchor: 'hour' }), [-DAY, 0])).to.deep.equal([-900, -750]);
    expect(cellsFor([[-905, -755]], 30, [-DAY, 0])).to.deep.equal({ size: 5, base: -288, count: 288 });
  });

  it('AV-9 cells are as wide as all the starts allow, and reach over the whole range', () => {
    expect(cellsFor([[540, 690], [600]], 30, [0, DAY])).to.deep.equal({ size: 30, base: 0, count: 48 });
    expect(cellsFor([[540, 690, 720, 800], [605]], 30, [0, DAY])).to.deep.equal({ size: 5, base: 0, count: 288 });
    expect(cellsFor([[540, 541, 550, 590]], 30, [70, 100])).to.deep.equal({ size: 10, base: 7, count: 3 });
    expect(cellsFor([[540, 540]], 60, [70, 121])).to.deep.equal({ size: 60, base: 1, count: 2 });
    expect(cellsFor([], 60, [0, 120])).to.deep.equal({ size: 60, base: 0, count: 2 });
  });

  it('AV-9 each start is marked at its cell', () => {
    const marked = (runs: number[], step: number, size: number): number[] => {
      const row = emptyRow(40);
      markStarts(row, runs, step, { size, base: 10, count: 40 });
      return Array.from({ length: 40 }, (_, cell) => cell).filter((cell) => hasBit(row, cell));
    };
    expect(marked([100, 130, 200, 200], 10, 10)).to.deep.equal([0, 1, 2, 3, 10]);
    expect(marked([100, 160, 400, 430], 30, 10)).to.deep.equal([0, 3, 6, 30, 33]);
    expect(marked([], 30, 10)).to.deep.equal([]);
    // A start each minute on wider cells: those that begin one.
    expect(marked([101, 129], 1, 10)).to.deep.equal([1, 2]);
    expect(marked([100, 130], 1, 10)).to.deep.equal([0, 1, 2, 3]);
  });

  it('TR-1 one of the starts lies in the range, or none does', () => {
    const runs = [540, 690, 800, 860];
    const any = (from: number, to: number): boolean => anyStart(runs, 30, [from, to]);
    expect([any(0, 541), any(540, 541), any(541, 571), any(690, 700), any(700, 801), any(860, 900)]).to.deep.equal(
      Array(6).fill(true),
    );
    expect([any(0, 540), any(541, 570), any(691, 800), any(801, 830), any(861, 900)]).to.deep.equal(
      Array(5).fill(false),
    );
    expect(anyStart([], 30, [0, 1000])).to.equal(false);
  });

  it('DS-16 TR-1 a start counts where all the other calendars have it, too', () => {
    const [one, other, third] = [
      [0, 90],
      [60, 120],
      [70, 130],
    ] as const;
    expect(anyStart(one, 30, [0, 1000], [other])).to.equal(true);
    expect(anyStart(one, 30, [0, 60], [other])).to.equal(false);
    expect(anyStart(one, 30, [0, 1000], [third])).to.equal(false);
    expect(anyStart(one, 30, [0, 1000], [other, third])).to.equal(false);
    expect(anyStart(one, 30, [0, 1000], [[60, 60], other])).to.equal(true);
  });
});
