/** The events of what opens over the page. */
const OUT = { bubbles: true, composed: true } as const;

/** Before a dialog opens. Prevent it to keep it closed. */
export class RotaOpenEvent extends Event {
  constructor() {
    super('rota-open', { ...OUT, cancelable: true });
  }
}

/** A dialog is closed. What was chosen and typed in it is kept. */
export class RotaCloseEvent extends Event {
  constructor() {
    super('rota-close', OUT);
  }
}

export interface DialogEventMap {
  'rota-open': RotaOpenEvent;
  'rota-close': RotaCloseEvent;
}

declare global {
  interface HTMLElementEventMap extends DialogEventMap {}
}
