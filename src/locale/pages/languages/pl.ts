import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Szukaj',
  with: 'specjalista: {names}',
  found: { other: '{count} wyniku' },
};
