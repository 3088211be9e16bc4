import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Reservar ahora', close: 'Cerrar' },
  date: {
    choose: 'Elegir fecha y hora',
    change: 'Cambiar fecha, {date}',
    missing: 'Elija una fecha y una hora.',
  },
  zones: {
    found: { one: '{count} zona horaria encontrada', other: '{count} zonas horarias encontradas' },
    suggested: 'Sugerencias',
    continents: { Africa: 'África', America: 'América', Asia: 'Asia', Europe: 'Europa' },
    oceans: {
      Arctic: 'Océano Ártico',
      Atlantic: 'Océano Atlántico',
      Indian: 'Océano Índico',
      Pacific: 'Océano Pacífico',
    },
  },
};
