import type { AppointmentStrings } from './appointments/strings.js';
import type { HoldStrings } from './hold/strings.js';
import type { PackageStrings } from './packages/strings.js';
import type { PageStrings } from './pages/strings.js';
import type { PopupStrings } from './popups/strings.js';
import { ownIn, replaced } from './replace.js';
import type { Vocabulary } from './vocabulary.js';
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

/** Their names, which are not unknown before they are there. */
export const SECTIONS: readonly string[] = Object.keys({
  appointments: 1,
  hold: 1,
  packages: 1,
  pages: 1,
  popups: 1,
} satisfies Record<keyof Sections, 1>);

/** Paths that the site's owner was told of. */
const told = new Set<string>();

/**
 * The strings of a section, with the site's own in place of any; undefined until the file of their language is there. What the
 * site replaces there and we don't have stands on the console, once.
 *
 * @param words Those of the booking; they say which language, and what the site replaces.
 * @param arrived Called once the file is there.
 */
export function sectionOf<Name extends keyof Sections>(
  name: Name,
  vocabulary: Vocabulary<Sections[Name]>,
  { locale, replacements }: Words,
  arrived: () => void,
): Sections[Name] | undefined {
  const strings = vocabulary.here(locale);
  if (!strings) return void vocabulary.bring(locale).then(arrived);
  const unknown: string[] = [];
  const result = ownIn(locale, replacements).reduce<Sections[Name]>(
    (before, own) => replaced(before, (own as { readonly [N in Name]?: object })[name] ?? {}, unknown, `${name}.`),
    strings,
  );
  for (const path of unknown.filter((path) => !told.has(path))) {
    told.add(path);
    console.error(`Rota: strings has "${path}", where Rota has no such string. It is ignored.`);
  }
  return result;
}
