import type { Question } from './answers.js';
import { addBits, emptyRow, hasBit, nextBit, uniteRows, type Row } from './bits.js';
import { checkDays, checkLists } from './checks.js';
import { EngineError } from './errors.js';
import { cellsFor, markStarts, startRuns, type Cells, type Runs, type SessionPlan } from './grid.js';
import { limitsOfCalendar, limitsOfService, withinLimits, type ReachedLimit } from './limits.js';
import type { Availability, Calendar, CalendarAvailability, Service } from './model.js';
import { openingOf, type Opening } from './opening.js';
import { anyLeft, cellAt, clearClaims, joinsLeft, placesLeft, type Share } from './places.js';
import { bookable, isStale, knownRange, planOf, serviceOf } from './question.js';
import { together } from './groups.js';
import type { OpenedSite } from './site.js';
import { eligibleMembers } from './stages/eligible.js';
import type { Instant, Span } from '../time/units.js';

/** One calendar's part of a timetable. */
export interface Track {
  readonly calendar: Calendar;
  readonly opening: Opening;
  /** Starts that lie on the grid and fit open time. */
  readonly open: Row;
  /** The limits that are reached (AV-10), and the starts that they leave. */
  readonly limits: readonly ReachedLimit[];
  readonly allowed: Row;
  /** Those of them that have something left. */
  readonly free: Row;
  /** What the backend says of the calendar; undefined where it says nothing. */
  readonly taken: CalendarAvailability | undefined;
  /** What is left, as a sum. */
  readonly shares: readonly Share[];
  /** Of a group: each of its calendars for itself (DS-16). */
  readonly parts?: readonly Track[];
}

/** Every start of a question on all its eligible calendars, as rows of bits over the same cells (DESIGN 3). */
export class Timetable {
  readonly service: Service;
  readonly plan: SessionPlan;
  readonly known: Span<Instant>;
  readonly cells: Cells;
  /** In the order of the service's members; a group's is named by its first calendar. */
  get tracks(): readonly Track[] {
    return this.#tracks;
  }
  /** Cells that notice and horizon leave (AV-8). */
  readonly bookable: Span<number>;
  readonly #tracks: Track[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #unblocked = new Map<Opening, Runs>();
  #scheduled: Row | undefined;
  #open: Row | undefined;
  #free: Row | undefined;

  /** @param frame Cells of another timetable to lie on, in place of those that suit the starts best. */
  constructor(site: OpenedSite, availability: Availability, question: Question, frame?: Cells) {
    this.service = serviceOf(site, question);
    this.plan = planOf(this.service, question);
    this.known = knownRange(site, availability);
    const taken = toldByCalendar(availability);
    const members = eligibleMembers(site, question);
    const calendars = [...new Set(members.flat())].map((id) => site.calendars.get(id)!);
    const openings = calendars.map((calendar) =>
      openingOf(site, this.service, calendar, taken.get(calendar.id)?.shifts ?? [], this.known, this.plan.duration),
    );

    const { cells, rows } = layOut(openings, this.plan, this.known, frame);
    this.cells = cells;
    const common = limitsOfService(site, availability, this.service, question.clientBooked);
    const single = calendars.map((calendar, index): Track => {
      const opening = openings[index]!;
      const open = rows.get(opening)!;
      const told = taken.get(calendar.id);
      const limits = [...limitsOfCalendar(site, calendar, told), ...common];
      const allowed = withinLimits(open, cells, limits);
      const trusted = told && !isStale(site, availability, told) ? told : undefined;
      return { calendar, opening, open, limits, allowed, taken: told, ...this.#left(calendar, allowed, trusted) };
    });
    const byCalendar = new Map(single.map((track) => [track.calendar.id, track]));
    this.#tracks = members.map((ids) =>
      together(
        ids.map((id) => byCalendar.get(id)!),
        cells,
      ),
    );
    this.#places = new Map(this.tracks.map((track, place) => [track.calendar.id, place]));
    const { earliest, latest } = bookable(this.service, availability);
    this.bookable = this.cellsIn([earliest, latest + 1]);
  }

