import type { PluralForms } from './format.js';
import type { Strings } from './strings.js';

/** Any part of the strings. A text of the site's own may leave gaps out; of a plural it gives the forms, at least `other`. */
type PartOf<T> = {
  readonly [Key in keyof T]?: T[Key] extends string
    ? string
    : T[Key] extends { other: string }
      ? PluralForms
      : PartOf<T[Key]>;
};

/** What a site replaces: any strings of any section. */
export type StringReplacements = PartOf<Strings>;

/** Strings with a site's own in place of any; what fits nowhere is passed over. */
export function replaced<T extends object>(strings: T, own: object): T {
  const result = { ...strings } as Record<string, unknown>;
  for (const [key, value] of Object.entries(own)) {
    const ours = Object.hasOwn(strings, key) ? result[key] : undefined;
    if (typeof ours !== typeof value || !value) continue;
    result[key] = typeof value === 'string' || 'other' in value ? value : replaced(ours as object, value as object);
  }
  return result as T;
}
