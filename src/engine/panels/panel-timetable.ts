import { emptyRow, hasBit, intersectRows, nextBit, setBit, uniteRows, type Row } from '../bits.js';
import { Columns } from './columns.js';
import { compiled } from '../compile.js';
import { Matching } from './matching.js';
import { membersOf, panelOf, seatsOf } from './panel.js';
import { poolAvailability, poolSite, withMembers } from './seat-site.js';
import { seatInOrder, type Sitter } from './seating.js';
import type { Availability, DayCount, Member, Service } from '../model.js';
import { getOrMake, keyOf, perQuestion } from '../once.js';
import type { Panel, Seat } from '../offers.js';
import type { OpenedSite } from '../site.js';
import type { Timetable } from '../timetable.js';

/** What a client wants to know the times of a panel of. */
export interface PanelQuestion {
  readonly panel: string;
  /** Minutes; the service's first duration where left out. */
  readonly duration?: number;
  /** The client's own bookings of the service by day of the site's zone, where they are known (AV-10). */
  readonly clientBooked?: readonly DayCount[];
}

type RowKind = 'open' | 'allowed' | 'free';

/** A member of a seat. */
export interface Place {
  readonly member: Member;
  /** Whom it takes, as numbers of people. */
  readonly people: Sitter;
  /** Starts at which all of them are free. */
  readonly free: Row;
}

/** A seat of a panel, `count` times. */
export interface PanelSeat {
  readonly count: number;
  readonly calendar?: string;
  readonly pool?: string;
  /** The site in which the seat's members are those of the panel's service, and its pool's distribution the service's. */
  readonly site: OpenedSite;
  /** The availability in which the service's figures are those of the pool in the service. */
  readonly availability: Availability;
  readonly timetable: Timetable;
  readonly places: readonly Place[];
}

/**
 * The starts of a panel (MG-4). The primary seat's grid says where starts may lie; on the further seats people need to be
 * free for the whole time, whatever their own grid. Different people, not just different calendars, sit on all seats.
 */
export class PanelTimetable {
  readonly panel: Panel;
  /** The primary seat, and then the others. */
  readonly seats: readonly PanelSeat[];
  /** Ids of the specialists, by number. */
  readonly people: readonly string[];
  #free: Row | undefined;

  constructor(site: OpenedSite, availability: Availability, { panel: id, ...asked }: PanelQuestion) {
    this.panel = panelOf(site, id);
    const [primary, ...others] = seatsOf(this.panel).map((seat) => ({ seat, members: membersOf(site, seat) }));
    const service = site.services.get(this.panel.service)!;
    const question = { service: service.id, ...asked };

    const first = compiled(withMembers(site, service, singlesOf(primary!.members)), availability, question);
    const singles = singlesOf(others.flatMap(({ members }) => members));
    const further = compiled(withMembers(site, { ...service, grid: 1 }, singles), availability, question, first.cells);

    const people = new Map<string, number>();
    this.seats = [primary!, ...others].map(({ seat, members }, index) => {
      const timetable = index === 0 ? first : further;
      return {
        ...seat,
        count: seat.count ?? 1,
        ...seatScene(site, availability, service, seat, members),
        timetable,
        places: members.map((member) => placeOf(site, timetable, member, people)),
      };
    });
    this.people = [...people.keys()];
  }

  /** The primary seat's timetable: its cells and bookable range are the panel's. */
  get timetable(): Timetable {
    return this.seats[0]!.timetable;
  }

