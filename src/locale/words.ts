/**
 * Everything of a language that elements need: the strings, and formatters that follow the locale. The strings are one typed
 * object per language (strings.ts; a missing one is a type error), and a site can replace any.
 */
import { englishStrings } from './english.js';
import { Format } from './format.js';
import type { StringReplacements, Strings } from './strings.js';

export interface Words {
  /** BCP 47 tag, for `lang` and `Intl`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: Strings;
  readonly format: Format;
}

const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa', 'Yezi'];

/** A tag as `Intl` writes it, or undefined where it is none. */
export function localeTag(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return undefined;
  }
}

/** The words of a locale: English strings in the formats of that locale, with the site's own in place of any. */
export function wordsFor(tag: string, replacements: StringReplacements = {}): Words {
  const locale = localeTag(tag) ?? 'en';
  const format = new Format(locale);
  const strings = { ...englishStrings(format) };
  for (const [section, own] of Object.entries(replacements)) {
    const name = section as keyof Strings;
    if (Object.hasOwn(strings, name)) Object.assign(strings, { [name]: { ...strings[name], ...own } });
  }
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn';
  return { locale, direction: RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr', strings, format };
}
