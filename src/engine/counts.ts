/** Bookings per member and counting window, with credits and the team's level (DS-5, DS-6, DS-9, DS-14, DS-15). */
import type { Distribution } from './distribution.js';
import { aheadKey, toFinest } from './distributions.js';
import { isOfBooking, type MemberEntry } from './ledger.js';
import type { Service, ServiceFigures, WindowCount } from './model.js';
import { dayAt } from './opening.js';
import { leadOf, weightOf } from './pools.js';
import type { SeatLedgerLine } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { standings } from './standing.js';
import { windowStart } from './windows.js';
import type { Day, Instant, Span } from '../time/units.js';

/** One booking, for whom it counts. */
interface Counted {
  readonly calendar: string;
  readonly window: Day;
  readonly order: number;
}

/**
 * What the counting keys of a distribution are read from. `ledger` holds the lines of the service and pool; `days` leaves out
 * windows that don't touch them.
 */
export function countsOf(
  ledger: readonly SeatLedgerLine[],
  site: OpenedSite,
  service: Service,
  distribution: Distribution,
  days?: Span<Day>,
): Pick<ServiceFigures, 'counts' | 'corrected' | 'shortfall'> {
  const { keys, window, credit } = distribution;
  const usesCorrected = keys.includes('corrected');
  const usesShortfall = keys.includes('shortfall');
  const usesCounts = keys.includes('count') || (distribution.ahead !== undefined && aheadKey(distribution) === 'count');
  if (!usesCorrected && !usesShortfall && !usesCounts) return {};

  const windowOf = (calendar: string, at: Instant): Day =>
    windowStart(window, dayAt(at, site.zone(site.calendars.get(calendar)!.zone)));
  const members = (site.members.get(service.id) ?? []).map(leadOf);
  const scene: Scene = { members, changes: ledger.filter((entry) => !isOfBooking(entry)), windowOf };
  const bookings = standings(ledger.filter(isOfBooking), credit);
  const counted = (who: 'host' | 'receiver'): Counted[] =>
    bookings.flatMap(({ [who]: calendar, booked, start }) =>
      calendar !== undefined && members.includes(calendar)
        ? [{ calendar, window: windowOf(calendar, start), order: booked.order }]
        : [],
    );
  const touches = ([, from]: WindowCount): boolean =>
    !days || window === 'ever' || (from >= windowStart(window, days[0]) && from < days[1]);

  const held = usesCounts ? withLevels(counted('host'), scene) : [];
  const received = usesCorrected || usesShortfall ? credited(withLevels(counted('receiver'), scene), scene) : [];
  return {
    ...(usesCounts && { counts: held.filter(touches) }),
    ...(usesCorrected && { corrected: received.filter(touches) }),
    ...(usesShortfall && { shortfall: shortfallOf(received, site, service).filter(touches) }),
  };
}

interface Scene {
  readonly members: readonly string[];
  /** What happened to members, in order. */
  readonly changes: readonly MemberEntry[];
  windowOf(calendar: string, at: Instant): Day;
}

/**
 * The bookings of each member in each window; and for those who joined or came back, what the others had at that moment
 * on average, in the window of that moment and in each later one that was booked by then (DS-15): else all that is still
 * free there would be theirs. What one had is bookings and levels so far; who comes back is never lifted above the level.
 */
function withLevels(bookings: readonly Counted[], { members, changes, windowOf }: Scene): WindowCount[] {
  const sums = new Sums();
  for (const { kind, calendar, at, order } of changes) {
    if ((kind !== 'joined' && kind !== 'resumed') || !members.includes(calendar)) continue;
    const team = members.filter((member) => member !== calendar && isThere(member, changes, order));
    const before = bookings.filter((one) => one.order < order && one.window >= windowOf(calendar, at));
    for (const window of new Set(before.map((one) => one.window))) {
      const had = (member: string): number =>
        sums.at(member, window) + before.filter((one) => one.calendar === member && one.window === window).length;
      const level = team.reduce((sum, member) => sum + had(member), 0) / Math.max(team.length, 1);
      sums.add(calendar, window, kind === 'joined' ? level : Math.max(0, level - had(calendar)));
    }
  }
  for (const { calendar, window } of bookings) sums.add(calendar, window, 1);
  return sums.list();
}

/** Whether a member takes part just before an entry: has joined by then, or was there from the beginning; not paused. */
function isThere(member: string, changes: readonly MemberEntry[], order: number): boolean {
  const own = changes.filter(({ calendar, kind }) => calendar === member && kind !== 'credited');
  const last = own.findLast((entry) => entry.order < order);
  return last ? last.kind !== 'paused' : own[0]?.kind !== 'joined';
}

/** The same, less what was credited; a negative amount takes a credit back. */
function credited(counts: readonly WindowCount[], { members, changes, windowOf }: Scene): WindowCount[] {
  const sums = new Sums();
  for (const [calendar, window, value] of counts) sums.add(calendar, window, value);
  for (const { kind, calendar, at, start = at, amount = 0 } of changes) {
    if (kind === 'credited' && members.includes(calendar)) sums.add(calendar, windowOf(calendar, start), -amount);
  }
  return sums.list();
}

/** For every member and window, how far the bookings lie above the share that the weight gives (DS-9). */
function shortfallOf(counts: readonly WindowCount[], site: OpenedSite, service: Service): WindowCount[] {
  const members = site.members.get(service.id) ?? [];
  const allWeights = members.reduce((sum, member) => sum + weightOf(member), 0);
  return [...new Set(counts.map(([, window]) => window))].flatMap((window) => {
    const own = new Map(counts.flatMap(([calendar, from, value]) => (from === window ? [[calendar, value]] : [])));
    const total = [...own.values()].reduce((sum, value) => sum + value, 0);
    return members.map((member): WindowCount => {
      const share = allWeights > 0 ? (total * weightOf(member)) / allWeights : 0;
      const above = (own.get(leadOf(member)) ?? 0) - share;
      return [leadOf(member), window, toFinest(above)];
    });
  });
}

/** Numbers by calendar and window. */
class Sums {
  readonly #byCalendar = new Map<string, Map<Day, number>>();

  add(calendar: string, window: Day, value: number): void {
    const own = this.#byCalendar.get(calendar) ?? new Map<Day, number>();
    this.#byCalendar.set(calendar, own.set(window, (own.get(window) ?? 0) + value));
  }

  at(calendar: string, window: Day): number {
    return this.#byCalendar.get(calendar)?.get(window) ?? 0;
  }

  list(): WindowCount[] {
    return [...this.#byCalendar].flatMap(([calendar, own]) =>
      [...own].map(([window, value]): WindowCount => [calendar, window, value]),
    );
  }
}
