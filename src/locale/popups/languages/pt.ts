import type { PopupStrings } from '../strings.js';

export const strings: PopupStrings<'one' | 'other'> = {
  dialog: { book: 'Reservar agora', close: 'Fechar' },
  date: {
    choose: 'Escolher data e hora',
    change: 'Alterar data, {date}',
    missing: 'Escolha uma data e uma hora.',
  },
  zones: {
    found: { one: '{count} fuso horário encontrado', other: '{count} fusos horários encontrados' },
    suggested: 'Sugestões',
    continents: { Africa: 'África', America: 'América', Asia: 'Ásia', Europe: 'Europa' },
    oceans: {
      Arctic: 'Oceano Ártico',
      Atlantic: 'Oceano Atlântico',
      Indian: 'Oceano Índico',
      Pacific: 'Oceano Pacífico',
    },
  },
};
