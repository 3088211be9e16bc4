import { emptyRow, intersectRows, setBit, setCells, type Row } from './bits.js';
import type { Cells } from './grid.js';
import { anyLeft, leftIn, type Share } from './places.js';
import type { Track } from './track.js';

/**
 * The track of a member: of a group, the starts that all of its calendars can take at once (DS-16). They open a session
 * together, or join one that all of them have.
 */
export function together(parts: readonly Track[], cells: Cells): Track {
  const [lead] = parts as [Track];
  if (parts.length === 1) return lead;
  const shares = [...sharesOf(parts, cells, false), ...sharesOf(parts, cells, true)];
  return {
    ...lead,
    open: common(parts.map(({ open }) => open)),
    allowed: common(parts.map(({ allowed }) => allowed)),
    free: anyLeft(shares, cells),
    shares,
    parts,
  };
}

function common(rows: readonly Row[]): Row {
  const all = rows[0]!.slice();
  for (const row of rows) intersectRows(all, row);
  return all;
}

/** What the one with the least has left, by joining or by opening sessions, as one share for each place. */
function sharesOf(parts: readonly Track[], cells: Cells, joins: boolean): Share[] {
  const own = parts.map(({ shares }) => shares.filter((share) => share.joins === joins));
  const all = common(own.map((shares) => anyLeft(shares, cells)));
  const found: Share[] = [];
  for (const cell of setCells(all, [0, cells.count])) {
    const left = Math.min(...own.map((shares) => leftIn(shares, cell)));
    for (let place = 0; place < left; place++)
      setBit((found[place] ??= { row: emptyRow(cells.count), weight: 1, joins }).row, cell);
  }
  return found;
}
