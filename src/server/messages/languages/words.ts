import { directionOf } from './direction.js';
import { en } from './en.js';
import type { MailStrings } from './strings.js';

/** A language as mails are written in it. */
export interface MailWords {
  /** Of dates and numbers: a tag such as `de-CH`, in the same language as the strings. */
  readonly locale: string;
  /** The language itself, `de`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly strings: MailStrings;
}

/** English is always there; the others are loaded by whoever needs one. */
const LANGUAGES: Readonly<Record<string, () => Promise<MailStrings>>> = {
  en: async () => en,
  de: async () => (await import('./de.js')).de,
  fr: async () => (await import('./fr.js')).fr,
  es: async () => (await import('./es.js')).es,
  it: async () => (await import('./it.js')).it,
  nl: async () => (await import('./nl.js')).nl,
  pt: async () => (await import('./pt.js')).pt,
  sv: async () => (await import('./sv.js')).sv,
  pl: async () => (await import('./pl.js')).pl,
  tr: async () => (await import('./tr.js')).tr,
  ja: async () => (await import('./ja.js')).ja,
  zh: async () => (await import('./zh.js')).zh,
  ar: async () => (await import('./ar.js')).ar,
  he: async () => (await import('./he.js')).he,
};

const FALLBACK = 'en-GB';

/** The languages that mails are written in. */
export const MAIL_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** The words of the first of the locales whose language is known; British English where none is. */
export async function mailWords(...locales: readonly (string | undefined)[]): Promise<MailWords> {
  for (const locale of [...locales, FALLBACK]) {
    if (locale === undefined) continue;
    const { language } = new Intl.Locale(locale);
    const strings = Object.hasOwn(LANGUAGES, language) && (await LANGUAGES[language]!());
    if (strings) return { locale, language, direction: directionOf(language), strings };
  }
  throw new Error('unreachable');
}
