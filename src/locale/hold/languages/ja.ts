import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: '確保中：残り{time}',
  ending: 'まもなく確保が終わります：残り{time}',
  extend: '延長する',
  extending: 'お待ちください…',
  ended: 'この時間の確保は終わりました。空いていれば、引き続き予約できます。',
};
