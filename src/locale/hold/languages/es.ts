import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Reservado para usted: {time}',
  ending: 'La reserva de la hora termina pronto: {time}',
  extend: 'Guardarla más tiempo',
  extending: 'Un momento…',
  ended: 'Esta hora ya no está guardada para usted. Todavía puede reservarla si está libre.',
};
