import type { HoldStrings } from '../strings.js';

export const strings: HoldStrings = {
  kept: 'Guardado para você: {time}',
  ending: 'Guardado por apenas mais {time}',
  extend: 'Guardar por mais tempo',
  extending: 'Um momento…',
  ended: 'Este horário não está mais guardado para você. Se estiver livre, ainda pode reservá-lo.',
};
