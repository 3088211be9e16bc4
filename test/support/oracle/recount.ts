/** The oracle on the ledger: each booking is followed by itself, the queue is replayed (DS-1, DS-12 to DS-16, RA-3). */
import type { Day, Instant } from '../../../src/time/units.js';
import type { Credit, Distribution } from '../../../src/engine/distribution.js';
import type { Calendar, Catalog, DayCount, Service } from '../../../src/engine/model.js';
import type { LedgerEntry, LedgerLine, MemberEntry } from '../../../src/engine/ledger.js';
import { dayAt } from './clock.js';
import { leadOf, membersOf } from './members.js';

export const isOfBooking = <Line extends LedgerLine>(line: Line): line is Exclude<Line, MemberEntry> =>
  'booking' in line;

/** Who serves a booking by its entries, in order; nobody once it is cancelled. */
export function hostBy(entries: Booking): string | undefined {
  if (entries.some(({ kind }) => kind === 'cancelled')) return undefined;
  return entries.findLast(({ kind }) => kind === 'reassigned')?.to ?? entries[0].calendar;
}

/** Whose count a booking is in: of whoever received it, less the credits (DS-14). */
export function receiverBy(entries: Booking, credit: Credit): string | undefined {
  const isGivenBack = entries.some(
    ({ kind }) => (kind === 'cancelled' && credit.cancellation) || (kind === 'no-show' && credit.noShow),
  );
  if (isGivenBack) return undefined;
  const moved = credit.reassignment ? entries.findLast(({ kind }) => kind === 'reassigned')?.to : undefined;
  return moved ?? entries[0].calendar;
}

/** Where a booking starts by now (FL-8). */
export function startBy(entries: Booking): Instant {
  return entries.findLast(({ kind }) => kind === 'moved')?.start ?? entries[0].start;
}

/** One booking, or one seat of a panel's: all its entries, that which booked it first. */
export type Booking = readonly [SeatEntry, ...SeatEntry[]];

/** What a line says of one seat; a booking that is no panel's has one, which belongs to the service itself. */
export interface SeatEntry extends LedgerEntry {
  /** Of a panel: the place, and the pool that fills it. */
  readonly seat?: { readonly place: number; readonly pool: string | undefined };
}

const perSeat = new WeakMap<readonly LedgerLine[], readonly (SeatEntry | MemberEntry)[]>();

/**
 * The ledger with each seat of a panel as a booking of its own. A reassignment is about whoever sits there by then; who
 * sits because the panel names that person has not taken a turn, as though the client had chosen.
 */
export function bySeat(ledger: readonly LedgerLine[]): readonly (SeatEntry | MemberEntry)[] {
  const known = perSeat.get(ledger);
  if (known) return known;
  const sitting = new Map<string, { calendar: string; pool: string | undefined }[]>();
  const lines = ledger.flatMap((line): (SeatEntry | MemberEntry)[] => {
    if (!isOfBooking(line)) return [line];
    const { seats, ...entry } = line;
    const { kind, booking, to } = entry;
    if (kind === 'booked' && seats)
      sitting.set(
        booking,
        seats.map(({ calendar, pool }) => ({ calendar, pool })),
      );
    const own = sitting.get(booking);
    if (!own) return [line];
    return own.flatMap((seat, place): SeatEntry[] => {
      const { calendar, pool } = seat;
      if (kind === 'reassigned' && calendar !== line.calendar) return [];
      if (kind === 'reassigned' && to !== undefined) seat.calendar = to;
      const assignedBy = pool === undefined ? 'client' : line.assignedBy;
      const one = { ...entry, booking: `${booking} seat ${place}`, calendar, assignedBy, seat: { place, pool } };
      const next = kind === 'moved' ? (seats?.[place]?.calendar ?? calendar) : calendar;
      if (next === calendar) return [one];
      seat.calendar = next;
      return [one, { ...one, kind: 'reassigned', to: next }];
    });
  });
  perSeat.set(ledger, lines);
  return lines;
}

/** What a pool has to do with in a service, or the service with its own members: bookings, and what happened to members. */
export function linesOf(ledger: readonly LedgerLine[], service: Service, pool: string | undefined) {
  return bySeat(ledger).filter((line) => {
    if (!isOfBooking(line)) return (line.service ?? service.id) === service.id && (line.pool ?? pool) === pool;
    return line.service === service.id && (line.seat ? line.seat.pool : service.pool) === pool;
  });
}

const bookings = new WeakMap<readonly LedgerLine[], readonly Booking[]>();

export function bookingsOf(ledger: readonly LedgerLine[]): readonly Booking[] {
  const known = bookings.get(ledger);
  if (known) return known;
  const entries: SeatEntry[] = bySeat(ledger).filter(isOfBooking);
  const made = entries.filter(({ kind }) => kind === 'booked');
  const found = made.map((one): Booking => [
    one,
    ...entries.filter((own) => own !== one && own.booking === one.booking),
  ]);
  bookings.set(ledger, found);
  return found;
}

