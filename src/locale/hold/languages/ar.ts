import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'محفوظ لك لمدة: {time}',
  ending: 'يوشك الحفظ أن ينتهي: {time}',
  extend: 'تمديد الحفظ',
  extending: 'لحظة من فضلك…',
  ended: 'لم يعد هذا الموعد محفوظًا لك. لا يزال بإمكانك حجزه إن كان متاحًا.',
};
