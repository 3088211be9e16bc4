import { WindowCounts } from './counts.js';
import { distributionOf } from './distributions.js';
import { isOfBooking } from './ledger.js';
import type { Service, ServiceFigures } from './model.js';
import { leadOf } from './pools.js';
import { Queue } from './queue.js';
import { isIn, type SeatLedgerLine, type SeatLine } from './seat-lines.js';
import type { OpenedSite } from './site.js';
import type { Day, Span } from '../time/units.js';

/** A booking that came to a member. */
interface Received {
  readonly order: number;
  readonly booking: string;
}

/** What the members of a pool are ranked by in a service; without pool, the calendars of its own. Takes line by line. */
export class Turn {
  readonly #service: Service;
  readonly #pool: string | undefined;
  readonly #members: readonly string[];
  readonly #queue: Queue;
  readonly #counts: WindowCounts;
  /** By member, in order. */
  readonly #received: ReadonlyMap<string | undefined, Received[]>;

  /** `site` is as the members see it: they are those that it has for the service. */
  constructor(site: OpenedSite, service: Service, pool: string | undefined) {
    const asSeen = site.services.get(service.id)!;
    const distribution = distributionOf(asSeen, site.catalog.distributions);
    this.#service = service;
    this.#pool = pool;
    this.#members = site.members.get(service.id)!.map(leadOf);
    this.#received = new Map(this.#members.map((member) => [member, []]));
    this.#queue = new Queue(this.#members, distribution);
    this.#counts = new WindowCounts(site, asSeen, distribution);
  }

  /** Lines of other services and pools are passed over. */
  add(line: SeatLedgerLine): void {
    if (isOfBooking(line)) {
      if (!isIn(line, this.#service, this.#pool)) return;
      this.#queue.add(line);
      this.#counts.add(line);
      this.#receive(line);
    } else if ((line.service ?? this.#service.id) === this.#service.id && (line.pool ?? this.#pool) === this.#pool) {
      this.#queue.add(line);
      this.#counts.adjust(line);
    }
  }

  /** Makes the last line undone, which has booked something. */
  takeBack(line: SeatLine): void {
    if (!isIn(line, this.#service, this.#pool)) return;
    this.#queue.takeBack(line);
    this.#counts.takeBack(line);
    const own = this.#received.get(line.calendar);
    own?.splice(
      own.findLastIndex(({ order }) => order === line.order),
      1,
    );
  }

  /** Counts a seat no more, or once again. */
  count(key: string, amount: 1 | -1): void {
    this.#counts.count(key, amount);
  }

  /** The figures for windows that touch the days; as if one booking had never been, where one is named. */
  figures(days: Span<Day> | undefined, without: string | undefined): Omit<ServiceFigures, 'booked'> {
    return {
      service: this.#service.id,
      lastBooked: this.#lastBooked(without),
      queue: this.#queue.members(without),
      ...this.#counts.figures(days),
    };
  }

  #receive({ kind, calendar, to, order, booking }: SeatLine): void {
    const own = this.#received.get(kind === 'booked' ? calendar : to);
    // Lines may come a little out of order; no two have the same.
    // Stryker disable next-line EqualityOperator
    own?.splice(own.findLastIndex((one) => one.order < order) + 1, 0, { order, booking });
  }

  /** The order of each member's last booking, whoever chose; to be cancelled or moved changes nothing (DS-13). */
  #lastBooked(without: string | undefined): ServiceFigures['lastBooked'] {
    return this.#members.flatMap((member) => {
      const last = this.#received.get(member)!.findLast(({ booking }) => booking !== without);
      return last ? [[member, last.order] as const] : [];
    });
  }
}
