import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Gardé pour vous : {time}',
  ending: 'Gardé encore {time} seulement',
  extend: 'Garder plus longtemps',
  extending: 'Un instant…',
  ended: 'Cet horaire ne vous est plus gardé. Vous pouvez toujours le réserver s’il est libre.',
};
