/**
 * Rows of bits (DESIGN 3): bit i of a row says something about cell i. 32 cells to a word, so that whole rows meet a
 * word at a time. JavaScript shifts by a count modulo 32: a cell's own number says where in its word the bit lies.
 */
export type Row = Int32Array;

/** A row that has room for `cells`, all bits 0. */
export function emptyRow(cells: number): Row {
  return new Int32Array((cells + 31) >>> 5);
}

export function hasBit(row: Row, cell: number): boolean {
  return ((row[cell >>> 5]! >>> cell) & 1) === 1;
}

export function setBit(row: Row, cell: number): void {
  row[cell >>> 5]! |= 1 << cell;
}

/** Sets every bit of the cells `[from, to)`, which must lie in the row. */
export function setRange(row: Row, from: number, to: number): void {
  for (let word = from >>> 5; word << 5 < to; word++) row[word]! |= maskOf(word, from, to);
}

/** Clears every bit of the cells `[from, to)`, which must lie in the row. */
export function clearRange(row: Row, from: number, to: number): void {
  for (let word = from >>> 5; word << 5 < to; word++) row[word]! &= ~maskOf(word, from, to);
}

/** Adds the bits of `other` to those of `row`. */
export function uniteRows(row: Row, other: Row): void {
  // Stryker disable next-line EqualityOperator: a row has no word past its end
  for (let word = 0; word < row.length; word++) row[word]! |= other[word]!;
}

/** Clears the bits of `row` that `other` doesn't have. */
export function intersectRows(row: Row, other: Row): void {
  // Stryker disable next-line EqualityOperator: a row has no word past its end
  for (let word = 0; word < row.length; word++) row[word]! &= other[word]!;
}

/** The first cell of `[from, to)` with its bit set; `to` where there is none. */
export function nextBit(row: Row, from: number, to: number): number {
  for (let word = from >>> 5; word << 5 < to; word++) {
    const bits = row[word]! & maskOf(word, from, to);
    if (bits !== 0) return (word << 5) + lowestBit(bits);
  }
  return to;
}

/** The cells of `[from, to)` with their bit set, in order. */
export function* setCells(row: Row, [from, to]: readonly [from: number, to: number]): Generator<number> {
  for (let cell = nextBit(row, from, to); cell < to; cell = nextBit(row, cell + 1, to)) yield cell;
}

/** Number of bits set in the cells `[from, to)`. */
export function countBits(row: Row, from: number, to: number): number {
  let count = 0;
  for (let word = from >>> 5; word << 5 < to; word++) count += bitsIn(row[word]! & maskOf(word, from, to));
  return count;
}

/** Adds `weight` to the sum of every cell of `[from, to)` that has its bit set; the first sum is that of `from`. */
export function addBits(sums: Float64Array, row: Row, from: number, to: number, weight: number): void {
  for (let word = from >>> 5; word << 5 < to; word++) {
    const first = (word << 5) - from;
    for (let bits = row[word]! & maskOf(word, from, to); bits !== 0; bits &= bits - 1) {
      sums[first + lowestBit(bits)]! += weight;
    }
  }
}

/** The bits that stand for cells of `[from, to)`, of a word that holds any. */
function maskOf(word: number, from: number, to: number): number {
  let mask = -1;
  if (word === from >>> 5) mask <<= from;
  if (word === (to - 1) >>> 5) mask &= -1 >>> -to;
  return mask;
}

/** The number of the lowest bit that is set. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
