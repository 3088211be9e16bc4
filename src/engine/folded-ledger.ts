import { isOfBooking, type LedgerEntry, type LedgerLine, type MemberEntry } from './ledger.js';
import type { Calendar, DayCount, Figures, Service } from './model.js';
import type { ClientPackage } from './offers.js';
import { getOrMake } from './once.js';
import { pooledSeats, poolSite } from './panels/seat-site.js';
import { hostsOn, SeatReader, type SeatLine } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import { Standings, type Standing } from './standing.js';
import { Tally } from './tally.js';
import { Turn } from './turn.js';
import type { Day, Span } from '../time/units.js';

/** The service that a question is about, and who may serve it. */
export interface FiguresAbout {
  readonly service: string;
  readonly calendars: readonly string[];
}

/**
 * A ledger as far as it has been folded: takes each line once, and answers from what it has counted, however long the
 * ledger is. It comes to the same whether the lines come at once or one by one.
 */
export class FoldedLedger {
  readonly #site: OpenedSite;
  readonly #reader = new SeatReader();
  readonly #bookings = new Standings();
  /** By booking: one for each seat of a panel. */
  readonly #keys = new Map<string | undefined, string[]>();
  /** By a client's package: what was booked out of it. */
  readonly #packages = new Map<string, string[]>();
  /** Live sessions by calendar, and how many clients each has. */
  readonly #sessions = new Tally();
  readonly #clients = new Map<string, number>();
  /** Bookings that stand, by calendar and by service. */
  readonly #onCalendar = new Tally();
  readonly #inService = new Tally();
  readonly #services: readonly { readonly service: Service; readonly turn: Turn }[];
  readonly #pools: readonly { readonly pool: string; readonly service: Service; readonly turn: Turn }[];
  readonly #turns: readonly { readonly turn: Turn }[];
  /** Calendars of those who are away for now, from all services and pools. */
  readonly #paused = new Set<string>();
  #lines = 0;

