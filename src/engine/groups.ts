import { emptyRow, intersectRows, setBit, setCells, type Row } from './bits.js';
import type { Cells } from './grid.js';
import type { Share } from './places.js';
import { leftOf, type Track } from './track.js';

/** The track of a member: of a group, the starts that all of its calendars can take at once (DS-16). */
export function together(parts: readonly Track[], cells: Cells): Track {
  const [lead] = parts as [Track];
  if (parts.length === 1) return lead;
  const free = common(parts.map((part) => part.free));
  return {
    ...lead,
    open: common(parts.map(({ open }) => open)),
    allowed: common(parts.map(({ allowed }) => allowed)),
    free,
    shares: sharesOf(parts, free, cells),
    parts,
  };
}

function common(rows: readonly Row[]): Row {
  const all = rows[0]!.slice();
  for (const row of rows.slice(1)) intersectRows(all, row);
  return all;
}

/** What the one with the least has left, as one share for each place. */
function sharesOf(parts: readonly Track[], free: Row, { count }: Cells): Share[] {
  const shares: Share[] = [];
  for (const cell of setCells(free, [0, count])) {
    const left = Math.min(...parts.map((part) => leftOf(part, cell)));
    for (let place = 0; place < left; place++)
      setBit((shares[place] ??= { row: emptyRow(count), weight: 1 }).row, cell);
  }
  return shares;
}
