import { Matching, type Shortfall } from './matching.js';

/** Someone who can take a seat: the numbers of the people whom that takes, more than one for a group (DS-16). */
export type Sitter = readonly number[];

/** The sitter of each seat, as an index into the seat's list; or what stands in the way. */
export type Seating = { readonly chosen: readonly number[] } | { readonly shortfall: Shortfall };

/**
 * Fills every seat from its own list, nobody twice, in the order of the lists: the first seat gets the first of its
 * sitters with whom the rest can still be filled, then the second seat, and so on (PN-3). A combination is found
 * whenever there is one.
 */
export function seatInOrder(seats: readonly (readonly Sitter[])[], people: number): Seating {
  const table = new Table(seats, people);
  if (!table.canFill(0)) return { shortfall: table.shortfall() };
  const chosen = seats.map((sitters, seat) =>
    sitters.findIndex((sitter) => {
      if (!table.sit(sitter)) return false;
      if (table.canFill(seat + 1)) return true;
      table.rise(sitter);
      return false;
    }),
  );
  return { chosen };
}

/** Who sits already, and whether the seats that remain can be filled. */
class Table {
  readonly #seats: readonly (readonly Sitter[])[];
  readonly #people: number;
  readonly #matching: Matching;
  readonly #seated: Int32Array;
  /** The first seat from which on all lists hold single people only. */
  readonly #singlesFrom: number;

  constructor(seats: readonly (readonly Sitter[])[], people: number) {
    this.#seats = seats;
    this.#people = people;
    this.#matching = new Matching(seats.length, people);
    this.#seated = new Int32Array(this.#matching.words);
    seats.forEach((sitters, seat) => {
      for (const sitter of sitters) {
        if (sitter.length === 1) mark(this.#matching.masks.subarray(seat * this.#matching.words), sitter[0]!);
      }
    });
    this.#singlesFrom = seats.findLastIndex((sitters) => sitters.some(({ length }) => length > 1)) + 1;
  }

  sit(sitter: Sitter): boolean {
    if (sitter.some((person) => has(this.#seated, person))) return false;
    for (const person of sitter) mark(this.#seated, person);
    return true;
  }

  rise(sitter: Sitter): void {
    for (const person of sitter) this.#seated[person >>> 5]! &= ~(1 << (person & 31));
  }

  /**
   * Whether the seats from `first` on can be filled beside those who sit. Groups take several people at once, which no
   * matching can weigh: where single people don't do, they are tried one after the other.
   */
  canFill(first: number): boolean {
    if (this.#matching.fill(first, this.#seated)) return true;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: of single people the matching has said all
    if (first >= this.#singlesFrom) return false;
    return this.#seats[first]!.some((sitter) => {
      if (!this.sit(sitter)) return false;
      const can = this.canFill(first + 1);
      this.rise(sitter);
      return can;
    });
  }

  /** The seats and the people they share; all of both where groups are among them. */
  shortfall(): Shortfall {
    if (this.#singlesFrom === 0) {
      this.#matching.fill();
      return this.#matching.shortfall();
    }
    const everyone = Array.from({ length: this.#people }, (_, person) => person);
    return {
      seats: [...this.#seats.keys()],
      people: everyone.filter((person) => this.#seats.flat().some((sitter) => sitter.includes(person))),
    };
  }
}

function mark(mask: Int32Array, person: number): void {
  mask[person >>> 5]! |= 1 << (person & 31);
}

function has(mask: Int32Array, person: number): boolean {
  return ((mask[person >>> 5]! >>> (person & 31)) & 1) === 1;
}
