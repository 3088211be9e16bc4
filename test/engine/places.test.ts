import { expect } from 'chai';
import { emptyRow, hasBit, setRange, type Row } from '../../src/engine/bits.js';
import type { Cells, SessionPlan } from '../../src/engine/grid.js';
import { anyLeft, cellAt, clearClaims, joinsLeft, placesLeft, type Share } from '../../src/engine/places.js';
import type { Session } from '../../src/engine/index.js';
import type { Span } from '../../src/time/units.js';

/** Twelve cells of 10 minutes: the starts 100, 110, … 210. */
const CELLS: Cells = { size: 10, base: 10, count: 12 };
const STARTS = Array.from({ length: CELLS.count }, (_, cell) => 100 + 10 * cell);

const plan = (more: Partial<SessionPlan> = {}): SessionPlan => ({
  ...{ duration: 20, before: 0, after: 0, step: 10, anchor: 'opening', seats: 1, ...more },
});

function openRow(): Row {
  const row = emptyRow(CELLS.count);
  setRange(row, 0, CELLS.count);
  return row;
}

/** The starts that a row lacks. */
const missing = (row: Row): number[] => STARTS.filter((_, cell) => !hasBit(row, cell));

function clearedBy(span: Span, more: Partial<SessionPlan> = {}): number[] {
  const row = openRow();
  clearClaims(row, CELLS, plan(more), [span]);
  return missing(row);
}

/** What is left at each start, over all shares. */
function sums(shares: readonly Share[]): number[] {
  return STARTS.map((_, cell) => shares.reduce((sum, { row, weight }) => sum + (hasBit(row, cell) ? weight : 0), 0));
}

describe('Starts that what is taken leaves', () => {
  it('AV-5 a session that ends when busy time begins, or begins when it ends, stays', () => {
    expect(clearedBy([140, 160])).to.deep.equal([130, 140, 150]);
    expect(clearedBy([141, 159])).to.deep.equal([130, 140, 150]);
    expect(clearedBy([139, 161])).to.deep.equal([120, 130, 140, 150, 160]);
  });

  it('AV-6 buffers before and after a session must be free, too', () => {
    expect(clearedBy([140, 150], { before: 10 })).to.deep.equal([130, 140, 150]);
    expect(clearedBy([140, 150], { after: 10 })).to.deep.equal([120, 130, 140]);
    expect(clearedBy([140, 150], { before: 11, after: 11 })).to.deep.equal([110, 120, 130, 140, 150, 160]);
  });

  it('AV-5 what reaches over the ends of the known time, or lies outside, clears no more than it meets', () => {
    expect(clearedBy([0, 115])).to.deep.equal([100, 110]);
    expect(clearedBy([205, 1000])).to.deep.equal([190, 200, 210]);
    expect(clearedBy([-1000, 1000])).to.deep.equal(STARTS);
    expect([clearedBy([0, 50]), clearedBy([500, 600])]).to.deep.equal([[], []]);
  });

  it('AV-5 a span without length takes nothing', () => {
    expect(clearedBy([150, 150])).to.deep.equal([]);
  });

  it('AV-7 a start has a place for each booking that still fits beside those that run at once', () => {
    const taken: Span[] = [
      [140, 160],
      [150, 170],
      [155, 165],
    ];
    const left = (capacity: number, seats = 1): number[] =>
      sums(placesLeft(openRow(), CELLS, plan({ duration: 10, seats }), capacity, taken));
    expect(left(1)).to.deep.equal([1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(left(2)).to.deep.equal([2, 2, 2, 2, 1, 0, 0, 2, 2, 2, 2, 2]);
    expect(left(3)).to.deep.equal([3, 3, 3, 3, 2, 0, 1, 3, 3, 3, 3, 3]);
    expect(left(4, 5)).to.deep.equal([20, 20, 20, 20, 15, 5, 10, 20, 20, 20, 20, 20]);
  });

  it('AV-7 more bookings at once than there is room for leave nothing there, and all of it elsewhere', () => {
    const shares = placesLeft(openRow(), CELLS, plan({ duration: 10 }), 2, [
      [140, 150],
      [140, 150],
      [140, 150],
    ]);
    expect(sums(shares)).to.deep.equal([2, 2, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2]);
    expect(missing(anyLeft(shares, CELLS))).to.deep.equal([140]);
  });

  it('AV-7 bookings that follow on each other, or have no length, take one place at a time', () => {
    const taken: Span[] = [
      [150, 160],
      [140, 150],
      [145, 145],
    ];
    const shares = placesLeft(openRow(), CELLS, plan({ duration: 10 }), 2, taken);
    expect(sums(shares)).to.deep.equal([2, 2, 2, 2, 1, 1, 2, 2, 2, 2, 2, 2]);
    expect(shares).to.have.length(2);
    const wider = placesLeft(openRow(), CELLS, plan({ duration: 10 }), 3, taken);
    expect(wider.map(({ weight }) => weight)).to.deep.equal([2, 1]);
    const none = placesLeft(openRow(), CELLS, plan(), 2, [[145, 145]]);
    expect(sums(none)).to.deep.equal(STARTS.map(() => 2));
  });

  it('AV-7 a booking inside another one leaves a place as soon as it ends', () => {
    const shares = placesLeft(openRow(), CELLS, plan({ duration: 10 }), 2, [
      [140, 190],
      [150, 160],
    ]);
    expect(sums(shares)).to.deep.equal([2, 2, 2, 2, 1, 0, 1, 1, 1, 2, 2, 2]);
  });

  it('AV-7 a full calendar has nothing left where its places are taken', () => {
    const shares = placesLeft(openRow(), CELLS, plan({ duration: 10 }), 2, [
      [140, 160],
      [150, 170],
    ]);
    expect(missing(anyLeft(shares, CELLS))).to.deep.equal([150]);
    expect(missing(anyLeft([], CELLS))).to.deep.equal(STARTS);
  });

  it('AV-7 group sessions that have begun to fill add up at one start, and stay apart at others', () => {
    const session = (start: number, left: number): Session => ({ service: 'service', duration: 20, start, left });
    const row = openRow();
    clearClaims(row, CELLS, plan(), [[200, 220]]);
    const shares = joinsLeft(row, CELLS, [
      session(100, 3),
      session(130, 3),
      session(130, 3),
      session(150, 2),
      session(160, 0),
      session(170, -1),
      // Not free any more, not on the grid, not known of.
      session(200, 3),
      session(175, 3),
      session(90, 3),
      session(220, 3),
    ]);
    expect(sums(shares)).to.deep.equal([3, 0, 0, 6, 0, 2, 0, 0, 0, 0, 0, 0]);
    expect(shares.map(({ weight }) => weight)).to.deep.equal([3, 3, 2]);
  });

  it('AV-9 a cell is known by the instant at which it begins, from the first to the last', () => {
    expect([100, 110, 210].map((start) => cellAt(CELLS, start))).to.deep.equal([0, 1, 11]);
    expect([99, 105, 90, 220, 1000].map((start) => cellAt(CELLS, start))).to.deep.equal(Array(5).fill(undefined));
  });
});
