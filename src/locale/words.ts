/**
 * Everything of a language that elements need: the strings, and formatters that follow the locale. The strings are one typed
 * object per language (strings.ts; a missing one is a type error), and a site can replace any.
 */
import { directionOf, Format } from './format.js';
import { BOOKING_WORDS } from './languages.js';
import { oncePerTag } from './once-per-tag.js';
import { ownIn, replaced, type StringReplacements } from './replace.js';
import { bySection } from './by-section.js';
import { SECTIONS } from './section.js';
import type { Strings } from './strings.js';

export interface Words {
  /** BCP 47 tag of the formats, for `Intl`. */
  readonly locale: string;
  /** Tag of the language that the strings are in, for `lang`: English where the locale's is not spoken. */
  readonly language: string;
  /** Which way that language runs. */
  readonly direction: 'ltr' | 'rtl';
  readonly strings: Strings;
  readonly format: Format;
  /** What the site replaces, that of sections which come later included (section.ts). */
  readonly replacements: StringReplacements;
  /** Paths of what the site replaces and we don't have. */
  readonly unknown: readonly string[];
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
    get unknown() {
      const paths: string[] = [];
      for (const each of own) replaced(strings, each, paths);
      return paths.filter((path) => !SECTIONS.includes(path));
    },
  };
}

/** The words of a locale in its own language, once they are loaded. */
export async function loadWords(tag: string, replacements?: StringReplacements): Promise<Words> {
  const locale = localeTag(tag) ?? 'en';
  await BOOKING_WORDS.bring(locale);
  return wordsFor(locale, replacements, BOOKING_WORDS.here(locale));
}
