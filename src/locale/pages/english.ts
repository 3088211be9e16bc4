import type { PageStrings } from './strings.js';

export const english: PageStrings<'one' | 'other'> = {
  search: 'Search',
  with: 'with {names}',
  found: { one: '{count} found', other: '{count} found' },
};
