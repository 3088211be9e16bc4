import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Sizin için tutuluyor: {time}',
  ending: 'Süre dolmak üzere: {time}',
  extend: 'Daha uzun tut',
  extending: 'Bir dakika…',
  ended: 'Bu saat artık sizin için tutulmuyor. Boşsa yine de randevu alabilirsiniz.',
};
