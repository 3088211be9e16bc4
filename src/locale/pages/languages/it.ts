import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Cerca',
  with: 'con {names}',
  found: { one: '{count} risultato', other: '{count} risultati' },
};
