import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Sök',
  with: 'hos {names}',
  found: { one: '{count} träff', other: '{count} träffar' },
};
