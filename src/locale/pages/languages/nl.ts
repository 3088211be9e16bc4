import type { PageStrings } from '../strings.js';

export const strings: PageStrings = {
  search: 'Zoeken',
  with: 'met {names}',
  found: { other: '{count} resultaten' },
};
