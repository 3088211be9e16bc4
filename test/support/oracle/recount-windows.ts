/** The oracle on counting windows: each booking is followed through the ledger by itself (DS-9, DS-14, DS-15). */
import type { Day } from '../../../src/time/units.js';
import type { Credit, WindowName } from '../../../src/engine/distribution.js';
import type { Catalog } from '../../../src/engine/model.js';
import type { LedgerLine, MemberEntry } from '../../../src/engine/ledger.js';
import { dayAt } from './clock.js';
import { bookingsOf, hostBy, isOfBooking, receiverBy, startBy } from './recount.js';
import { firstDayOf } from './windows.js';

export interface Recount {
  readonly ledger: readonly LedgerLine[];
  readonly catalog: Catalog;
  readonly service: string;
  readonly members: readonly string[];
  readonly window: WindowName;
  readonly credit: Credit;
}

/** The bookings of a member in a window: those it serves (`held`) or received, made before an entry. */
function bookingsIn(given: Recount, member: string, window: Day, held: boolean, before: number): number {
  return bookingsOf(given.ledger).filter((entries) => {
    const [{ service, order }] = entries;
    const owner = held ? hostBy(entries) : receiverBy(entries, given.credit);
    const isInWindow = (): boolean => windowOf(given, member, startBy(entries)) === window;
    return service === given.service && order < before && owner === member && isInWindow();
  }).length;
}

/** What a member has in a window, with the level at which the member came in, less the credits. */
export function countIn(given: Recount, member: string, window: Day, held: boolean): number {
  const credits = held ? [] : changesOf(given, member).filter(({ kind }) => kind === 'credited');
  const counted = credits.filter((line) => windowOf(given, member, line.start ?? line.at) === window);
  return hadIn(given, member, window, held, Infinity) - counted.reduce((sum, { amount = 0 }) => sum + amount, 0);
}

/** What a member had in a window before an entry of the ledger: bookings, and what was added for coming in or back. */
function hadIn(given: Recount, member: string, window: Day, held: boolean, before: number): number {
  let had = bookingsIn(given, member, window, held, before);
  for (const { kind, order, at } of changesOf(given, member)) {
    if ((kind !== 'joined' && kind !== 'resumed') || order >= before || window < windowOf(given, member, at)) continue;
    const team = given.members.filter((one) => one !== member && isThere(given, one, order));
    const sum = team.reduce((so, one) => so + hadIn(given, one, window, held, order), 0);
    const level = team.length === 0 ? 0 : sum / team.length;
    const own = hadIn(given, member, window, held, order);
    had += kind === 'joined' ? level : level > own ? level - own : 0;
  }
  return had;
}

/** What happened to a member, as far as the service goes. */
function changesOf({ ledger, service }: Recount, member: string): MemberEntry[] {
  return ledger.filter(
    (one): one is MemberEntry =>
      !isOfBooking(one) && one.calendar === member && (one.service === undefined || one.service === service),
  );
}

/** How far a member lies above the share of the weight in a window. */
export function aboveShare(given: Recount, weights: ReadonlyMap<string, number>, member: string, window: Day): number {
  const total = given.members.reduce((sum, one) => sum + countIn(given, one, window, false), 0);
  const all = given.members.reduce((sum, one) => sum + (weights.get(one) ?? 100), 0);
  const share = all === 0 ? 0 : total * ((weights.get(member) ?? 100) / all);
  return countIn(given, member, window, false) - share;
}

function isThere(given: Recount, member: string, order: number): boolean {
  const own = changesOf(given, member).filter(({ kind }) => kind !== 'credited');
  let there = own.length === 0 || own[0]?.kind !== 'joined';
  for (const { kind } of own.filter((one) => one.order < order)) there = kind !== 'paused';
  return there;
}

export function windowOf({ catalog, window }: Recount, calendar: string, instant: number): Day {
  return firstDayOf(window, dayAt(catalog.calendars.find(({ id }) => id === calendar)?.zone ?? 'UTC', instant));
}
