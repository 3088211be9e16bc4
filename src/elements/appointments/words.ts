import { english } from '../../locale/appointments/english.js';
import type { AppointmentStrings } from '../../locale/appointments/strings.js';
import { replaced, type StringReplacements } from '../../locale/replace.js';
import { wordsFor, type Words } from '../../locale/words.js';

/** What a site replaces: any strings of the widget, and under `appointments` those of this element. */
export type AppointmentReplacements = StringReplacements & { readonly appointments?: Partial<AppointmentStrings> };

/** Everything of a language that the element needs. */
export interface AppointmentWords extends Words {
  readonly own: AppointmentStrings;
}

export function appointmentWords(locale: string, replacements: AppointmentReplacements = {}): AppointmentWords {
  const { appointments = {}, ...rest } = replacements;
  return { ...wordsFor(locale, rest), own: replaced(english, appointments) };
}
