import type { Plural, Text } from '../strings.js';

/** The words of master pages, apart from those of every booking: loaded with the first page. */
export interface PageStrings<Form extends Intl.LDMLPluralRule = 'other'> {
  /** The search field, where a page lists many things: services, people, teams. */
  readonly search: string;
  readonly found: Plural<Form>;
  /** Who meet: "with Grace Okafor and Mediators × 2". */
  readonly with: Text<'names'>;
}
