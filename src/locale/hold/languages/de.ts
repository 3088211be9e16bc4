import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Für Sie reserviert: {time}',
  ending: 'Nur noch kurz reserviert: {time}',
  extend: 'Länger reservieren',
  extending: 'Einen Moment…',
  ended: 'Diese Zeit ist nicht mehr für Sie reserviert. Ist sie frei, können Sie sie weiterhin buchen.',
};
