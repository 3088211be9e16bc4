import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Riservato per lei: {time}',
  ending: 'Riservato ancora per {time}',
  extend: 'Riserva più a lungo',
  extending: 'Un attimo…',
  ended: 'Questo orario non è più riservato per lei. Se è libero, può ancora prenotarlo.',
};
