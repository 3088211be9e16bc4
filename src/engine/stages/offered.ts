import type { Question } from '../answers.js';
import type { Availability } from '../model.js';
import type { OpenedSite } from '../site.js';

/**
 * The ids of the calendars whose times the client sees: all eligible ones, or the one with the soonest open start where
 * the distribution offers one person only (DS-2).
 */
export declare function offeredCalendars(site: OpenedSite, availability: Availability, question: Question): string[];
