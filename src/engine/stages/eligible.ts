import type { Question } from '../answers.js';
import type { OpenedSite } from '../site.js';

/** The ids of the calendars that may serve the question at all (AV-13), in the order of the service's calendars. */
export declare function eligibleCalendars(site: OpenedSite, question: Question): string[];
