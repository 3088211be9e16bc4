import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Guardado para usted: {time}',
  ending: 'Guardado solo {time} más',
  extend: 'Guardar más tiempo',
  extending: 'Un momento…',
  ended: 'Este horario ya no está guardado para usted. Si está libre, todavía puede reservarlo.',
};
