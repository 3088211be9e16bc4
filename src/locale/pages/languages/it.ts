import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Cerca',
  with: 'con {names}',
  found: { other: '{count} risultati' },
};
