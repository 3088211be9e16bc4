import type { LitElement, ReactiveController } from 'lit';

/** Sends focus where the client's last action has led; what loads by itself takes no focus. */
export class FocusAfterController<State> implements ReactiveController {
  #host: LitElement;
  #state: () => State | undefined;
  #targetOf: (before: State, state: State) => string | undefined;
  #before: State | undefined;

  /** @param targetOf A selector for where one state leads from another; undefined where focus stays. */
  constructor(
    host: LitElement,
    state: () => State | undefined,
    targetOf: (before: State, state: State) => string | undefined,
  ) {
    this.#host = host;
    this.#state = state;
    this.#targetOf = targetOf;
    host.addController(this);
  }

  hostUpdated(): void {
    const [before, state] = [this.#before, this.#state()];
    this.#before = state;
    const target = before && state && before !== state ? this.#targetOf(before, state) : undefined;
    if (target) this.#host.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }
}
