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
  const bookings = new Map<string, Standing>();
  for (const line of ledger) {
    const { kind, key, calendar, start } = line;
    const before = bookings.get(key);
    if (kind === 'booked') bookings.set(key, { booked: line, start, host: calendar, receiver: calendar });
    else if (before) bookings.set(key, { ...before, ...after(kind, line, before, credit) });
  }
  return [...bookings.values()];
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
