import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Jetzt buchen', close: 'Schließen' },
  date: {
    choose: 'Datum und Uhrzeit wählen',
    change: 'Datum ändern, {date}',
    missing: 'Bitte wählen Sie Datum und Uhrzeit.',
  },
  zones: {
    found: { one: '{count} Zeitzone gefunden', other: '{count} Zeitzonen gefunden' },
    suggested: 'Vorschläge',
    continents: { Africa: 'Afrika', America: 'Amerika', Asia: 'Asien', Europe: 'Europa' },
    oceans: { Arctic: 'Nordpolarmeer', Atlantic: 'Atlantik', Indian: 'Indischer Ozean', Pacific: 'Pazifik' },
  },
};
