import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Sök',
  with: 'hos {names}',
  found: { other: '{count} träffar' },
};
