import { APPOINTMENT_WORDS } from '../../locale/appointments/languages.js';
import type { AppointmentStrings } from '../../locale/appointments/strings.js';
import { ownIn, replaced, type StringReplacements } from '../../locale/replace.js';
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
export function appointmentWords(
  words: Words,
  replacements: StringReplacements = {},
  arrived: () => void,
): AppointmentWords | undefined {
  const { locale } = words;
  const strings = APPOINTMENT_WORDS.here(locale);
  if (!strings) return void APPOINTMENT_WORDS.bring(locale).then(arrived);
  const replacing = (before: AppointmentStrings, { appointments = {} }: { readonly appointments?: object }) =>
    replaced(before, appointments);
  return { ...words, own: ownIn(locale, replacements).reduce(replacing, strings) };
}
