import { APPOINTMENT_WORDS } from '../../locale/appointments/languages.js';
import type { AppointmentStrings } from '../../locale/appointments/strings.js';
import { sectionOf } from '../../locale/section.js';
import type { Words } from '../../locale/words.js';

/** Everything of a language that the element needs. */
export interface AppointmentWords extends Words {
  readonly own: AppointmentStrings;
}

/**
 * The element's words beside those of the whole widget; undefined until the file of their language is there.
 *
 * @param arrived Called once it is.
 */
export function appointmentWords(words: Words, arrived: () => void): AppointmentWords | undefined {
  const own = sectionOf('appointments', APPOINTMENT_WORDS, words, arrived);
  return own && { ...words, own };
}
