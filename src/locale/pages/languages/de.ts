import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Suchen',
  with: 'bei {names}',
  found: { one: '{count} Treffer', other: '{count} Treffer' },
};
