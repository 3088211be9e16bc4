import type { AppointmentStrings } from './appointments/strings.js';
import type { HoldStrings } from './hold/strings.js';
import type { PackageStrings } from './packages/strings.js';
import type { PageStrings } from './pages/strings.js';
import type { PopupStrings } from './popups/strings.js';
import type { Words } from './words.js';

/** Strings that come with the elements that need them, in files of their own, by the name that sites replace them under. */
export interface Sections {
  readonly appointments: AppointmentStrings;
  readonly hold: HoldStrings;
  readonly packages: PackageStrings;
  readonly pages: PageStrings;
  readonly popups: PopupStrings;
}

/** Everything of a language that the element of a section needs. */
export type WordsOf<Name extends keyof Sections> = Words & { readonly own: Sections[Name] };
