import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Buscar',
  with: 'con {names}',
  found: { other: '{count} resultados' },
};