/** All calendars that serve a booking: those of the whole group, where the member is one (DS-16). */
export function calendarsServing(catalog: Catalog, entries: Booking): readonly string[] {
  const host = hostBy(entries);
  const [{ service: id, seat }] = entries;
  const service = catalog.services.find((one) => one.id === id);
  const members = seat
    ? catalog.pools?.find((one) => one.id === seat.pool)?.members
    : service && membersOf(catalog, service);
  const member = members?.find((one) => leadOf(one) === host);
  return member?.calendars ?? (host === undefined ? [] : [host]);
}

/** Live sessions of a calendar on a day of its own zone, of all services; a group's clients share one. */
export function sessionsOn(ledger: readonly LedgerLine[], catalog: Catalog, { id, zone }: Calendar, day: Day): number {
  const live = bookingsOf(ledger).filter(
    (entries) => calendarsServing(catalog, entries).includes(id) && dayAt(zone, startBy(entries)) === day,
  );
  const sessions = live.map((entries, index) => {
    const [{ service }] = entries;
    const isShared = catalog.services.some((one) => one.id === service && one.seats > 1);
    return isShared ? `${service} at ${startBy(entries)}` : index;
  });
  return new Set(sessions).size;
}

/** Bookings of a calendar, or of a service, by day; sorted. A panel is one booking of its service. */
export function bookedByDay(ledger: readonly LedgerLine[], catalog: Catalog, of: Calendar | Service): DayCount[] {
  const isCalendar = 'capacity' in of;
  const live = bookingsOf(ledger).filter((entries) =>
    isCalendar
      ? calendarsServing(catalog, entries).includes(of.id)
      : entries[0].service === of.id && (entries[0].seat?.place ?? 0) === 0 && hostBy(entries) !== undefined,
  );
  const days = live.map((entries) => dayAt(isCalendar ? of.zone : catalog.site.zone, startBy(entries)));
  return [...new Set(days)].sort((a, b) => a - b).map((day) => [day, days.filter((one) => one === day).length]);
}

/** The members that were ever given a booking of a service, longest ago first, each with the line by which (DS-13). */
export function lastBookedOf(
  ledger: readonly LedgerLine[],
  service: string,
  members: readonly string[],
): (readonly [member: string, order: number])[] {
  const lastOf = (member: string): number | undefined =>
    ledger.findLast(
      (one) =>
        isOfBooking(one) &&
        one.service === service &&
        ((one.kind === 'booked' && one.calendar === member) || (one.kind === 'reassigned' && one.to === member)),
    )?.order;
  return members
    .flatMap((one) => {
      const last = lastOf(one);
      return last === undefined ? [] : [[one, last] as const];
    })
    .sort((a, b) => a[1] - b[1]);
}

/**
 * The members in line. Whoever was assigned by a distribution goes to the back, and so do, where they lose their turn, those
 * who stood before; whom a client chose keeps the place. A credit puts its member first again, whose turn it took.
 */
export function queueOf(
  ledger: readonly LedgerLine[],
  service: string,
  members: readonly string[],
  { credit = {}, losesTurn = false }: Pick<Distribution, 'credit' | 'losesTurn'> = {},
): string[] {
  let line = [...members];
  const turns = new Map<string, string>();
  const put = (place: 'first' | 'last', member: string): void => {
    const others = line.filter((one) => one !== member);
    if (line.includes(member)) line = place === 'first' ? [member, ...others] : [...others, member];
  };
  const assign = (booking: string, member: string): void => {
    if (!line.includes(member)) return;
    turns.set(booking, member);
    if (losesTurn) for (const one of line.slice(0, line.indexOf(member))) put('last', one);
    put('last', member);
  };
  for (const one of ledger.filter((own) => (own.service ?? service) === service)) {
    if (!isOfBooking(one)) {
      if (one.kind === 'joined') put('last', one.calendar);
      if (one.kind === 'credited' && one.amount) put(one.amount > 0 ? 'first' : 'last', one.calendar);
      continue;
    }
    const taker = turns.get(one.booking);
    const isBack =
      (one.kind === 'cancelled' && credit.cancellation) ||
      (one.kind === 'no-show' && credit.noShow) ||
      (one.kind === 'reassigned' && credit.reassignment);
    if (taker !== undefined && isBack) {
      turns.delete(one.booking);
      put('first', taker);
    }
    const assigned = one.kind === 'booked' ? one.calendar : one.kind === 'reassigned' ? one.to : undefined;
    if (assigned !== undefined && one.assignedBy !== 'client') assign(one.booking, assigned);
  }
  return line;
}
