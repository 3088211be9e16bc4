import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Gardé pour vous : {time}',
  ending: 'Gardé encore un court instant : {time}',
  extend: 'Garder plus longtemps',
  extending: 'Un instant…',
  ended: 'Cet horaire ne vous est plus gardé. Vous pouvez toujours le réserver s’il est libre.',
};
