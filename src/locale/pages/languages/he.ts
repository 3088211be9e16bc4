import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'חיפוש',
  with: 'אצל {names}',
  found: { other: '{count} תוצאות' },
};