  /** Starts at which every seat can be filled by a different person. */
  get free(): Row {
    return (this.#free ??= this.#fillable());
  }

  /** Where each seat by itself has somebody who is open, allowed by the limits, or free: all that is worth a closer look. */
  onEach(kind: RowKind): Row {
    const row = emptyRow(this.timetable.cells.count).fill(-1);
    for (const seat of this.seats) intersectRows(row, this.someoneOn(seat, kind));
    return row;
  }

  /** Where one seat by itself has somebody. */
  someoneOn({ places, timetable }: PanelSeat, kind: RowKind): Row {
    const row = emptyRow(timetable.cells.count);
    for (const { member, free } of places) uniteRows(row, kind === 'free' ? free : rowOf(timetable, member, kind));
    return row;
  }

  #fillable(): Row {
    const { cells, bookable } = this.timetable;
    const free = emptyRow(cells.count);
    const candidates = this.onEach('free');
    const columns = this.seats.map((seat) => new Columns(this.#rowsOf(seat), (this.people.length + 31) >>> 5));
    const perSeat = this.seats.flatMap(({ count }, index) => Array.from({ length: count }, () => columns[index]!));
    const matching = new Matching(perSeat.length, this.people.length);
    // Stryker disable next-line EqualityOperator,ConditionalExpression: to try them all says the same as the matching, later
    const grouped = this.seats.some(({ places }) => places.some(({ people }) => people.length > 1));

    let read = -1;
    const [from, to] = bookable;
    for (let cell = nextBit(candidates, from, to); cell < to; cell = nextBit(candidates, cell + 1, to)) {
      const word = cell >>> 5;
      // Stryker disable next-line ConditionalExpression: read again, the word says the same
      if (word !== read) for (const one of columns) one.read(word);
      read = word;
      for (let seat = 0; seat < perSeat.length; seat++) perSeat[seat]!.copy(cell & 31, matching.masks, seat);
      if (matching.fill() || (grouped && this.#seatable(cell))) setBit(free, cell);
    }
    return free;
  }

  /** For each person by number, when they can take the seat alone. */
  #rowsOf({ places }: PanelSeat): Row[] {
    const rows = this.people.map(() => emptyRow(this.timetable.cells.count));
    for (const { people, free } of places) {
      if (people.length === 1) uniteRows(rows[people[0]!]!, free);
    }
    return rows;
  }

  #seatable(cell: number): boolean {
    const lists = this.seats.flatMap(({ count, places }) => {
      const sitters = places.filter(({ free }) => hasBit(free, cell)).map(({ people }) => people);
      return Array.from({ length: count }, () => sitters);
    });
    return 'chosen' in seatInOrder(lists, this.people.length);
  }
}

/** Each calendar of the members as a member of its own: who is free is asked of each one, also within a group. */
export function singlesOf(members: readonly Member[]): Member[] {
  const ids = new Set(members.flatMap((member) => member.calendars));
  return [...ids].map((id) => ({ id, calendars: [id] }));
}

/** What the members of a seat are ranked in. */
function seatScene(
  site: OpenedSite,
  availability: Availability,
  service: Service,
  { pool }: Seat,
  members: readonly Member[],
): Pick<PanelSeat, 'site' | 'availability'> {
  if (pool === undefined) return { site: withMembers(site, service, members), availability };
  const seat = { service: service.id, pool };
  return { site: poolSite(site, seat), availability: poolAvailability(availability, seat) };
}

function placeOf(site: OpenedSite, timetable: Timetable, member: Member, numbers: Map<string, number>): Place {
  const ids = member.calendars.map((id) => site.calendars.get(id)?.specialist ?? id);
  const people = [...new Set(ids)].map((id) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return numbers.get(id)!;
  });
  return { member, people, free: rowOf(timetable, member, 'free') };
}

/** Where all of a member is open, allowed or free. */
function rowOf(timetable: Timetable, { calendars }: Member, kind: RowKind): Row {
  const rows = calendars.map((id) => timetable.trackOf(id)?.[kind] ?? emptyRow(timetable.cells.count));
  // Stryker disable next-line ConditionalExpression: most are one calendar, whose row needs no copy
  if (rows.length === 1) return rows[0]!;
  const all = rows[0]!.slice();
  for (const row of rows) intersectRows(all, row);
  return all;
}

const timetables = perQuestion<PanelTimetable>();

/** The timetable of a panel; made once per availability. */
export function panelTimetableOf(
  site: OpenedSite,
  availability: Availability,
  question: PanelQuestion,
): PanelTimetable {
  const key = keyOf(question.panel, question.duration, question.clientBooked);
  return getOrMake(timetables(site, availability), key, () => new PanelTimetable(site, availability, question));
}
