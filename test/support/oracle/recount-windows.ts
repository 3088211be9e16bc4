/** The oracle on counting windows: each booking is followed through the ledger by itself (DS-9, DS-14, DS-15). */
import type { Day } from '../../../src/time/units.js';
import type { Credit, WindowName } from '../../../src/engine/distribution.js';
import type { Catalog } from '../../../src/engine/model.js';
import type { LedgerEntry, LedgerLine, MemberEntry } from '../../../src/engine/ledger.js';
import { dayAt } from './clock.js';
import { firstDayOf } from './windows.js';

export interface Recount {
  readonly ledger: readonly LedgerLine[];
  readonly catalog: Catalog;
  readonly service: string;
  readonly members: readonly string[];
  readonly window: WindowName;
  readonly credit: Credit;
}

/** Whose count a booking is in: that of whoever serves it (`held`), or of whoever received it, less the credits. */
function ownerOf(entries: readonly LedgerEntry[], credit: Credit, held: boolean): string | undefined {
  let owner: string | undefined;
  for (const { kind, calendar, to } of entries) {
    if (kind === 'booked') owner = calendar;
    if (kind === 'cancelled' && (held || credit.cancellation)) owner = undefined;
    if (kind === 'no-show' && !held && credit.noShow) owner = undefined;
    if (kind === 'reassigned' && owner !== undefined && (held || credit.reassignment)) owner = to;
  }
  return owner;
}

/** The bookings of a member in a window; those made before an entry of the ledger, where it is named. */
function bookingsIn(given: Recount, member: string, window: Day, held: boolean, before = Infinity): number {
  const entries = given.ledger.filter((one): one is LedgerEntry => 'booking' in one && one.service === given.service);
  return entries.filter(
    (one) =>
      one.kind === 'booked' &&
      one.order < before &&
      windowOf(given, member, one.start) === window &&
      ownerOf(
        entries.filter(({ booking }) => booking === one.booking),
        given.credit,
        held,
      ) === member,
  ).length;
}

/** What a member has in a window, with the level at which the member came in. */
export function countIn(given: Recount, member: string, window: Day, held: boolean): number {
  let count = bookingsIn(given, member, window, held);
  const lines = given.ledger.filter((one): one is MemberEntry => !('booking' in one));
  for (const line of lines.filter(({ calendar }) => calendar === member)) {
    const from = windowOf(given, member, line.start ?? line.at);
    if (line.kind === 'credited' && !held && from === window) count -= line.amount ?? 0;
    if ((line.kind !== 'joined' && line.kind !== 'resumed') || window < from) continue;
    const team = given.members.filter((one) => one !== member && isThere(lines, one, line.order));
    const sum = team.reduce((all, one) => all + bookingsIn(given, one, window, held, line.order), 0);
    const level = team.length === 0 ? 0 : sum / team.length;
    const own = bookingsIn(given, member, window, held, line.order);
    count += line.kind === 'joined' ? level : level > own ? level - own : 0;
  }
  return count;
}

/** How far a member lies above the share of the weight in a window. */
export function aboveShare(given: Recount, weights: ReadonlyMap<string, number>, member: string, window: Day): number {
  const total = given.members.reduce((sum, one) => sum + countIn(given, one, window, false), 0);
  const all = given.members.reduce((sum, one) => sum + (weights.get(one) ?? 100), 0);
  const share = all === 0 ? 0 : total * ((weights.get(member) ?? 100) / all);
  return countIn(given, member, window, false) - share;
}

function isThere(lines: readonly MemberEntry[], member: string, order: number): boolean {
  const own = lines.filter(({ calendar, kind }) => calendar === member && kind !== 'credited');
  let there = own.length === 0 || own[0]?.kind !== 'joined';
  for (const { kind } of own.filter((one) => one.order < order)) there = kind !== 'paused';
  return there;
}

export function windowOf({ catalog, window }: Recount, calendar: string, instant: number): Day {
  return firstDayOf(window, dayAt(catalog.calendars.find(({ id }) => id === calendar)?.zone ?? 'UTC', instant));
}
