import { emptyRow, uniteRows, type Row } from './bits.js';

/**
 * Sums of rows: one number per cell, written across planes of bits (plane p holds the bit worth 2^p of every number).
 * Adding a row is then a ripple of carries through a few planes for 32 cells at once, and the union of all rows is
 * what any plane holds.
 */
export class Tally {
  readonly #cells: number;
  readonly #planes: Row[] = [];

  constructor(cells: number) {
    this.#cells = cells;
  }

  /** Adds `weight` at every cell that has its bit set. */
  add(row: Row, weight: number): void {
    for (let plane = 0; weight >>> plane > 0; plane++) {
      if ((weight >>> plane) & 1) this.#ripple(row, plane);
    }
  }

  /** Takes `weight` away again at every cell that has its bit set; it must have been added there. */
  subtract(row: Row, weight: number): void {
    for (let plane = 0; weight >>> plane > 0; plane++) {
      if ((weight >>> plane) & 1) this.#borrow(row, plane);
    }
  }

  /** The number at a cell. */
  at(cell: number): number {
    const word = cell >>> 5;
    const shift = cell & 31;
    return this.#planes.reduce((sum, plane, power) => sum + ((plane[word]! >>> shift) & 1) * 2 ** power, 0);
  }

  /** The cells whose number isn't 0. */
  any(): Row {
    const union = emptyRow(this.#cells);
    for (const plane of this.#planes) uniteRows(union, plane);
    return union;
  }

  #ripple(row: Row, lowest: number): void {
    for (let word = 0; word < row.length; word++) {
      let carry = row[word]!;
      for (let index = lowest; carry !== 0; index++) {
        const plane = this.#plane(index);
        const before = plane[word]!;
        plane[word] = before ^ carry;
        carry &= before;
      }
    }
  }

  #borrow(row: Row, lowest: number): void {
    for (let word = 0; word < row.length; word++) {
      let borrow = row[word]!;
      for (let index = lowest; borrow !== 0; index++) {
        const plane = this.#plane(index);
        const before = plane[word]!;
        plane[word] = before ^ borrow;
        borrow &= ~before;
      }
    }
  }

  #plane(index: number): Row {
    while (this.#planes.length <= index) this.#planes.push(emptyRow(this.#cells));
    return this.#planes[index]!;
  }
}
