/** Bookings per member and counting window, with credits and the team's level (DS-5, DS-6, DS-9, DS-14, DS-15). */
import type { Distribution } from './distribution.js';
import { aheadKey, toFinest } from './distributions.js';
import type { MemberEntry } from './ledger.js';
import type { Service, ServiceFigures, WindowCount } from './model.js';
import { weightOf } from './members.js';
import { leadOf } from './pools.js';
import type { SeatLine } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { Standings, type Standing } from './standing.js';
import { Tally } from './tally.js';
import { windowStart } from './windows.js';
import type { Day, Instant, Span } from '../time/units.js';

/** Whom a booking counts for: who serves it, or who has received it once the credits are given back. */
type Who = 'host' | 'receiver';

/** What the counting keys of a distribution are read from, line by line of its service and pool. */
export class WindowCounts {
  readonly #site: OpenedSite;
  readonly #service: Service;
  readonly #rule: Distribution;
  readonly #members: readonly string[];
  readonly #bookings: Standings;
  /** What happened to members, in order. */
  #changes: readonly MemberEntry[] = [];
  readonly #uses: Readonly<Record<'counts' | 'corrected' | 'shortfall', boolean>>;
  #sums: Readonly<Record<Who, EraSums>>;

  constructor(site: OpenedSite, service: Service, rule: Distribution) {
    this.#site = site;
    this.#service = service;
    this.#rule = rule;
    this.#members = site.members.get(service.id)!.map(leadOf);
    this.#bookings = new Standings(rule.credit);
    this.#sums = { host: new EraSums([]), receiver: new EraSums([]) };
    this.#uses = {
      counts: rule.keys.includes('count') || (rule.ahead !== undefined && aheadKey(rule) === 'count'),
      corrected: rule.keys.includes('corrected'),
      shortfall: rule.keys.includes('shortfall'),
    };
  }

  get #isUsed(): boolean {
    return Object.values(this.#uses).includes(true);
  }

  add(line: SeatLine): void {
    // Stryker disable next-line ConditionalExpression: what nobody reads is not counted, which saves time alone
    if (!this.#isUsed) return;
    const step = this.#bookings.add(line);
    if (!step) return;
    if (step.before) this.#count(step.before, -1);
    this.#count(step.after, 1);
  }

  /** Levels split the past: bookings before one are told from those after it (DS-15). */
  adjust(change: MemberEntry): void {
    // Stryker disable next-line ConditionalExpression: as above
    if (!this.#isUsed) return;
    // Lines may come a little out of order.
    this.#changes = [...this.#changes, change].sort((a, b) => a.order - b.order);
    const levels = this.#levels().map(({ order }) => order);
    this.#sums = { host: new EraSums(levels), receiver: new EraSums(levels) };
    for (const standing of this.#bookings.all()) this.#count(standing, 1);
  }

  /** Makes the line undone that has booked something, where it was the last about it. */
  takeBack({ key }: SeatLine): void {
    const standing = this.#bookings.takeBack(key);
    if (standing) this.#count(standing, -1);
  }

  /** Counts the seats of a booking no more, or once again. */
  count(key: string, amount: 1 | -1): void {
    const standing = this.#bookings.get(key);
    if (standing) this.#count(standing, amount);
  }

  /** `days` leaves out windows that don't touch them. */
  figures(days: Span<Day> | undefined): Pick<ServiceFigures, 'counts' | 'corrected' | 'shortfall'> {
    const { counts, corrected, shortfall } = this.#uses;
    const { window } = this.#rule;
    const touches = ([, from]: WindowCount): boolean =>
      !days || (from >= windowStart(window, days[0]) && from < days[1]);
    const received = (): WindowCount[] => this.#listed(this.#credited(this.#withLevels('receiver')));
    return {
      ...(counts && { counts: this.#listed(this.#withLevels('host')).filter(touches) }),
      ...(corrected && { corrected: received().filter(touches) }),
      ...(shortfall && { shortfall: shortfallOf(received(), this.#site, this.#service).filter(touches) }),
    };
  }

  #count({ booked, start, host, receiver }: Standing, amount: 1 | -1): void {
    for (const member of this.#members) {
      const window = (): Day => this.#windowOf(member, start);
      if (member === host) this.#sums.host.add(member, window(), booked.order, amount);
      if (member === receiver) this.#sums.receiver.add(member, window(), booked.order, amount);
    }
  }

  #windowOf(calendar: string, at: Instant): Day {
    return windowStart(this.#rule.window, this.#site.zone(this.#site.calendars.get(calendar)!.zone).dayOf(at));
  }

  /** The changes that bring a member to the team's level. */
  #levels(): MemberEntry[] {
    return this.#changes.filter(
      ({ kind, calendar }) => (kind === 'joined' || kind === 'resumed') && this.#members.includes(calendar),
    );
  }

  /**
   * The bookings of each member in each window; and for those who joined or came back, what the others had at that moment
   * on average, in the window of that moment and in each later one that was booked by then (DS-15): else all that is still
   * free there would be theirs. What one had is bookings and levels so far; who comes back is never lifted above the level.
   */
  #withLevels(who: Who): Tally {
    const levels = new Tally();
    const sums = this.#sums[who];
    for (const [era, { kind, calendar, at, order }] of this.#levels().entries()) {
      const team = this.#members.filter((member) => member !== calendar && isThere(member, this.#changes, order));
      const from = this.#windowOf(calendar, at);
      for (const window of sums.windows()) {
        if (window < from) continue;
        const had = (member: string): number => levels.at(member, window) + sums.before(era, member, window);
        const level = team.reduce((sum, member) => sum + had(member), 0) / Math.max(team.length, 1);
        levels.add(calendar, window, kind === 'joined' ? level : Math.max(0, level - had(calendar)));
      }
    }
    return sums.addedTo(levels, this.#members);
  }

  /** The same, less what was credited; a negative amount takes a credit back. */
  #credited(sums: Tally): Tally {
    for (const { calendar, at, start = at, amount = 0 } of this.#changes) {
      if (this.#members.includes(calendar)) sums.add(calendar, this.#windowOf(calendar, start), -amount);
    }
    return sums;
  }

  #listed(sums: Tally): WindowCount[] {
    return this.#members.flatMap((member) =>
      sums.of(member).map(([window, value]) => [member, window, value] as const),
    );
  }
}

/** Bookings by member and window, and by era: how many of some moments, given by their orders, they were made after. */
class EraSums {
  readonly #moments: readonly number[];
  readonly #eras: Tally[];

  constructor(moments: readonly number[]) {
    this.#moments = moments;
    this.#eras = Array.from({ length: moments.length + 1 }, () => new Tally());
  }

  add(calendar: string, window: Day, order: number, amount: number): void {
    // Stryker disable next-line EqualityOperator: no two lines have one order
    const later = this.#moments.findIndex((moment) => order < moment);
    this.#eras.at(later)!.add(calendar, window, amount);
  }

  /** Bookings made before the moment in this place. */
  before(place: number, calendar: string, window: Day): number {
    return this.#eras.slice(0, place + 1).reduce((sum, era) => sum + era.at(calendar, window), 0);
  }

  windows(): Set<Day> {
    return new Set(this.#eras.flatMap((era) => [...era.days()]));
  }

  addedTo(sums: Tally, members: readonly string[]): Tally {
    for (const era of this.#eras) {
      for (const member of members) for (const [window, count] of era.of(member)) sums.add(member, window, count);
    }
    return sums;
  }
}

/** Whether a member takes part just before an entry: has joined by then, or was there from the beginning; not paused. */
function isThere(member: string, changes: readonly MemberEntry[], order: number): boolean {
  const own = changes.filter(({ calendar, kind }) => calendar === member && kind !== 'credited');
  // Stryker disable next-line EqualityOperator: the entry itself is about somebody else
  const last = own.findLast((entry) => entry.order < order);
  return last ? last.kind !== 'paused' : own[0]?.kind !== 'joined';
}

/** For every member and window, how far the bookings lie above the share that the weight gives (DS-9). */
function shortfallOf(counts: readonly WindowCount[], site: OpenedSite, service: Service): WindowCount[] {
  const members = site.members.get(service.id)!;
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
