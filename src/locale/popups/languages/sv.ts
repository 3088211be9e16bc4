import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Boka nu', close: 'Stäng' },
  date: {
    choose: 'Välj datum och tid',
    change: 'Ändra datum, {date}',
    missing: 'Välj ett datum och en tid.',
  },
  zones: {
    found: { one: '{count} tidszon hittades', other: '{count} tidszoner hittades' },
    suggested: 'Förslag',
    continents: { Africa: 'Afrika', America: 'Amerika', Asia: 'Asien', Europe: 'Europa' },
    oceans: { Arctic: 'Norra ishavet', Atlantic: 'Atlanten', Indian: 'Indiska oceanen', Pacific: 'Stilla havet' },
  },
};
