import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Pesquisar',
  with: 'com {names}',
  found: { one: '{count} resultado', other: '{count} resultados' },
};
