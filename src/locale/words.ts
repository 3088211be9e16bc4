/**
 * Everything of a language that elements need: the strings, and formatters that follow the locale. The strings are one typed
 * object per language (english.strings.ts is the model; a missing one is a type error), so that a site can replace any.
 */
import type { Strings } from './strings.js';
import type { Format } from './format.js';

export interface Words {
  /** BCP 47 tag, for `lang` and `Intl`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: Strings;
  readonly format: Format;
}
