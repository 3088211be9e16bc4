import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Suchen',
  with: 'bei {names}',
  found: { other: '{count} Treffer' },
};
