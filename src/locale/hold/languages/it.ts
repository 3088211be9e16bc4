import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Tenuto per lei: {time}',
  ending: 'Ancora per poco: {time}',
  extend: 'Tienilo più a lungo',
  extending: 'Un attimo…',
  ended: 'Questo orario non è più tenuto per lei. Può ancora prenotarlo se è libero.',
};
