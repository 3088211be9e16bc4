import type { Credit } from './distribution.js';
import type { LedgerEntry } from './ledger.js';
import type { SeatLine } from './seat-lines.js';
import type { Instant } from '../time/units.js';

/** One booking as the ledger leaves it; of a panel's, one seat. */
export interface Standing {
  /** The line that booked it. */
  readonly booked: SeatLine;
  /** Where it starts by now. */
  readonly start: Instant;
  /** Who serves it; undefined once it is cancelled. */
  readonly host: string | undefined;
  /** Who has received it, once the credits are given back (DS-14): whoever it counts for. */
  readonly receiver: string | undefined;
}

/** The bookings of a ledger, in the order in which they were made. */
export function standings(ledger: readonly SeatLine[], credit: Credit = {}): Standing[] {
  const bookings = new Standings(credit);
  for (const line of ledger) bookings.add(line);
  return [...bookings.all()];
}

/** How a line changes what stands. */
export interface Step {
  readonly before: Standing | undefined;
  readonly after: Standing;
}

/** The bookings of a ledger that grows line by line. */
export class Standings {
  readonly #credit: Credit;
  readonly #byKey = new Map<string, Standing>();

  constructor(credit: Credit = {}) {
    this.#credit = credit;
  }

  /** Nothing where the line is about a booking that was never made. */
  add(line: SeatLine): Step | undefined {
    const { kind, key, calendar, start } = line;
    const before = this.#byKey.get(key);
    if (kind !== 'booked' && !before) return undefined;
    const next =
      kind === 'booked'
        ? { booked: line, start, host: calendar, receiver: calendar }
        : { ...before!, ...after(kind, line, before!, this.#credit) };
    this.#byKey.set(key, next);
    return { before, after: next };
  }

  /** Makes the line undone that has booked something, where it was the last about it. Tells what stood. */
  takeBack(key: string): Standing | undefined {
    const standing = this.#byKey.get(key);
    this.#byKey.delete(key);
    return standing;
  }

  get(key: string): Standing | undefined {
    return this.#byKey.get(key);
  }

  /** In the order in which they were made. */
  all(): Iterable<Standing> {
    return this.#byKey.values();
  }
}

function after(
  kind: Exclude<LedgerEntry['kind'], 'booked'>,
  { start, to }: LedgerEntry,
  { host, receiver }: Standing,
  credit: Credit,
): Partial<Standing> {
  switch (kind) {
    case 'cancelled':
      return { host: undefined, receiver: credit.cancellation ? undefined : receiver };
    case 'no-show':
      return { host, receiver: credit.noShow ? undefined : receiver };
    case 'reassigned':
      return {
        host: host === undefined ? undefined : to,
        receiver: credit.reassignment && receiver !== undefined ? to : receiver,
      };
    case 'moved':
      return { start };
  }
}
