import { addBits, emptyRow, nextBit, uniteRows, type Row } from './bits.js';
import { startRuns, type Cells, type Runs, type SessionPlan } from './grid.js';
import type { Service } from './model.js';
import { oncePer } from './once.js';
import type { Opening } from './opening.js';
import { cellAt } from './places.js';
import type { Track } from './track.js';
import type { Instant, Span } from '../time/units.js';

/** What a timetable is made of. */
interface Parts {
  readonly service: Service;
  readonly plan: SessionPlan;
  /** The instants that the availability speaks about. */
  readonly known: Span<Instant>;
  /** The first and the last start that notice and horizon leave (AV-8). */
  readonly earliest: Instant;
  readonly latest: Instant;
  readonly cells: Cells;
  /** In the order of the service's members; a group's is named by its first calendar. */
  readonly tracks: readonly Track[];
}

/**
 * Every start of a question on all its eligible calendars, as rows of bits over the same cells (DESIGN 3). Here as on each
 * track, what is `open` by hours, event, blackouts and grid holds what limits leave of it, `allowed`, and that holds what
 * is `free`.
 */
export class Timetable implements Parts {
  readonly service: Service;
  readonly plan: SessionPlan;
  readonly known: Span<Instant>;
  readonly earliest: Instant;
  readonly latest: Instant;
  readonly cells: Cells;
  readonly tracks: readonly Track[];
  /** Cells that notice and horizon leave. */
  readonly bookable: Span<number>;
  #unblocked = oncePer(({ unblocked, zone }: Opening): Runs => startRuns(unblocked, zone, this.plan, this.known));
  #byCalendar: ReadonlyMap<string, Track> | undefined;
  #open: Row | undefined;
  #allowed: Row | undefined;
  #free: Row | undefined;

  constructor({ service, plan, known, earliest, latest, cells, tracks }: Parts) {
    this.service = service;
    this.plan = plan;
    this.known = known;
    this.earliest = earliest;
    this.latest = latest;
    this.cells = cells;
    this.tracks = tracks;
    this.bookable = this.cellsIn([earliest, latest + 1]);
  }

  /** Starts that at least one calendar has open time for, whatever its limits. */
  get open(): Row {
    return (this.#open ??= this.#union(({ open }) => open));
  }

  /** Starts that at least one calendar has open time for, within the limits (MG-1, AV-10). */
  get allowed(): Row {
    return (this.#allowed ??= this.#union(({ allowed }) => allowed));
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
    // What is undefined lies in no range.
    const cell = cellAt(this.cells, start)!;
    const [from, to] = this.bookable;
    return from <= cell && cell < to ? cell : undefined;
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
    this.#byCalendar ??= new Map(this.tracks.map((track) => [track.calendar.id, track]));
    return this.#byCalendar.get(calendar);
  }

  /** The first start of a calendar that is free and bookable. */
  soonestOf(calendar: string): Instant | undefined {
    const track = this.trackOf(calendar);
    const [from, to] = this.bookable;
    const cell = track ? nextBit(track.free, from, to) : to;
    return cell < to ? this.startOf(cell) : undefined;
  }

  /** The starts that there would be on an opening, were there no blackouts. */
  unblockedRuns(opening: Opening): Runs {
    return this.#unblocked(opening);
  }

  /** The same with some of the calendars only. */
  among(calendars: readonly string[]): Timetable {
    const ids = new Set(calendars);
    return new Timetable({ ...this, tracks: this.tracks.filter(({ calendar }) => ids.has(calendar.id)) });
  }

  /** The same with another track for a calendar whose open time and limits stay: all that hangs on these goes over. */
  with(place: number, track: Track): Timetable {
    const tracks = this.tracks.slice();
    tracks[place] = track;
    const changed = new Timetable({ ...this, tracks });
    changed.#unblocked = this.#unblocked;
    changed.#open = this.#open;
    changed.#allowed = this.#allowed;
    changed.#free = this.#free?.slice();
    changed.#reunite(this.tracks[place]!.free, track.free);
    return changed;
  }

  /** Puts the union right wherever a calendar's row has changed. */
  #reunite(before: Row, now: Row): void {
    if (!this.#free) return;
    for (const word of now.keys()) {
      // Stryker disable next-line ConditionalExpression: it would be right for every word, only later
      if (before[word] !== now[word]) this.#free[word] = this.tracks.reduce((any, { free }) => any | free[word]!, 0);
    }
  }

  /** What the rows of any of the calendars have; many calendars share a row. */
  #union(rowOf: (track: Track) => Row): Row {
    const union = emptyRow(this.cells.count);
    for (const row of new Set(this.tracks.map(rowOf))) uniteRows(union, row);
    return union;
  }
}
