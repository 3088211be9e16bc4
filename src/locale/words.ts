/**
 * Everything of a language that elements need: the strings, and formatters that follow the locale. The strings are one typed
 * object per language (strings.ts; a missing one is a type error), and a site can replace any.
 */
import { directionOf, Format } from './format.js';
import { BOOKING_WORDS } from './languages.js';
import { oncePerTag } from './once-per-tag.js';
import { ownIn, replaced, type StringReplacements } from './replace.js';
import { bySection } from './by-section.js';
import type { Sections } from './section.js';
import type { Strings } from './strings.js';
import type { Vocabulary } from './vocabulary.js';

export interface Words {
  /** BCP 47 tag of the formats, for `Intl`. */
  readonly locale: string;
  /** Tag of the language that the strings are in, for `lang`: English where the locale's is not spoken. */
  readonly language: string;
  /** Which way that language runs. */
  readonly direction: 'ltr' | 'rtl';
  readonly strings: Strings;
  readonly format: Format;
  /** What the site replaces, that of sections which come later included. */
  readonly replacements: StringReplacements;
}

/** A tag as `Intl` writes it, or undefined where it is none. */
export const localeTag = oncePerTag((tag): string | undefined => {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return undefined;
  }
});

/** The words of a locale: strings of its language, English if not told, in its formats, with the site's own in place of any. */
export function wordsFor(
  tag: string,
  replacements: StringReplacements = {},
  strings: Strings = BOOKING_WORDS.english,
): Words {
  const locale = localeTag(tag) ?? 'en';
  const own = ownIn(locale, replacements);
  const format = new Format(locale);
  const spoken = strings !== BOOKING_WORDS.english || own.length > 1 || new Intl.Locale(locale).language === 'en';
  const language = spoken ? new Intl.Locale(locale).baseName : 'en';
  return {
    locale,
    language,
    direction: directionOf(language),
    strings: bySection(strings, (name) => {
      const section = { [name]: strings[name] } as Partial<Strings>;
      return own.reduce<Partial<Strings>>((before, each) => replaced(before, each), section)[name];
    }),
    format,
    replacements,
  };
}

/** The words of a locale in its own language, once they are loaded. */
export async function loadWords(tag: string, replacements?: StringReplacements): Promise<Words> {
  const locale = localeTag(tag) ?? 'en';
  await BOOKING_WORDS.bring(locale);
  return wordsFor(locale, replacements, BOOKING_WORDS.here(locale));
}

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
