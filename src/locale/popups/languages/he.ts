import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'two' | 'other'> = {
  dialog: { book: 'קביעת תור', close: 'סגירה' },
  date: {
    choose: 'בחירת תאריך ושעה',
    change: 'שינוי התאריך, {date}',
    missing: 'יש לבחור תאריך ושעה.',
  },
  zones: {
    found: { one: 'נמצא אזור זמן אחד', two: 'נמצאו שני אזורי זמן', other: 'נמצאו {count} אזורי זמן' },
    suggested: 'הצעות',
    continents: { Africa: 'אפריקה', America: 'אמריקה', Asia: 'אסיה', Europe: 'אירופה' },
    oceans: {
      Arctic: 'אוקיינוס הקרח הצפוני',
      Atlantic: 'האוקיינוס האטלנטי',
      Indian: 'האוקיינוס ההודי',
      Pacific: 'האוקיינוס השקט',
    },
  },
};
