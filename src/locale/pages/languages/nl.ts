import type { PageStrings } from '../strings.js';

export const strings: PageStrings<'one' | 'other'> = {
  search: 'Zoeken',
  with: 'met {names}',
  found: { one: '{count} resultaat', other: '{count} resultaten' },
};
