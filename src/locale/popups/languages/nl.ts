import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Nu boeken', close: 'Sluiten' },
  date: {
    choose: 'Kies datum en tijd',
    change: 'Datum wijzigen, {date}',
    missing: 'Kies een datum en tijd.',
  },
  zones: {
    found: { one: '{count} tijdzone gevonden', other: '{count} tijdzones gevonden' },
    suggested: 'Suggesties',
    continents: { Africa: 'Afrika', America: 'Amerika', Asia: 'Azië', Europe: 'Europa' },
    oceans: {
      Arctic: 'Noordelijke IJszee',
      Atlantic: 'Atlantische Oceaan',
      Indian: 'Indische Oceaan',
      Pacific: 'Grote Oceaan',
    },
  },
};
