import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Buscar',
  with: 'con {names}',
  found: { one: '{count} resultado', other: '{count} resultados' },
};
