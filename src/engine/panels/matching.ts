/** Seats that can't all be filled, and the people they share: fewer than the seats. */
export interface Shortfall {
  /** Numbers of the seats. */
  readonly seats: readonly number[];
  /** Numbers of all the people who could sit on any of them. */
  readonly people: readonly number[];
}

/**
 * Fills seats with different people, by Kuhn's augmenting paths over masks of bits (DESIGN 4): exact, however the seats
 * overlap. One object serves any number of questions, so that a scan over thousands of starts makes no garbage.
 */
export class Matching {
  readonly seats: number;
  /** Words in a mask. */
  readonly words: number;
  /** Who may sit where: a mask for each seat, one after the other; bit p of a mask stands for person p. */
  readonly masks: Int32Array;
  readonly #taken: Int32Array;
  readonly #tried: Int32Array;
  readonly #seatOf: Int32Array;
  #failed = -1;

  constructor(seats: number, people: number) {
    this.seats = seats;
    this.words = Math.max(1, (people + 31) >>> 5);
    this.masks = new Int32Array(seats * this.words);
    this.#taken = new Int32Array(this.words);
    this.#tried = new Int32Array(this.words);
    this.#seatOf = new Int32Array(this.words << 5);
  }

  /** Whether the seats from `first` on can be filled at once, by people of whom none is in the mask `barred`. */
  fill(first = 0, barred?: Int32Array): boolean {
    const taken = this.#taken;
    const tried = this.#tried;
    if (barred) taken.set(barred);
    else taken.fill(0);
    for (let seat = first; seat < this.seats; seat++) {
      if (this.#takeFree(seat)) continue;
      // Whoever is barred has no seat to give up.
      if (barred) tried.set(barred);
      else tried.fill(0);
      if (this.#makeRoom(seat)) continue;
      this.#failed = seat;
      return false;
    }
    return true;
  }

  /** Why the last `fill` without `barred` failed: by Hall's theorem there are always such seats. */
  shortfall(): Shortfall {
    const people: number[] = [];
    const seats = new Set([this.#failed]);
    for (let person = 0; person < this.#seatOf.length; person++) {
      if (((this.#tried[person >>> 5]! >>> (person & 31)) & 1) === 0) continue;
      people.push(person);
      seats.add(this.#seatOf[person]!);
    }
    return { seats: [...seats].sort((a, b) => a - b), people };
  }

  #takeFree(seat: number): boolean {
    const at = seat * this.words;
    for (let word = 0; word < this.words; word++) {
      const free = this.masks[at + word]! & ~this.#taken[word]!;
      if (free === 0) continue;
      const bit = free & -free;
      this.#taken[word]! |= bit;
      this.#seatOf[(word << 5) + 31 - Math.clz32(bit)] = seat;
      return true;
    }
    return false;
  }

  /** Seats someone whose present seat can be filled by somebody else. */
  #makeRoom(seat: number): boolean {
    const at = seat * this.words;
    for (let word = 0; word < this.words; word++) {
      // Read anew each time: the paths tried meanwhile have marked others.
      for (;;) {
        const open = this.masks[at + word]! & ~this.#tried[word]!;
        if (open === 0) break;
        const bit = open & -open;
        this.#tried[word]! |= bit;
        const person = (word << 5) + 31 - Math.clz32(bit);
        const other = this.#seatOf[person]!;
        if (!this.#takeFree(other) && !this.#makeRoom(other)) continue;
        this.#seatOf[person] = seat;
        return true;
      }
    }
    return false;
  }
}
