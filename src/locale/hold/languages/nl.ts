import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Voor u vastgehouden: {time}',
  ending: 'Nog kort vastgehouden: {time}',
  extend: 'Langer vasthouden',
  extending: 'Een ogenblik…',
  ended: 'Deze tijd wordt niet meer voor u vastgehouden. U kunt hem nog boeken als hij vrij is.',
};
