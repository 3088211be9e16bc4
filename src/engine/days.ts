import type { DayAnswer, DayRange, Question } from './answers.js';
import type { Availability } from './model.js';
import type { OpenedSite } from './site.js';

/**
 * One answer for each day of the range, in order (MG-6): numbers of available and of full starts, the earliest
 * available, and the reason where nothing is (TR-1). A day is a date in `range.zone`; days outside `availability.days`
 * (which are the site's) have nothing, so ask the backend for a day more on either side where the zones differ.
 */
export declare function days(site: OpenedSite, availability: Availability, question: Question, range: DayRange): DayAnswer[];
