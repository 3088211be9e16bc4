import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Réserver', close: 'Fermer' },
  date: {
    choose: 'Choisir une date et une heure',
    change: 'Changer la date, {date}',
    missing: 'Veuillez choisir une date et une heure.',
  },
  zones: {
    found: { one: '{count} fuseau horaire trouvé', other: '{count} fuseaux horaires trouvés' },
    suggested: 'Suggestions',
    continents: { Africa: 'Afrique', America: 'Amérique', Asia: 'Asie', Europe: 'Europe' },
    oceans: {
      Arctic: 'Océan Arctique',
      Atlantic: 'Océan Atlantique',
      Indian: 'Océan Indien',
      Pacific: 'Océan Pacifique',
    },
  },
};
