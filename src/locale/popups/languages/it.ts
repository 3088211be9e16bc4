import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Prenota ora', close: 'Chiudi' },
  date: {
    choose: 'Scelga data e ora',
    change: 'Cambia data, {date}',
    missing: 'Scelga una data e un’ora.',
  },
  zones: {
    found: { one: '{count} fuso orario trovato', other: '{count} fusi orari trovati' },
    suggested: 'Suggerimenti',
    continents: { Africa: 'Africa', America: 'America', Asia: 'Asia', Europe: 'Europa' },
    oceans: {
      Arctic: 'Mar Glaciale Artico',
      Atlantic: 'Oceano Atlantico',
      Indian: 'Oceano Indiano',
      Pacific: 'Oceano Pacifico',
    },
  },
};
