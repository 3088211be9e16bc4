import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Rechercher',
  with: 'avec {names}',
  found: { other: '{count} résultats' },
};
