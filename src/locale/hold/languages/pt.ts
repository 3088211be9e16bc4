import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Guardado para você: {time}',
  ending: 'Guardado só mais um pouco: {time}',
  extend: 'Guardar por mais tempo',
  extending: 'Um momento…',
  ended: 'Este horário já não está guardado para você. Ainda pode reservá-lo se estiver livre.',
};
