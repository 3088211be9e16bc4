/** What is asked of a backend's times: what is taken, or, where that is not told, which starts there are. */
import type { DayReason } from '../engine/reasons.js';
import type { Day, Instant, Span } from '../time/units.js';
import type { FieldValue } from './contract-bookings.js';

export type { DetailLevel } from '../engine/model.js';

/** Which part of the timetable is asked for: days of the site's zone, half open. `GET /availability` */
export interface AvailabilityQuery {
  readonly from: Day;
  readonly to: Day;
  /** All public calendars where left out. */
  readonly calendars?: readonly string[];
}

/**
 * What the starts are asked of: what is to be booked as in a hold request (a service, of anybody, one person or a pool's; or a
 * panel; or, with `page`, what its rules give these answers), on days of the site's zone, half open. `GET /openings`, where the
 * answers are an object in JSON.
 */
export interface OpeningsQuery {
  readonly from: Day;
  readonly to: Day;
  /** Minutes; the service's first where left out. */
  readonly duration?: number;
  readonly service?: string;
  readonly calendar?: string;
  readonly pool?: string;
  readonly page?: string;
  readonly panel?: string;
  readonly place?: string;
  readonly answers?: Readonly<Record<string, FieldValue>>;
  readonly locale?: string;
  /** A booking that is to be moved, and what opens it: for it, its own time is free (FL-8). The token goes in a header (A81). */
  readonly moving?: { readonly id: string; readonly token: string };
}

/** The starts of one question, as the backend sees them at one moment. */
export interface Openings {
  /** As in `Availability`. */
  readonly revision: number;
  readonly now: Instant;
  readonly days: Span<Day>;
  /**
   * In order of time: the start, what is left (at level `slots` 1 or 0; 0 is fully booked, left out where the site hides those,
   * MG-2), and the calendar where a start stands once per free person: where the choice of start is the choice of person (MG-3),
   * and on a page where the person is chosen after the time (MP-2).
   */
  readonly starts: readonly (readonly [Instant, number, string?])[];
  /** Why days of the site's zone have nothing free (TR-1). */
  readonly reasons: readonly (readonly [day: Day, reason: DayReason])[];
  /**
   * Where the question leaves the person open and clients may ask for one: the first free start of each within the days, null
   * where there is none.
   */
  readonly people?: readonly (readonly [calendar: string, first: Instant | null])[];
  /** The one person whose times they are, where the distribution offers one only (DS-2). */
  readonly calendar?: string;
}
