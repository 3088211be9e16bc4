/** What has happened on a random site: any ledger in which only what was booked is cancelled, missed or moved. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { LedgerEntry, LedgerLine, MemberEntry } from '../../src/engine/ledger.js';
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Day } from '../../src/time/units.js';

const aLine = fc.record({
  kind: fc.constantFrom(
    ...(['booked', 'booked', 'booked', 'booked', 'cancelled', 'no-show', 'reassigned', 'moved'] as const),
    ...(['joined', 'paused', 'resumed', 'credited'] as const),
  ),
  /** By place in the site's list. */
  who: fc.nat({ max: 5 }),
  to: fc.nat({ max: 5 }),
  service: fc.constantFrom('service', 'service', 'service', 'another'),
  /** Which of the bookings so far it is about. */
  nth: fc.nat({ max: 20 }),
  startMinutes: fc.integer({ min: -40, max: 90 }).map((hours) => hours * 60),
  amount: fc.constantFrom(1, 2, -1),
  assignedBy: fc.constantFrom('backend' as const, 'page' as const, 'client' as const),
});
export const histories = fc.array(aLine, { maxLength: 16, size: 'medium' });
type LineDraft = typeof aLine extends Arbitrary<infer T> ? T : never;

/** The ledger of a site with so many calendars; a line every two hours from a few days before the first day on. */
export function ledgerOf(drafts: readonly LineDraft[], calendars: number, first: Day): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (const draft of drafts) {
    const { kind, service } = draft;
    const order = lines.length + 1;
    const base = { order, at: (first - 1) * MINUTES_PER_DAY + order * 120, calendar: `c${draft.who % calendars}` };
    const booked = lines.filter((one): one is LedgerEntry => one.kind === 'booked');
    const earlier = booked[draft.nth % Math.max(1, booked.length)];
    if (kind === 'booked') {
      const start = first * MINUTES_PER_DAY + draft.startMinutes;
      lines.push({ ...base, kind, service, booking: `b${order}`, start, assignedBy: draft.assignedBy });
    } else if (kind === 'cancelled' || kind === 'no-show' || kind === 'reassigned' || kind === 'moved') {
      if (!earlier) continue;
      const to = kind === 'reassigned' ? { to: `c${draft.to % calendars}` } : {};
      const start = kind === 'moved' ? first * MINUTES_PER_DAY + draft.startMinutes : earlier.start;
      lines.push({ ...earlier, order, at: base.at, kind, start, assignedBy: draft.assignedBy, ...to });
    } else {
      const ofOne: Pick<MemberEntry, 'service'> = draft.nth % 2 === 0 ? {} : { service };
      lines.push({ ...base, kind, ...ofOne, ...(kind === 'credited' && { amount: draft.amount }) });
    }
  }
  return lines;
}
