import type { HoldStrings } from './strings.js';

export const english: HoldStrings = {
  kept: 'Kept for you: {time}',
  ending: 'Kept for only {time} more',
  extend: 'Keep it longer',
  extending: 'One moment…',
  ended: 'This time is no longer kept for you. You can still book it if it is free.',
};
