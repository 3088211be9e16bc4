import { FoldedLedger } from './folded-ledger.js';
import type { Figures } from './model.js';
import type { OpenedSite } from './site.js';
import type { Day, Instant, Span } from '../time/units.js';

/** Who sits on a seat of a panel, and the pool that the seat names, if it names one. */
export interface SeatTaken {
  readonly calendar: string;
  readonly pool?: string;
}

/**
 * One line of the append-only list of what happened, about a booking. A booking that the client has `moved` counts where
 * it starts from now on, and nobody has had a turn by it; where it goes to another person as well, that is one more line,
 * `reassigned` (FL-8, DS-14), or of a panel, the `seats` of the same one.
 */
export interface LedgerEntry {
  readonly kind: 'booked' | 'cancelled' | 'no-show' | 'reassigned' | 'moved';
  /** Rises with each entry. */
  readonly order: number;
  /** When it happened. */
  readonly at: Instant;
  readonly booking: string;
  /** The calendar that names the member; of a reassigned booking, whom it was taken from. */
  readonly calendar: string;
  readonly service: string;
  /** Start of the session; of a moved booking, the new one. */
  readonly start: Instant;
  /** Who picked the calendar. */
  readonly assignedBy: 'client' | 'page' | 'backend';
  /** Who has a reassigned booking from now on; of a panel's booking, who sits on the seat of `calendar`. */
  readonly to?: string;
  /**
   * Of a panel when it is booked or moved: who sits on each seat from now on, the one first that owns the booking (PN-2). Its
   * calendar is `calendar` when it is booked.
   */
  readonly seats?: readonly SeatTaken[];
  /** When it is booked: the client's package that the session is out of (PK-5). */
  readonly package?: string;
}

/** One line about a member, named by the calendar (DS-14, DS-15). */
export interface MemberEntry {
  readonly kind: 'joined' | 'paused' | 'resumed' | 'credited';
  readonly order: number;
  readonly at: Instant;
  readonly calendar: string;
  /** All services where left out, and all pools. */
  readonly service?: string;
  readonly pool?: string;
  /** Of a credit: bookings given back; a negative amount takes a credit back. */
  readonly amount?: number;
  /** Of a credit: the start of the session that it is for, and so the window it counts in; that of `at` where left out. */
  readonly start?: Instant;
  /** Of a credit: the same where the same one was asked for again, so that it is given once. */
  readonly key?: string;
}

export type LedgerLine = LedgerEntry | MemberEntry;

export function isOfBooking<Line extends LedgerLine>(entry: Line): entry is Exclude<Line, MemberEntry> {
  return 'booking' in entry;
}

/** The ledger as it was at a moment: all figures of the past are those of this part of it. */
export function ledgerUntil(ledger: readonly LedgerLine[], moment: Instant): LedgerLine[] {
  return ledger.filter(({ at }) => at <= moment);
}

/** What the ranking keys are read from, as counts; `days` narrows the sessions to days of the calendars' own zones. */
export function figuresOf(ledger: readonly LedgerLine[], site: OpenedSite, days?: Span<Day>): Figures {
  return new FoldedLedger(site).add(ledger).figures(days);
}
