import type { Row } from '../bits.js';

/** Cells in one word of a row. */
export const CELLS = 32;

/**
 * Rows turned into columns, 32 cells at a time: a row tells of one person at which cells they are free; a column tells
 * of one cell which people are. Matching needs the columns, and a word of each row gives 32 of them at once.
 */
export class Columns {
  readonly #rows: readonly Row[];
  /** The 32 columns read last: word by word of a column, a block that holds that word of each; bit p stands for row p. */
  readonly #blocks: readonly Int32Array[];

  /** @param words Words in a column: room for all the rows. */
  constructor(rows: readonly Row[], words: number) {
    this.#rows = rows;
    this.#blocks = Array.from({ length: words }, () => new Int32Array(CELLS));
  }

  /** Reads the columns of the cells that one word of the rows holds. */
  read(word: number): void {
    const rows = this.#rows;
    for (let part = 0; part < this.#blocks.length; part++) {
      const block = this.#blocks[part]!;
      const first = part * CELLS;
      const count = Math.min(CELLS, rows.length - first);
      let any = 0;
      for (let index = 0; index < count; index++) any |= block[index] = rows[first + index]![word]!;
      block.fill(0, count);
      // Stryker disable next-line ConditionalExpression: nothing turned is nothing
      if (any !== 0) transpose(block);
    }
  }

  /** Copies the column of a cell, counted within the word read last, to the place of a seat among masks. */
  copy(cell: number, masks: Int32Array, seat: number): void {
    const words = this.#blocks.length;
    for (let part = 0; part < words; part++) masks[seat * words + part] = this.#blocks[part]![cell]!;
  }
}

/** Swaps rows and columns of 32 words of 32 bits in place: halves first, then quarters, down to single bits. */
export function transpose(block: Int32Array): void {
  let mask = 0x0000ffff;
  for (let size = 16; size > 0; size >>>= 1) {
    // Stryker disable next-line EqualityOperator: past the end there is nothing to swap
    for (let row = 0; row < CELLS; row = (row + size + 1) & ~size) {
      const change = ((block[row]! >>> size) ^ block[row + size]!) & mask;
      block[row + size]! ^= change;
      block[row]! ^= change << size;
    }
    mask ^= mask << (size >>> 1);
  }
}
