import type { Question } from './answers.js';
import type { Availability } from './model.js';
import type { AssignmentRecord } from './record.js';
import type { OpenedSite } from './site.js';
import type { Instant } from '../time/units.js';

/** One start to find the person for. */
export interface Choice extends Question {
  readonly start: Instant;
  /** Calendars that the backend said are taken meanwhile (RC-2). */
  readonly lost?: readonly string[];
  /**
   * The person whose times the client was shown, where the distribution offers one person only (DS-2): stays the one
   * offered while free, whoever is soonest by now. A server passes the proposal's calendar here.
   */
  readonly settled?: string;
}

/**
 * Runs the five stages for one start and gives the record (HS-1): every candidate with what became of it, and the
 * calendar chosen, if any. With `calendar` set the client has chosen and the record says so. Same input, same record,
 * everywhere (DS-21).
 */
export declare function choose(site: OpenedSite, availability: Availability, choice: Choice): AssignmentRecord;
