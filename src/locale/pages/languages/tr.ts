import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Ara',
  with: '{names} ile',
  found: { other: '{count} sonuç' },
};
