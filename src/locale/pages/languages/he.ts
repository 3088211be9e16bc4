import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'two' | 'other'> = {
  search: 'חיפוש',
  with: 'אצל {names}',
  found: { one: 'תוצאה אחת', two: 'שתי תוצאות', other: '{count} תוצאות' },
};
