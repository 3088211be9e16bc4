import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Ara',
  with: '{names} ile',
  found: { one: '{count} sonuç', other: '{count} sonuç' },
};
