/**
 * Rows of bits (DESIGN 3): bit i of a row says something about cell i. 32 cells to a word, so that whole rows meet a
 * word at a time.
 */
export type Row = Int32Array;

/** A row that has room for `cells`, all bits 0. */
export function emptyRow(cells: number): Row {
  return new Int32Array((cells + 31) >>> 5);
}

export function hasBit(row: Row, cell: number): boolean {
  return ((row[cell >>> 5]! >>> (cell & 31)) & 1) === 1;
}

export function setBit(row: Row, cell: number): void {
  row[cell >>> 5]! |= 1 << (cell & 31);
}

/** Sets every bit of the cells `[from, to)`, which must lie in the row. */
export function setRange(row: Row, from: number, to: number): void {
  if (from >= to) return;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) {
    row[first]! |= head & tail;
    return;
  }
  row[first]! |= head;
  for (let word = first + 1; word < last; word++) row[word] = -1;
  row[last]! |= tail;
}

/** Clears every bit of the cells `[from, to)`, which must lie in the row. */
export function clearRange(row: Row, from: number, to: number): void {
  if (from >= to) return;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) {
    row[first]! &= ~(head & tail);
    return;
  }
  row[first]! &= ~head;
  for (let word = first + 1; word < last; word++) row[word] = 0;
  row[last]! &= ~tail;
}

/** Adds the bits of `other` to those of `row`. */
export function uniteRows(row: Row, other: Row): void {
  for (let word = 0; word < row.length; word++) row[word]! |= other[word]!;
}

/** Clears the bits of `row` that `other` doesn't have. */
export function intersectRows(row: Row, other: Row): void {
  for (let word = 0; word < row.length; word++) row[word]! &= other[word]!;
}

/** The first cell of `[from, to)` with its bit set; `to` where there is none. */
export function nextBit(row: Row, from: number, to: number): number {
  if (from >= to) return to;
  let index = from >>> 5;
  let word = row[index]! & (-1 << (from & 31));
  while (word === 0) {
    index++;
    if (index << 5 >= to) return to;
    word = row[index]!;
  }
  return Math.min(to, (index << 5) + 31 - Math.clz32(word & -word));
}

/** Number of bits set in the cells `[from, to)`. */
export function countBits(row: Row, from: number, to: number): number {
  if (from >= to) return 0;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  let count = 0;
  for (let index = first; index <= last; index++) {
    let word = row[index]!;
    if (index === first) word &= -1 << (from & 31);
    if (index === last) word &= -1 >>> (31 - ((to - 1) & 31));
    count += bitsOf(word);
  }
  return count;
}

function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
