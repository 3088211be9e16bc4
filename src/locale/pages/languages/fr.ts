import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Rechercher',
  with: 'avec {names}',
  found: { one: '{count} résultat', other: '{count} résultats' },
};
