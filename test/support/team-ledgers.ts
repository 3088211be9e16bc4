/** Random ledgers of the small team, and random rules to count by. */
import fc from 'fast-check';
import type { LedgerLine, MemberEntry, WindowName } from '../../src/engine/index.js';
import { MARCH, MEMBERS } from './team-ledger.js';

const lineDraft = fc.record({
  kind: fc.constantFrom(
    'booked',
    'booked',
    'booked',
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

/** Any ledger of a month or two, in which only what was booked is cancelled, missed or moved. */
export const ledgers = fc.array(lineDraft, { maxLength: 25, size: 'max' }).map((drafts) => {
  const lines: LedgerLine[] = [];
  for (const { kind, who, to, nth, day, amount } of drafts) {
    const base = { order: lines.length + 1, at: (MARCH + lines.length * 2) * 1440 };
    const booked = lines.filter((one) => one.kind === 'booked');
    const earlier = booked[nth % Math.max(1, booked.length)];
    if (kind === 'booked') {
      const start = (MARCH + day) * 1440 + 600;
      lines.push({
        ...base,
        kind,
        booking: `b${base.order}`,
        calendar: who,
        service: 'service',
        start,
        assignedBy: 'page',
      });
    } else if (kind === 'cancelled' || kind === 'no-show' || kind === 'reassigned') {
      if (earlier && 'booking' in earlier)
        lines.push({ ...earlier, ...base, kind, ...(kind === 'reassigned' && { to }) });
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
