import type { Facts } from './facts.js';
import type { FlowState } from './state.js';

/** The facts in one place: the state that follows from them, and who wants to hear of changes. */
export class Store<Known extends object = Facts, State = FlowState> {
  #facts: Known;
  readonly #stateOf: (facts: Known) => State;
  #state: State | undefined;
  #subscribers = new Set<() => void>();
  #telling = false;

  constructor(facts: Known, stateOf: (facts: Known) => State) {
    this.#facts = facts;
    this.#stateOf = stateOf;
  }

  get facts(): Known {
    return this.#facts;
  }

  get state(): State {
    return (this.#state ??= this.#stateOf(this.#facts));
  }

  /** Takes new facts, or none where only the clock or the timetable moved; subscribers hear once a microtask. */
  change(facts: Partial<Known> = {}): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#state = undefined;
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      for (const changed of [...this.#subscribers]) changed();
    });
  }

  /** Gives the function that ends it, and hears when the first comes and the last goes. */
  subscribe(changed: () => void, first: () => void, last: () => void): () => void {
    const own = () => changed();
    this.#subscribers.add(own);
    if (this.#subscribers.size === 1) first();
    return () => {
      if (this.#subscribers.delete(own) && this.#subscribers.size === 0) last();
    };
  }
}
