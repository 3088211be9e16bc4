import type { LedgerLine } from '../ledger.js';
import type { ClientPackage } from '../offers.js';
import { bookingLines } from '../seat-lines.js';
import { standings } from '../standing.js';

/** The bookings that a ledger says were made out of a client's package, in the order in which they were made. */
export function packageBookings(ledger: readonly LedgerLine[], id: string): string[] {
  return ledger.flatMap((line) => (line.kind === 'booked' && line.package === id ? line.booking : []));
}

/**
 * The sessions of a client's package that are booked by now, where they have been moved to; what is cancelled can be booked
 * again (PK-5).
 *
 * @param without A booking that counts for nobody: while it moves, it is in nobody's way.
 */
export function packageUsed(ledger: readonly LedgerLine[], id: string, without?: string): ClientPackage['used'] {
  const own = new Set(packageBookings(ledger, id).filter((booking) => booking !== without));
  const lines = bookingLines(ledger).filter(({ booking }) => own.has(booking));
  return standings(lines).flatMap(({ booked: { service }, start, host }) =>
    host === undefined ? [] : { service, start },
  );
}
