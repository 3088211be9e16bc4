import type { Row } from '../bits.js';

/** Cells in one word of a row. */
export const CELLS = 32;

/**
 * Rows turned into columns, 32 cells at a time: a row tells of one person at which cells they are free; a column tells
 * of one cell which people are. Matching needs the columns, and a word of each row gives 32 of them at once.
 */
export class Columns {
  /** Words in a column. */
  readonly words: number;
  /** The 32 columns read last, one after the other; bit p of a column stands for row p. */
  readonly at: Int32Array;
  readonly #rows: readonly Row[];
  readonly #block = new Int32Array(CELLS);

  constructor(rows: readonly Row[], words: number) {
    this.words = words;
    this.at = new Int32Array(CELLS * words);
    this.#rows = rows;
  }

  /** Reads the columns of the cells that one word of the rows holds. */
  read(word: number): void {
    const block = this.#block;
    for (let part = 0; part < this.words; part++) {
      const first = part * CELLS;
      for (let index = 0; index < CELLS; index++) block[index] = this.#rows[first + index]?.[word] ?? 0;
      transpose(block);
      for (let cell = 0; cell < CELLS; cell++) this.at[cell * this.words + part] = block[cell]!;
    }
  }

  /** Copies the column of a cell, counted within the word read last, to the place of a seat among masks. */
  copy(cell: number, masks: Int32Array, seat: number): void {
    const { words, at } = this;
    for (let part = 0; part < words; part++) masks[seat * words + part] = at[cell * words + part]!;
  }
}

/** Swaps rows and columns of 32 words of 32 bits in place: halves first, then quarters, down to single bits. */
export function transpose(block: Int32Array): void {
  let mask = 0x0000ffff;
  for (let size = 16; size > 0; size >>>= 1) {
    for (let row = 0; row < CELLS; row = (row + size + 1) & ~size) {
      const change = ((block[row]! >>> size) ^ block[row + size]!) & mask;
      block[row + size]! ^= change;
      block[row]! ^= change << size;
    }
    mask ^= mask << (size >>> 1);
  }
}
