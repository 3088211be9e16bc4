import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'> = {
  dialog: { book: 'احجز الآن', close: 'إغلاق' },
  date: {
    choose: 'اختر التاريخ والوقت',
    change: 'تغيير التاريخ، {date}',
    missing: 'يرجى اختيار التاريخ والوقت.',
  },
  zones: {
    found: {
      zero: 'لا مناطق زمنية',
      one: 'عُثر على منطقة زمنية واحدة',
      two: 'عُثر على منطقتين زمنيتين',
      few: 'عُثر على {count} مناطق زمنية',
      many: 'عُثر على {count} منطقة زمنية',
      other: 'عُثر على {count} منطقة زمنية',
    },
    suggested: 'مقترحة',
    continents: { Africa: 'أفريقيا', America: 'أمريكا', Asia: 'آسيا', Europe: 'أوروبا' },
    oceans: {
      Arctic: 'المحيط المتجمد الشمالي',
      Atlantic: 'المحيط الأطلسي',
      Indian: 'المحيط الهندي',
      Pacific: 'المحيط الهادئ',
    },
  },
};
