import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Voor u gereserveerd: {time}',
  ending: 'Nog maar {time} gereserveerd',
  extend: 'Langer reserveren',
  extending: 'Een ogenblik…',
  ended: 'Deze tijd is niet meer voor u gereserveerd. Als hij vrij is, kunt u hem nog boeken.',
};
