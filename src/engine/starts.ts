import type { Question, Start } from './answers.js';
import type { Availability } from './model.js';
import type { OpenedSite } from './site.js';
import type { Instant, Span } from '../time/units.js';

/**
 * The starts that lie in `range`, sorted, each with what is left there over all calendars that are offered (MG-1,
 * MG-2); fully booked ones included with `left` 0. Nothing is offered outside `availability.days`: what isn't known is
 * never free. Where the distribution offers one person only (DS-2), only that person's.
 */
export declare function starts(site: OpenedSite, availability: Availability, question: Question, range: Span<Instant>): Start[];

/**
 * The labelled union (MG-3): the same start once per free calendar, in the order of the service's calendars; a start
 * with nobody free stands once, without calendar, `left` 0.
 */
export declare function labelledStarts(site: OpenedSite, availability: Availability, question: Question, range: Span<Instant>): Start[];

/** The first `count` starts from `from` on that have something left, sorted. */
export declare function nextStarts(site: OpenedSite, availability: Availability, question: Question, from: Instant, count: number): Start[];

/** The ids of the calendars that are offered and can take the start, in the order of the service's calendars. */
export declare function freeCalendars(site: OpenedSite, availability: Availability, question: Question, start: Instant): string[];
