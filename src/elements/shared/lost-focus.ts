import type { LitElement, ReactiveController } from 'lit';
import type { FlowState } from '../../booking/state.js';

/**
 * Sends focus to the message about a lost start when it comes (A11Y C8), and to the primary button once the client took
 * another: the buttons in the message are gone then, and focus with them.
 */
export class LostFocusController implements ReactiveController {
  #host: LitElement;
  #current: () => FlowState['lost'];
  #lost: FlowState['lost'];

  constructor(host: LitElement, lost: () => FlowState['lost']) {
    this.#host = host;
    this.#current = lost;
    host.addController(this);
  }

  hostUpdated(): void {
    const lost = this.#current();
    const had = this.#lost;
    if (lost === had) return;
    this.#lost = lost;
    const root = this.#host.renderRoot;
    const target = lost ? root.querySelector<HTMLElement>('.lost') : had && root.querySelector<HTMLElement>('.primary');
    target?.focus();
  }
}
