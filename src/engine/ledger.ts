import type { Figures } from './model.js';
import type { OpenedSite } from './site.js';
import type { Day, Instant, Span } from '../time/units.js';

/** One line of the append-only list of what happened. */
export interface LedgerEntry {
  readonly kind: 'booked' | 'cancelled';
  /** Rises by one with each entry. */
  readonly order: number;
  /** When it happened. */
  readonly at: Instant;
  readonly booking: string;
  readonly calendar: string;
  readonly service: string;
  /** Start of the session. */
  readonly start: Instant;
  /** Who picked the calendar. */
  readonly assignedBy: 'client' | 'page' | 'backend';
}

/** What the ranking keys are read from, as counts; `days` narrows the sessions to days of the calendars' own zones. */
export declare function figuresOf(ledger: readonly LedgerEntry[], site: OpenedSite, days?: Span<Day>): Figures;

/** The same figures as dense ranks: every choice comes out the same, and nobody learns how much anyone works. */
export declare function ranksOf(figures: Figures, site: OpenedSite): Figures;
