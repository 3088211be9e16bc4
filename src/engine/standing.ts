import type { Credit } from './distribution.js';
import type { LedgerEntry } from './ledger.js';
import type { Instant } from '../time/units.js';

/** One booking as the ledger leaves it. */
export interface Standing {
  readonly booking: string;
  readonly service: string;
  readonly start: Instant;
  /** Of the entry that booked it. */
  readonly order: number;
  /** Who serves it; undefined once it is cancelled. */
  readonly host: string | undefined;
  /** Who has received it, once the credits are given back (DS-14): whoever it counts for. */
  readonly receiver: string | undefined;
}

/** The bookings of a ledger, in the order in which they were made. */
export function standings(ledger: readonly LedgerEntry[], credit: Credit = {}): Standing[] {
  const bookings = new Map<string, Standing>();
  for (const entry of ledger) {
    const { kind, booking, calendar, service, start, order } = entry;
    const before = bookings.get(booking);
    if (kind === 'booked') {
      bookings.set(booking, { booking, service, start, order, host: calendar, receiver: calendar });
    } else if (before) {
      bookings.set(booking, { ...before, ...after(kind, entry, before, credit) });
    }
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
