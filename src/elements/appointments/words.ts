import type { WordsOf } from '../../locale/section.js';

/** Everything of a language that the element needs. */
export type AppointmentWords = WordsOf<'appointments'>;
