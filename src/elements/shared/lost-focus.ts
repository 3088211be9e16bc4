import type { LitElement, ReactiveController } from 'lit';
import type { FlowState } from '../../booking/state.js';

/**
 * Sends focus to the message about a lost start when it comes (A11Y C8), and to the primary button, if there is one, once the client
 * took another: the buttons in the message are gone then, and focus with them. A message that is there from the beginning leaves
 * the focus where the step has it.
 */
export class LostFocusController implements ReactiveController {
  #host: LitElement;
  #current: () => FlowState['lost'];
  #interrupts: boolean;
  #lost: FlowState['lost'] | 'unseen' = 'unseen';

  /** @param interrupts Whether the message may take the focus: where the client looks at times, others come and go (RC-7). */
  constructor(host: LitElement, lost: () => FlowState['lost'], interrupts = true) {
    this.#host = host;
    this.#current = lost;
    this.#interrupts = interrupts;
    host.addController(this);
  }

  hostUpdated(): void {
    const lost = this.#current();
    const before = this.#lost;
    this.#lost = lost;
    if (lost === before || before === 'unseen') return;
    // Nobody's focus is taken from where it went meanwhile, or from the choice that the lost start does not fit (F8).
    const isNowhere = document.activeElement === document.body;
    const isHere = isNowhere || this.#host.matches(':focus-within');
    if (lost ? !this.#interrupts || !isHere : !isNowhere) return;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(lost ? '.lost' : '.primary');
    (target ?? this.#host).focus();
  }
}
