/** A team of three with a distribution of its own, and ledgers of it in a few words. */
import { utc, smallSite } from './small-site.js';
import type { Catalog, Distribution, LedgerLine, MemberEntry } from '../../src/engine/index.js';

export const MEMBERS = ['c0', 'c1', 'c2'];
/** The first of March, and of its month. */
export const MARCH = utc('2026-03-01 00:00') / 1440;

const RULE: Distribution = {
  name: 'own',
  offered: 'everyone',
  keys: ['count', 'corrected', 'shortfall', 'draw'],
  window: 'month',
  credit: { cancellation: true, noShow: true, reassignment: true },
};

/** The team's site, with some of the distribution changed, and weights and zones of the members in order. */
export function siteWith(
  rule: Partial<Distribution> = {},
  weights: readonly number[] = [],
  zones: readonly string[] = [],
) {
  const world = smallSite({
    from: '2026-03-02',
    calendars: MEMBERS.map((_, index) => ({ zone: zones[index] ?? 'UTC' })),
    hours: [[0, 1440]],
    service: { calendars: [], pool: 'pool', distribution: 'own' },
  });
  const members = MEMBERS.map((id, index) => ({
    id,
    calendars: [id],
    ...(weights[index] !== undefined && { weight: weights[index] }),
  }));
  const catalog: Catalog = {
    ...world.catalog,
    pools: [{ id: 'pool', name: 'pool', members }],
    distributions: [{ ...RULE, ...rule }],
  };
  return { ...world, catalog };
}

/**
 * One entry each, a minute apart from 1 March on: `c0 03-05` books, `cancel 1` (the first line), `no-show 1`,
 * `move 1 c2`, `joined c1`, `paused c1`, `resumed c1`, `credit c0 1`.
 */
export function ledger(...lines: string[]): LedgerLine[] {
  const entries: LedgerLine[] = [];
  for (const [index, line] of lines.entries()) {
    const [first = '', second = '', third = ''] = line.split(' ');
    const base = { order: index + 1, at: MARCH * 1440 + index };
    const kind = { cancel: 'cancelled', 'no-show': 'no-show', move: 'reassigned' }[first];
    const earlier = entries[Number(second) - 1];
    if (kind !== undefined && earlier && 'booking' in earlier) {
      entries.push({ ...earlier, ...base, kind: kind as 'cancelled', ...(third && { to: third }) });
    } else if (first === 'credit') {
      entries.push({ ...base, kind: 'credited', calendar: second, amount: Number(third) });
    } else if (/^c\d$/.test(first)) {
      const start = utc(`2026-${second} 10:00`);
      const by = third === 'client' ? 'client' : 'backend';
      entries.push({
        ...base,
        kind: 'booked',
        booking: `b${index}`,
        calendar: first,
        service: 'service',
        start,
        assignedBy: by,
      });
    } else {
      entries.push({ ...base, kind: first as MemberEntry['kind'], calendar: second });
    }
  }
  return entries;
}
