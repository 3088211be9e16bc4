import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Randevu al', close: 'Kapat' },
  date: {
    choose: 'Tarih ve saat seçin',
    change: 'Tarihi değiştir, {date}',
    missing: 'Lütfen bir tarih ve saat seçin.',
  },
  zones: {
    found: { one: '{count} saat dilimi bulundu', other: '{count} saat dilimi bulundu' },
    suggested: 'Önerilenler',
    continents: { Africa: 'Afrika', America: 'Amerika', Asia: 'Asya', Europe: 'Avrupa' },
    oceans: {
      Arctic: 'Arktik Okyanusu',
      Atlantic: 'Atlas Okyanusu',
      Indian: 'Hint Okyanusu',
      Pacific: 'Büyük Okyanus',
    },
  },
};
