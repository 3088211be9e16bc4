import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Pesquisar',
  with: 'com {names}',
  found: { other: '{count} resultados' },
};