  constructor(site: OpenedSite) {
    this.#site = site;
    this.#services = site.catalog.services.map((service) => ({
      service,
      turn: new Turn(site, service, service.pool),
    }));
    this.#pools = pooledSeats(site).map((seat) => {
      const service = site.services.get(seat.service)!;
      return { pool: seat.pool, service, turn: new Turn(poolSite(site, seat), service, seat.pool) };
    });
    this.#turns = [...this.#services, ...this.#pools];
  }

  /** How many lines it has taken. */
  get lines(): number {
    return this.#lines;
  }

  /** Whether a member has been paused from everything, and not come back. */
  isPaused(calendar: string): boolean {
    return this.#paused.has(calendar);
  }

  add(lines: readonly LedgerLine[]): this {
    for (const line of lines) this.#add(line);
    return this;
  }

  /**
   * Makes the last line undone, which must have booked something: then it is as if that had never been. So what is yet to
   * be written is counted, too, and nothing has to be folded anew where it is not written.
   */
  takeBack(line: LedgerEntry): this {
    this.#lines--;
    for (const seat of [...this.#reader.takeBack(line)].reverse()) {
      for (const { turn } of this.#turns) turn.takeBack(seat);
      const standing = this.#bookings.takeBack(seat.key);
      if (standing) this.#count(standing, -1);
    }
    this.#keys.delete(line.booking);
    if (line.package !== undefined) this.#packages.get(line.package)!.pop();
    return this;
  }

  /**
   * What the ranking keys are read from, as counts; `days` narrows the sessions to days of the calendars' own zones,
   * `without` leaves a booking out as if it had never been, and `about` leaves out what one question has no need of.
   */
  figures(days?: Span<Day>, without?: string, about?: FiguresAbout): Figures {
    const isAsked = ({ id }: Service): boolean => about === undefined || id === about.service;
    const calendars = about?.calendars ?? this.#site.catalog.calendars.map(({ id }) => id);
    return this.#leavingOut(without, () => ({
      sessions: calendars.flatMap((id) => this.#sessions.of(id, days).map(([day, count]) => [id, day, count] as const)),
      services: this.#services
        .filter(({ service }) => isAsked(service))
        .map(({ service, turn }) => ({
          ...turn.figures(days, without),
          ...(service.limits && { booked: this.#inService.of(service.id) }),
        })),
      ...(this.#pools.length > 0 && {
        pools: this.#pools
          .filter(({ service }) => isAsked(service))
          .map(({ pool, turn }) => ({ pool, ...turn.figures(days, without) })),
      }),
    }));
  }

  /** Bookings on the calendar, by itself or in a group, of all services, by its own dates. Nothing where it has no limits (AV-10). */
  bookedOnCalendar({ id, limits }: Calendar, without?: string): readonly DayCount[] | undefined {
    return limits && this.#leavingOut(without, () => this.#onCalendar.of(id));
  }

  /** Bookings of the service that are named, by the site's dates: what a question's `clientBooked` is. Nothing where there is no limit. */
  bookedByClient({ id, clientLimits }: Service, bookings: readonly string[]): readonly DayCount[] | undefined {
    if (!clientLimits) return undefined;
    const counts = new Tally();
    for (const { booked, start, host } of this.#ownersOf(bookings)) {
      if (booked.service === id && host !== undefined) counts.add(id, this.#siteDay(start), 1);
    }
    return counts.of(id);
  }

  /** The bookings that were made out of a client's package, in the order in which they were made. */
  packageBookings(id: string): readonly string[] {
    return this.#packages.get(id) ?? [];
  }

  /**
   * The sessions of a client's package that are booked by now, where they have been moved to; what is cancelled can be booked
   * again (PK-5).
   *
   * @param without A booking that counts for nobody: while it moves, it is in nobody's way.
   */
  packageUsed(id: string, without?: string): ClientPackage['used'] {
    const others = this.packageBookings(id).filter((booking) => booking !== without);
    return this.#ownersOf(others).flatMap(({ booked: { service }, start, host }) =>
      host === undefined ? [] : { service, start },
    );
  }

  /** Who serves the last of these bookings that stands, in the order in which they were made (DS-20). */
  hostOfLast(bookings: readonly string[]): string | undefined {
    return this.#ownersOf(bookings)
      .filter(({ host }) => host !== undefined)
      .sort((a, b) => a.booked.order - b.booked.order)
      .at(-1)?.host;
  }

  #add(line: LedgerLine): void {
    this.#lines++;
    if (line.kind === 'booked' && line.package !== undefined) {
      getOrMake(this.#packages, line.package, () => []).push(line.booking);
    }
    for (const seat of this.#reader.read(line)) {
      for (const { turn } of this.#turns) turn.add(seat);
      if (isOfBooking(seat)) this.#addSeat(seat);
      else this.#pause(seat);
    }
  }

  #addSeat(seat: SeatLine): void {
    if (seat.kind === 'booked') getOrMake(this.#keys, seat.booking, () => []).push(seat.key);
    const step = this.#bookings.add(seat);
    if (step?.before) this.#count(step.before, -1);
    if (step) this.#count(step.after, 1);
  }

  #pause({ kind, calendar, service, pool }: MemberEntry): void {
    if (service !== undefined || pool !== undefined) return;
    if (kind === 'paused') this.#paused.add(calendar);
    else if (kind === 'resumed') this.#paused.delete(calendar);
  }

  /**
   * All hosts have the session: of a group (DS-16), and on every seat of a panel; the clients of one group session have one
   * (AV-7).
   */
  #count(standing: Standing, amount: 1 | -1): void {
    const { booked, start, host } = standing;
    if (host === undefined) return;
    const { key, service, seat } = booked;
    if (seat === 0) this.#inService.add(service, this.#siteDay(start), amount);
    const isShared = (this.#site.services.get(service)?.seats ?? 1) > 1;
    for (const id of hostsOn(this.#site, booked, host)) {
      const calendar = this.#site.calendars.get(id);
      if (!calendar) continue;
      const day = this.#site.zone(calendar.zone).dayOf(start);
      this.#onCalendar.add(id, day, amount);
      if (this.#changesSessions(JSON.stringify([id, isShared ? [service, start] : key]), amount)) {
        this.#sessions.add(id, day, amount);
      }
    }
  }

  /** Whether a session begins with its first client, or ends with its last. */
  #changesSessions(session: string, amount: 1 | -1): boolean {
    const before = this.#clients.get(session) ?? 0;
    // Stryker disable next-line ArithmeticOperator: whichever way it is counted, it comes back to nothing
    const clients = before + amount;
    // Stryker disable next-line ConditionalExpression: a session of nobody takes room, and no more
    if (clients === 0) this.#clients.delete(session);
    else this.#clients.set(session, clients);
    return before === 0 || clients === 0;
  }

  #siteDay(start: number): Day {
    return this.#site.zone(this.#site.site.zone).dayOf(start);
  }

  /** The seats that own the bookings (PN-2). */
  #ownersOf(bookings: readonly string[]): Standing[] {
    return bookings.flatMap((booking) => this.#bookings.get(this.#keys.get(booking)?.[0] ?? '') ?? []);
  }

  #leavingOut<T>(booking: string | undefined, answer: () => T): T {
    const keys = this.#keys.get(booking) ?? [];
    this.#countAll(keys, -1);
    try {
      return answer();
    } finally {
      this.#countAll(keys, 1);
    }
  }

  #countAll(keys: readonly string[], amount: 1 | -1): void {
    for (const key of keys) {
      this.#count(this.#bookings.get(key)!, amount);
      for (const { turn } of this.#turns) turn.count(key, amount);
    }
  }
}