  /** Starts that at least one calendar has open time for, whatever its limits. */
  get scheduled(): Row {
    return (this.#scheduled ??= this.#union(({ open }) => open));
  }

  /** Starts that at least one calendar has open time for, within the limits (MG-1, AV-10). */
  get open(): Row {
    return (this.#open ??= this.#union(({ allowed }) => allowed));
  }

  /** Starts at which at least one calendar has something left (MG-1). */
  get free(): Row {
    return (this.#free ??= this.#union(({ free }) => free));
  }

  /** What all calendars together have left at each of the cells `[from, to)` (MG-2). */
  leftIn([from, to]: Span<number>): Float64Array {
    const sums = new Float64Array(Math.max(0, to - from));
    for (const { shares } of this.tracks) {
      for (const { row, weight } of shares) addBits(sums, row, from, to, weight);
    }
    return sums;
  }

  /** The instant at which a cell begins. */
  startOf(cell: number): Instant {
    return (this.cells.base + cell) * this.cells.size;
  }

  /** The bookable cell of a start; undefined where nothing can start there. */
  bookableCell(start: Instant): number | undefined {
    const cell = cellAt(this.cells, start);
    const [from, to] = this.bookable;
    return cell !== undefined && from <= cell && cell < to ? cell : undefined;
  }

  /** The cells that begin in a range of instants, as far as they are known. */
  cellsIn([from, to]: Span<Instant>): Span<number> {
    const { size, base } = this.cells;
    const cell = (instant: Instant): number =>
      Math.ceil(Math.min(Math.max(instant, this.known[0]), this.known[1]) / size) - base;
    const first = cell(from);
    return [first, Math.max(first, cell(to))];
  }

  /** The cells that begin in a range of instants and are bookable. */
  bookableCellsIn(range: Span<Instant>): Span<number> {
    const [from, to] = this.cellsIn(range);
    return [Math.max(from, this.bookable[0]), Math.min(to, this.bookable[1])];
  }

  /** The track of a calendar; undefined where it isn't eligible. */
  trackOf(calendar: string): Track | undefined {
    const place = this.#places.get(calendar);
    return place === undefined ? undefined : this.#tracks[place];
  }

  /** The starts that there would be on an opening, were there no blackouts. */
  unblockedRuns(opening: Opening): Runs {
    let runs = this.#unblocked.get(opening);
    if (!runs) {
      runs = startRuns(opening.unblocked, opening.zone, this.plan, this.known);
      this.#unblocked.set(opening, runs);
    }
    return runs;
  }

  /** The first start of a track that is free and bookable. */
  soonestOf(track: Track): Instant | undefined {
    const [from, to] = this.bookable;
    const cell = nextBit(track.free, from, to);
    return cell < to ? this.startOf(cell) : undefined;
  }

  /**
   * Puts what is told of one calendar now in place of what was told. Whether that could be done: where the calendar is
   * in a group, or its hours or limits may have changed, a new timetable is needed.
   */
  retell(site: OpenedSite, availability: Availability, told: CalendarAvailability): boolean {
    if (this.tracks.some(({ parts }) => parts)) return false;
    const place = this.#places.get(told.calendar);
    if (place === undefined) return true;
    const before = this.#tracks[place]!;
    if (before.calendar.limits || before.taken?.shifts !== told.shifts) return false;
    const trusted = isStale(site, availability, told) ? undefined : told;
    const track: Track = { ...before, taken: told, ...this.#left(before.calendar, before.allowed, trusted) };
    this.#tracks[place] = track;
    this.#reunite(before.free, track.free);
    return true;
  }

  /** Puts the union right where one calendar's row has changed. */
  #reunite(before: Row, now: Row): void {
    if (!this.#free) return;
    for (let word = 0; word < now.length; word++) {
      if (before[word] === now[word]) continue;
      this.#free[word] = this.tracks.reduce((any, { free }) => any | free[word]!, 0);
    }
  }

  /** What the rows of any of the calendars have; many calendars share a row. */
  #union(rowOf: (track: Track) => Row): Row {
    const union = emptyRow(this.cells.count);
    for (const row of new Set(this.tracks.map(rowOf))) uniteRows(union, row);
    return union;
  }

  #left(calendar: Calendar, allowed: Row, taken: CalendarAvailability | undefined): Pick<Track, 'free' | 'shares'> {
    // Who isn't in the answer, or only with old news, counts as busy, never as free.
    if (!taken) return { free: emptyRow(this.cells.count), shares: [] };
    const row = allowed.slice();
    clearClaims(row, this.cells, this.plan, taken.busy);
    const joins = this.plan.seats > 1 ? joinsLeft(row, this.cells, this.#joinable(taken)) : [];
    const shares = [...placesLeft(row, this.cells, this.plan, calendar.capacity, taken.taken), ...joins];
    return { free: anyLeft(shares, this.cells), shares };
  }

  #joinable({ sessions }: CalendarAvailability): CalendarAvailability['sessions'] {
    return sessions.filter(({ service, duration }) => service === this.service.id && duration === this.plan.duration);
  }
}

/** What is told of each calendar. Throws an `EngineError` where one is told of twice, or not what is taken: that isn't free. */
function toldByCalendar({ calendars }: Availability): ReadonlyMap<string, CalendarAvailability> {
  const told = new Map<string, CalendarAvailability>();
  for (const [index, calendar] of calendars.entries()) {
    const path = `availability.calendars[${index}]`;
    checkLists(calendar, ['busy', 'taken'], path);
    checkDays(calendar.shifts ?? [], `${path}.shifts`);
    if (told.has(calendar.calendar)) {
      throw new EngineError(`${path}.calendar`, `${JSON.stringify(calendar.calendar)} stands twice; expected it once`);
    }
    told.set(calendar.calendar, calendar);
  }
  return told;
}

/** Cells that suit all the openings, and a row for each one of them: shared by the calendars that share the opening. */
function layOut(
  openings: readonly Opening[],
  plan: SessionPlan,
  known: Span<Instant>,
  frame: Cells | undefined,
): { cells: Cells; rows: ReadonlyMap<Opening, Row> } {
  const runs = new Map<Opening, Runs>();
  for (const opening of new Set(openings)) runs.set(opening, startRuns(opening.open, opening.zone, plan, known));
  const cells = frame ?? cellsFor(runs.values(), plan.step, known);
  const rows = new Map<Opening, Row>();
  for (const [opening, list] of runs) {
    const row = emptyRow(cells.count);
    markStarts(row, list, plan.step, cells);
    rows.set(opening, row);
  }
  return { cells, rows };
}

const kept = new WeakMap<Availability, Map<string, { site: OpenedSite; timetable: Timetable }>>();

/** The timetable of a question; made once per availability. */
export function timetableOf(site: OpenedSite, availability: Availability, question: Question): Timetable {
  let timetables = kept.get(availability);
  if (!timetables) kept.set(availability, (timetables = new Map()));
  const key = keyOf(question);
  const found = timetables.get(key);
  if (found?.site === site) return found.timetable;
  const timetable = new Timetable(site, availability, question);
  timetables.set(key, { site, timetable });
  return timetable;
}

/** Tells questions apart. Most name their service only, and are asked thousands of times. */
function keyOf({ service, duration, calendar, among, clientBooked }: Question): string {
  const isPlain = duration === undefined && calendar === undefined && among === undefined && clientBooked === undefined;
  return isPlain ? `=${service}` : JSON.stringify([service, duration, calendar, among, clientBooked]);
}

/**
 * The availability with other data of one calendar, as after one more booking or busy span. What was worked out for the
 * old one goes over to the new one and is put right there, so this costs one calendar's work; the old one stays valid,
 * and is worked out anew if it is asked again.
 */
export function withCalendar(site: OpenedSite, before: Availability, told: CalendarAvailability): Availability {
  const calendars = [...before.calendars.filter(({ calendar }) => calendar !== told.calendar), told];
  const availability: Availability = { ...before, calendars };
  const timetables = kept.get(before) ?? new Map<string, { site: OpenedSite; timetable: Timetable }>();
  kept.delete(before);
  const carried = [...timetables].filter(
    ([, entry]) => entry.site === site && entry.timetable.retell(site, availability, told),
  );
  kept.set(availability, new Map(carried));
  return availability;
}

/** What one calendar has left at a cell. */
export function leftOf(track: Track, cell: number): number {
  return track.shares.reduce((sum, { row, weight }) => sum + (hasBit(row, cell) ? weight : 0), 0);
}
