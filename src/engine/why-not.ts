import type { Question } from './answers.js';
import type { Availability } from './model.js';
import type { Reason } from './reasons.js';
import type { OpenedSite } from './site.js';
import type { Instant } from '../time/units.js';

/** Why the calendar can't take the start (TR-2); undefined exactly where `freeCalendars` lists it. */
export declare function whyNot(
  site: OpenedSite,
  availability: Availability,
  question: Question,
  calendar: string,
  start: Instant,
): Reason | undefined;
