import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Zachowane dla Państwa: {time}',
  ending: 'Zachowane już tylko na krótko: {time}',
  extend: 'Zachowaj dłużej',
  extending: 'Chwileczkę…',
  ended: 'Ten termin nie jest już zachowany. Nadal można go zarezerwować, jeśli jest wolny.',
};
