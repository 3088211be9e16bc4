import type { PluralForms } from './format.js';
import type { Language } from './languages.js';
import type { Sections } from './section.js';
import type { Strings } from './strings.js';

/** Any part of the strings. A text of the site's own may leave gaps out; of a plural it gives the forms, at least `other`. */
type PartOf<T> = {
  readonly [Key in keyof T]?: T[Key] extends string
    ? string
    : T[Key] extends { other: string }
      ? PluralForms
      : PartOf<T[Key]>;
};

/** Strings that a site has in place of ours: any of any section. */
export type Replacements = PartOf<Strings & Sections>;

/**
 * What a site replaces: strings of any section, whatever the language; and under the tag of a language, those for that language
 * only: `{ frame: { back: 'Return' }, de: { frame: { back: 'Zum Anfang' } } }`.
 */
export type StringReplacements = Replacements & {
  readonly [Tag in Language | `${string}-${string}`]?: Replacements;
};

const LANGUAGE_TAG = /^[a-z]{2,3}(-|$)/i;

/** What a site replaces in a locale, the most special last. */
export function ownIn(locale: string, given: object): object[] {
  const { language, baseName } = new Intl.Locale(locale);
  const perTag = new Map(Object.entries(given).filter(([key]) => LANGUAGE_TAG.test(key)));
  const always = Object.fromEntries(Object.entries(given).filter(([key]) => !LANGUAGE_TAG.test(key)));
  return [always, perTag.get(language), baseName === language ? undefined : perTag.get(baseName)].filter(isObject);
}

/**
 * Strings with a site's own in place of any.
 *
 * @param unknown Takes the paths of what fits nowhere, and is passed over.
 */
export function replaced<T extends object>(strings: T, own: object, unknown: string[] = [], path = ''): T {
  const result = { ...strings } as Record<string, unknown>;
  for (const [key, value] of Object.entries(own)) {
    const isOurs = Object.hasOwn(strings, key);
    const ours = isOurs ? result[key] : undefined;
    // A section that is yet to come is not unknown.
    if (isOurs && ours === undefined) continue;
    if (typeof ours !== typeof value || !value) unknown.push(path + key);
    else if (typeof value === 'string' || 'other' in value) result[key] = value;
    else result[key] = replaced(ours as object, value as object, unknown, `${path}${key}.`);
  }
  return result as T;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
