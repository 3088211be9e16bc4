import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'> = {
  search: 'بحث',
  with: 'مع {names}',
  found: {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '{count} نتائج',
    many: '{count} نتيجة',
    other: '{count} نتيجة',
  },
};
