import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'few' | 'many' | 'other'> = {
  search: 'Szukaj',
  with: 'specjalista: {names}',
  found: {
    one: '{count} wynik',
    few: '{count} wyniki',
    many: '{count} wyników',
    other: '{count} wyniku',
  },
};
