/**
 * Everything of a language that elements need: the strings, and formatters that follow the locale. The strings are one typed
 * object per language (strings.ts; a missing one is a type error), and a site can replace any.
 */
import { english } from './english.js';
import { Format } from './format.js';
import { replaced, type StringReplacements } from './replace.js';
import type { Strings } from './strings.js';

export interface Words {
  /** BCP 47 tag, for `lang` and `Intl`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: Strings;
  readonly format: Format;
}

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
  return { locale, direction: format.direction, strings: replaced(english, replacements), format };
}

/** English words with the formats of plain `en`: what elements speak until they are told otherwise. */
export const ENGLISH = wordsFor('en');
