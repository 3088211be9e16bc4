import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'بحث',
  with: 'مع {names}',
  found: { other: '{count} نتيجة' },
};
