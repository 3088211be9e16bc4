import { expect } from 'chai';
import {
  addBits,
  clearRange,
  countBits,
  emptyRow,
  hasBit,
  intersectRows,
  nextBit,
  setBit,
  setCells,
  setRange,
  uniteRows,
} from '../../src/engine/bits.js';
import type { Row } from '../../src/engine/bits.js';

const CELLS = 100;

function rowOf(...cells: number[]): Row {
  const row = emptyRow(CELLS);
  for (const cell of cells) setBit(row, cell);
  return row;
}

function cellsOf(row: Row): number[] {
  return Array.from({ length: CELLS }, (_, cell) => cell).filter((cell) => hasBit(row, cell));
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Ranges that end and begin inside words, and at the ends of words. */
const RANGES = [
  [0, 0],
  [5, 5],
  [0, 1],
  [3, 30],
  [31, 32],
  [31, 33],
  [0, 31],
  [33, 63],
  [0, 32],
  [32, 64],
  [10, 75],
  [0, 100],
  [99, 100],
] as const;

describe('Rows of bits', () => {
  for (const [from, to] of RANGES) {
    it(`sets, clears and counts the cells from ${from} up to ${to} and no others`, () => {
      const row = emptyRow(CELLS);
      setRange(row, from, to);
      expect(cellsOf(row)).to.deep.equal(numbers(from, to));
      expect(countBits(row, 0, CELLS)).to.equal(to - from);

      const full = emptyRow(CELLS);
      setRange(full, 0, CELLS);
      expect(countBits(full, from, to)).to.equal(to - from);
      clearRange(full, from, to);
      expect(cellsOf(full)).to.deep.equal([...numbers(0, from), ...numbers(to, CELLS)]);
    });
  }

  it('finds the next bit, over empty words, and not past the end', () => {
    const row = rowOf(3, 31, 99);
    expect([0, 3, 4, 32, 99].map((from) => nextBit(row, from, CELLS))).to.deep.equal([3, 3, 31, 99, 99]);
    expect(nextBit(row, 4, 20)).to.equal(20);
    expect(nextBit(row, 32, 99)).to.equal(99);
    expect(nextBit(row, CELLS, CELLS)).to.equal(CELLS);
    expect(nextBit(rowOf(70), 0, 64)).to.equal(64);
  });

  it('walks through the cells with their bit set, within bounds', () => {
    const row = rowOf(3, 31, 32, 99);
    expect([...setCells(row, [0, CELLS])]).to.deep.equal([3, 31, 32, 99]);
    expect([...setCells(row, [4, 99])]).to.deep.equal([31, 32]);
    expect([...setCells(row, [33, 33])]).to.deep.equal([]);
  });

  it('MG-1 unites rows', () => {
    const row = rowOf(1, 40);
    uniteRows(row, rowOf(1, 2, 80));
    expect(cellsOf(row)).to.deep.equal([1, 2, 40, 80]);
  });

  it('DS-16 leaves the cells that two rows have in common', () => {
    const row = rowOf(1, 2, 40, 80, 99);
    intersectRows(row, rowOf(2, 3, 80, 98, 99));
    expect(cellsOf(row)).to.deep.equal([2, 80, 99]);
  });

  it('MG-1 have as many words as their cells need', () => {
    expect([0, 1, 31, 32, 33, 64, 65].map((cells) => emptyRow(cells).length)).to.deep.equal([0, 1, 1, 1, 2, 2, 3]);
  });

  it('MG-1 set one bit and leave the others of its word', () => {
    const row = rowOf(0, 31, 32, 63);
    expect([...row]).to.deep.equal([-(2 ** 31) + 1, -(2 ** 31) + 1, 0, 0]);
    expect([0, 1, 30, 31, 32, 33, 63].map((cell) => hasBit(row, cell))).to.deep.equal([
      true,
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('Sums of rows', () => {
  it('MG-2 adds up rows with their weights, each cell on its own', () => {
    const sums = new Float64Array(CELLS);
    addBits(sums, rowOf(0, 31, 32), 0, CELLS, 1);
    addBits(sums, rowOf(0, 32, 99), 0, CELLS, 5);
    addBits(sums, rowOf(0), 0, CELLS, 10_000);
    expect([0, 1, 31, 32, 99].map((cell) => sums[cell])).to.deep.equal([10_006, 0, 1, 6, 5]);
  });

  for (const [from, to] of RANGES) {
    it(`MG-2 counts the cells from ${from} up to ${to} and no others`, () => {
      const sums = new Float64Array(to - from + 2);
      addBits(sums, rowOf(...numbers(0, CELLS)), from, to, 3);
      expect([...sums]).to.deep.equal([...numbers(from, to).map(() => 3), 0, 0]);
    });
  }
});
