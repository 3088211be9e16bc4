import { MINUTES_PER_DAY, type Day, type Instant, type Span, type Wall } from './units.js';

/** `[instant, offset]`: the offset in minutes that a zone has from that instant on. */
export type OffsetChange = readonly [at: Instant, offset: number];

/** Finds the offset at `range[0]`, as a change at that instant, and the changes after it up to `range[1]`, sorted. */
export type OffsetSource = (range: Span<Instant>) => readonly OffsetChange[];

/** A time in which a zone keeps one offset. */
export interface Segment {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

/** About a quarter of a year: the least that is asked of a source. */
const BLOCK = 91 * 1440;
/** 1970 to 2100. Before and after, the nearest known offset holds: no calendar of this world is planned further ahead. */
const FIRST: Instant = 0;
const LAST: Instant = 524 * BLOCK - 1;
/** More than any two offsets of a zone are apart, and more than any offset is. */
const WIDEST_OFFSET = 26 * 60;

/**
 * A time zone as a sorted list of offset changes (DESIGN 2). Lists from a source grow by whole blocks when a time is
 * asked that they don't cover yet.
 */
export class Zone {
  readonly id: string;
  readonly #source: OffsetSource | undefined;
  #at = new Int32Array();
  #offsets = new Int16Array();
  #known: Span<Instant> = [Infinity, -Infinity];

  /** With a list, the first offset holds before it, too; with a source, changes are found when needed. */
  constructor(id: string, offsets: readonly OffsetChange[] | OffsetSource) {
    this.id = id;
    if (typeof offsets === 'function') this.#source = offsets;
    else this.#keep(offsets);
  }

  /** Minutes that the zone's clocks are ahead of UTC at the instant. */
  offsetAt(instant: Instant): number {
    this.#learn(instant, instant);
    return this.#offsets[this.#indexAt(instant)]!;
  }

  /** What the zone's clocks show at the instant. */
  wallOf(instant: Instant): Wall {
    return instant + this.offsetAt(instant);
  }

  /** The date that they show. */
  dayOf(instant: Instant): Day {
    return Math.floor(this.wallOf(instant) / MINUTES_PER_DAY);
  }

  /** The span cut wherever the offset changes, in order and without holes. */
  segments([from, to]: Span<Instant>): Segment[] {
    this.#learn(from, to);
    const segments: Segment[] = [];
    let index = this.#indexAt(from);
    for (let start = from; start < to; index++) {
      const end = Math.min(to, this.#at[index + 1] ?? Infinity);
      segments.push({ from: start, to: end, offset: this.#offsets[index]! });
      start = end;
    }
    return segments;
  }

  /** The instants at which the zone's clocks show the wall time, in order: none in a spring gap, two in an overlap. */
  instantsOf(wall: Wall): Instant[] {
    return this.segments([wall - WIDEST_OFFSET, wall + WIDEST_OFFSET])
      .filter(({ from, to, offset }) => from <= wall - offset && wall - offset < to)
      .map(({ offset }) => wall - offset);
  }

  /**
   * The one instant for a wall time by Temporal's "compatible" rule: the first of two; in a gap, as much later as the
   * gap is wide.
   */
  instantOf(wall: Wall): Instant {
    return this.instantsOf(wall)[0] ?? wall - this.offsetAt(wall - WIDEST_OFFSET);
  }

  #indexAt(instant: Instant): number {
    let low = 0;
    for (let high = this.#at.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (this.#at[middle]! <= instant) low = middle;
      else high = middle;
    }
    return low;
  }

  #learn(from: Instant, to: Instant): void {
    if (!this.#source) return;
    const [knownFrom, knownTo] = this.#known;
    const first = knowable(from);
    const last = knowable(to);
    if (knownFrom <= first && last < knownTo) return;
    this.#known = [Math.min(startOfBlock(first), knownFrom), Math.max(startOfBlock(last) + BLOCK, knownTo)];
    this.#keep(this.#source(this.#known));
  }

  #keep(offsets: readonly OffsetChange[]): void {
    this.#at = Int32Array.from(offsets, ([at]) => at);
    this.#offsets = Int16Array.from(offsets, ([, offset]) => offset);
  }
}

/** The instant, or the first or last one that can be known; what is no number is no time, so that any will do. */
function knowable(instant: Instant): Instant {
  return Math.min(Math.max(instant || FIRST, FIRST), LAST);
}

function startOfBlock(instant: Instant): Instant {
  return Math.floor(instant / BLOCK) * BLOCK;
}
