import { isOfBooking, type LedgerEntry, type LedgerLine, type MemberEntry, type SeatTaken } from './ledger.js';
import type { Service } from './model.js';
import { hostsOf } from './members.js';
import type { OpenedSite } from './site.js';

/** What a line of the ledger says of one seat: one line for each seat of a panel, for every other booking itself. */
export interface SeatLine extends LedgerEntry {
  /** The booking and its seat. */
  readonly key: string;
  /** 0 is the seat that owns the booking (PN-2). */
  readonly seat: number;
  /** The pool that fills the seat of a panel. */
  readonly pool?: string;
}

export type SeatLedgerLine = SeatLine | MemberEntry;

/** What a ledger says of bookings, seat by seat, so that every fold over it holds for panels too. */
export function bookingLines(ledger: readonly LedgerLine[]): SeatLine[] {
  const reader = new SeatReader();
  return ledger.flatMap((entry) => reader.read(entry)).filter(isOfBooking);
}

/**
 * Reads a ledger seat by seat, one line after the other: what becomes of a panel's booking becomes of all its seats, and
 * a reassignment of the one seat whose calendar it names. A seat of one calendar costs nobody a turn, as a client's own
 * choice.
 */
export class SeatReader {
  readonly #panels = new Map<string, readonly SeatTaken[]>();

  /** Forgets the last line, which has booked something, and says seat by seat what it said. */
  takeBack(entry: LedgerEntry): readonly SeatLine[] {
    const lines = this.read(entry).filter(isOfBooking);
    this.#panels.delete(entry.booking);
    return lines;
  }

  read(entry: LedgerLine): readonly SeatLedgerLine[] {
    if (!isOfBooking(entry)) return [entry];
    const { kind, booking, calendar, to } = entry;
    const seats = kind === 'booked' ? entry.seats : this.#panels.get(booking);
    if (!seats) return [{ ...entry, key: booking, seat: 0 }];
    const isMeant = (seat: SeatTaken): boolean => kind !== 'reassigned' || seat.calendar === calendar;
    const after = seats.map((seat, index) => {
      if (kind === 'moved') return entry.seats?.[index] ?? seat;
      return to !== undefined && isMeant(seat) ? { ...seat, calendar: to } : seat;
    });
    this.#panels.set(booking, after);
    return seats.flatMap((seat, index) => {
      if (!isMeant(seat)) return [];
      const line = lineOf({ ...entry, seats }, seat, index);
      return kind === 'moved' ? movedTo(line, after[index]!) : [line];
    });
  }
}

/** Whether a line counts among the bookings that a pool distributes in a service; without pool, those of its own calendars. */
export function isIn(line: SeatLine, { id, pool: own }: Service, pool: string | undefined): boolean {
  return line.service === id && (line.seats ? line.pool : own) === pool;
}

/** All who serve where a calendar leads the member on the seat: more than one of a group (DS-16). */
export function hostsOn(
  site: OpenedSite,
  { service, seats, pool }: Pick<SeatLine, 'service' | 'seats' | 'pool'>,
  lead: string,
): readonly string[] {
  const members = seats ? site.catalog.pools?.find(({ id }) => id === pool)?.members : site.members.get(service);
  return hostsOf(members, lead);
}

/** A seat of a panel that moves, and goes to another person where one sits there from now on. */
function movedTo(line: SeatLine, { calendar: to }: SeatTaken): SeatLine[] {
  return to === line.calendar ? [line] : [line, { ...line, kind: 'reassigned', to }];
}

function lineOf(entry: LedgerEntry, { calendar, pool }: SeatTaken, seat: number): SeatLine {
  const line = { ...entry, key: JSON.stringify([entry.booking, seat]), seat, calendar };
  return pool === undefined ? { ...line, assignedBy: 'client' } : { ...line, pool };
}
