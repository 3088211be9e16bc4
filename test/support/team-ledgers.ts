/** Random ledgers of the small team, and random rules to count by. */
import fc from 'fast-check';
import type { Catalog, LedgerEntry, LedgerLine, MemberEntry, Panel, WindowName } from '../../src/engine/index.js';
import { MARCH, MEMBERS } from './team-ledger.js';

const lineDraft = fc.record({
  kind: fc.constantFrom(
    'booked',
    'booked',
    'booked',
    'panel',
    'cancelled',
    'no-show',
    'reassigned',
    'joined',
    'paused',
    'resumed',
    'credited',
  ),
  who: fc.constantFrom(...MEMBERS),
  to: fc.constantFrom(...MEMBERS),
  nth: fc.nat({ max: 20 }),
  day: fc.integer({ min: -40, max: 40 }),
  amount: fc.constantFrom(1, 2, -1),
});

/** One of the team leads, as the panel names it, and another is drawn from the pool. */
const PANEL: Panel = {
  ...{ id: 'panel', name: 'panel', service: 'service' },
  ...{ primary: { calendar: 'c0' }, seats: [{ pool: 'pool' }] },
};

/** The team's catalog with a panel that its pool has a seat on. */
export function withPanel(catalog: Catalog): Catalog {
  return { ...catalog, panels: [PANEL] };
}

/** Any ledger of a month or two, in which only what was booked, panels too, is cancelled, missed or moved. */
export const ledgers = fc.array(lineDraft, { maxLength: 25, size: 'max' }).map((drafts) => {
  const lines: LedgerLine[] = [];
  for (const { kind, who, to, nth, day, amount } of drafts) {
    const base = { order: lines.length + 1, at: (MARCH + lines.length * 2) * 1440 };
    const booked = lines.filter((one): one is LedgerEntry => one.kind === 'booked');
    const earlier = booked[nth % Math.max(1, booked.length)];
    const asked = { service: 'service', start: (MARCH + day) * 1440 + 600, assignedBy: 'page' } as const;
    if (kind === 'booked' || kind === 'panel') {
      const isPanel = kind === 'panel' && who !== to;
      const seats = isPanel ? { seats: [{ calendar: who }, { calendar: to, pool: 'pool' }] } : {};
      lines.push({ ...base, ...asked, ...seats, kind: 'booked', booking: `b${base.order}`, calendar: who });
    } else if (kind === 'cancelled' || kind === 'no-show' || kind === 'reassigned') {
      if (!earlier) continue;
      const { seats, ...line } = earlier;
      // Of a panel the one from the pool, until somebody else sits there.
      const calendar = seats?.[1]?.calendar ?? line.calendar;
      lines.push({ ...line, ...base, kind, ...(kind === 'reassigned' && { calendar, to }) });
    } else {
      lines.push({ ...base, kind: kind as MemberEntry['kind'], calendar: who, ...(kind === 'credited' && { amount }) });
    }
  }
  return lines;
});

export const rules = fc.record({
  window: fc.constantFrom<WindowName>('day', 'week', 'month', 'quarter', '28-days', 'ever'),
  credit: fc.record({ cancellation: fc.boolean(), noShow: fc.boolean(), reassignment: fc.boolean() }),
});
