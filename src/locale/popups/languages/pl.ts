import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'few' | 'many' | 'other'> = {
  dialog: { book: 'Zarezerwuj', close: 'Zamknij' },
  date: {
    choose: 'Wybierz datę i godzinę',
    change: 'Zmień datę, {date}',
    missing: 'Proszę wybrać datę i godzinę.',
  },
  zones: {
    found: {
      one: 'Znaleziono {count} strefę czasową',
      few: 'Znaleziono {count} strefy czasowe',
      many: 'Znaleziono {count} stref czasowych',
      other: 'Znaleziono {count} strefy czasowej',
    },
    suggested: 'Sugerowane',
    continents: { Africa: 'Afryka', America: 'Ameryka', Asia: 'Azja', Europe: 'Europa' },
    oceans: {
      Arctic: 'Ocean Arktyczny',
      Atlantic: 'Ocean Atlantycki',
      Indian: 'Ocean Indyjski',
      Pacific: 'Ocean Spokojny',
    },
  },
};
