/** What has happened on a random site: any ledger in which only what was booked, panels too, is cancelled, missed or moved. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { LedgerEntry, LedgerLine, MemberEntry, SeatTaken } from '../../src/engine/ledger.js';
import type { Catalog } from '../../src/engine/model.js';
import type { Panel } from '../../src/engine/offers.js';
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Day } from '../../src/time/units.js';

const aLine = fc.record({
  kind: fc.constantFrom(
    ...(['booked', 'booked', 'booked', 'booked', 'cancelled', 'no-show', 'reassigned', 'moved'] as const),
    ...(['panel', 'panel'] as const),
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
  /** Of a change to a member: for one pool only. */
  ofPool: fc.boolean(),
  assignedBy: fc.constantFrom('backend' as const, 'page' as const, 'client' as const),
});
export const histories = fc.array(aLine, { maxLength: 16, size: 'medium' });
type LineDraft = typeof aLine extends Arbitrary<infer T> ? T : never;

/** What a ledger is about: the first panel is the one that is booked, where there is one. */
export type Booked = Pick<Catalog, 'panels' | 'pools'> & { readonly calendars: number };

/** The ledger of a site; a line every two hours from a few days before the first day on. */
export function ledgerOf(drafts: readonly LineDraft[], { panels, pools = [], calendars }: Booked, first: Day) {
  const lines: LedgerLine[] = [];
  const sitting = new Map<string, readonly SeatTaken[]>();
  for (const draft of drafts) {
    const { kind, service, who, assignedBy } = draft;
    const order = lines.length + 1;
    const at = (first - 1) * MINUTES_PER_DAY + order * 120;
    const base = { order, at, calendar: `c${who % calendars}` };
    const booking = `b${order}`;
    const asked = first * MINUTES_PER_DAY + draft.startMinutes;
    const booked = lines.filter((one): one is LedgerEntry => one.kind === 'booked');
    const earlier = booked[draft.nth % Math.max(1, booked.length)];
    if (kind === 'booked') {
      lines.push({ ...base, kind, service, booking, start: asked, assignedBy });
    } else if (kind === 'panel') {
      const [panel] = panels ?? [];
      const seats = panel && seatsTaken(panel, pools, who);
      if (!panel || !seats?.[0]) continue;
      sitting.set(booking, seats);
      const { calendar } = seats[0];
      lines.push({
        ...{ ...base, kind: 'booked', service: panel.service, booking, calendar, seats },
        ...{ start: asked, assignedBy },
      });
    } else if (kind === 'cancelled' || kind === 'no-show' || kind === 'reassigned' || kind === 'moved') {
      if (!earlier) continue;
      const { seats: _, ...plain } = earlier;
      const start = kind === 'moved' ? asked : earlier.start;
      const seats = sitting.get(earlier.booking) ?? [];
      const from = seats[who % Math.max(1, seats.length)]?.calendar ?? earlier.calendar;
      const to = `c${draft.to % calendars}`;
      if (seats.some(({ calendar }) => calendar === to)) continue;
      const after = seats.map((seat) => (seat.calendar === from ? { ...seat, calendar: to } : seat));
      const changes = seats.length > 0 && draft.ofPool;
      lines.push({
        ...{ ...plain, order, at, kind, start, assignedBy },
        ...(kind === 'reassigned' && { calendar: from, to }),
        ...(kind === 'moved' && changes && { seats: after }),
      });
      if (kind === 'reassigned' || (kind === 'moved' && changes)) sitting.set(earlier.booking, after);
    } else {
      const ofOne: Pick<MemberEntry, 'service'> = draft.nth % 2 === 0 ? {} : { service };
      const pool = draft.ofPool ? pools[draft.nth % Math.max(1, pools.length)]?.id : undefined;
      lines.push({
        ...{ ...base, kind, ...ofOne, ...(pool !== undefined && { pool }) },
        ...(kind === 'credited' && { amount: draft.amount }),
      });
    }
  }
  return lines;
}

/** Who sits on a panel: of each pool the next ones who don't sit yet. Undefined where there are too few. */
function seatsTaken({ primary, seats }: Panel, pools: Catalog['pools'], turn: number): SeatTaken[] | undefined {
  const taken: SeatTaken[] = [];
  for (const { calendar, pool, count = 1 } of [primary, ...seats]) {
    for (let place = 0; place < count; place++) {
      const leads = pools?.find(({ id }) => id === pool)?.members.map(({ calendars: [lead] }) => lead!) ?? [];
      const others = (calendar === undefined ? leads : [calendar]).filter(
        (lead) => !taken.some((one) => one.calendar === lead),
      );
      const lead = others[turn % Math.max(1, others.length)];
      if (lead === undefined) return undefined;
      taken.push({ calendar: lead, ...(pool !== undefined && { pool }) });
    }
  }
  return taken;
}
