import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'محفوظ لك لمدة: {time}',
  ending: 'ينتهي الحفظ خلال: {time}',
  extend: 'تمديد الحفظ',
  extending: 'لحظة من فضلك…',
  ended: 'لم يعد هذا الموعد محفوظًا لك. لا يزال بإمكانك حجزه إن كان متاحًا.',
};
