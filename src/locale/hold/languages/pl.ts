import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Termin zachowany: {time}',
  ending: 'Termin zachowany jeszcze: {time}',
  extend: 'Zachowaj dłużej',
  extending: 'Chwileczkę…',
  ended: 'Ten termin nie jest już zachowany. Nadal można go zarezerwować, jeśli jest wolny.',
};
