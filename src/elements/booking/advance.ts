import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RotaChooseEvent } from '../../booking/events.js';
import type { Flow } from '../../booking/flow.js';
import type { Step } from '../../booking/state.js';

/** Which choice settles which step. A day settles nothing: its times come next. */
const SETTLES: { readonly [What in RotaChooseEvent['choice']['what']]?: Step } = {
  service: 'service',
  specialist: 'specialist',
  start: 'time',
  pool: 'specialist',
};

/**
 * One tap is one step on: after a choice by pointer, Enter or Space in the step that it settles, the flow goes on. Arrow keys
 * that move through a radio group choose too, and go nowhere (A11Y F10); so do choices that the page makes.
 */
export class AdvanceController implements ReactiveController {
  #input: 'none' | 'moving' | 'choosing' = 'none';
  #stepped: () => boolean;

  /** @param stepped Whether steps show one at a time; where a page shows all at once, nothing moves by itself. */
  constructor(host: ReactiveControllerHost & HTMLElement, stepped: () => boolean) {
    this.#stepped = stepped;
    host.addController(this);
    const first = { capture: true };
    host.addEventListener('pointerdown', () => (this.#input = 'choosing'), first);
    host.addEventListener(
      'keydown',
      ({ key }) => (this.#input = key === 'Enter' || key === ' ' ? 'choosing' : 'moving'),
      first,
    );
    host.addEventListener('keyup', () => this.#input === 'moving' && (this.#input = 'none'), first);
    // Screen readers click without pointer or key; an arrow key in a radio group clicks while it is down.
    host.addEventListener('click', () => this.#input === 'none' && (this.#input = 'choosing'), first);
  }

  hostConnected(): void {
    this.#input = 'none';
  }

  /** Watches a flow for choices, until the signal. */
  follow(flow: Flow, signal: AbortSignal): void {
    const chosen = (event: Event): void => {
      const { what } = (event as RotaChooseEvent).choice;
      if (
        this.#input !== 'choosing' ||
        (what === 'panel' ? flow.state.steps[0] : SETTLES[what]) !== flow.state.step ||
        !this.#stepped()
      )
        return;
      this.#input = 'none';
      flow.next();
    };
    flow.addEventListener('rota-choose', chosen, { signal });
  }
}
