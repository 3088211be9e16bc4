import type { Flow } from './flow.js';
import { Store } from './store.js';

/** A store whose facts hold a flow in which a time is chosen: it hears of that one as long as it is heard itself, and has its zone. */
export class OuterStore<Known extends { readonly zone: string }, State> extends Store<Known, State> {
  readonly #innerOf: (facts: Known) => Flow | undefined;
  #isHeard = false;
  #inner: Flow | undefined;
  #leave: (() => void) | undefined;

  constructor(facts: Known, stateOf: (facts: Known) => State, innerOf: (facts: Known) => Flow | undefined) {
    super(facts, stateOf);
    this.#innerOf = innerOf;
  }

  override change(facts?: Partial<Known>): void {
    super.change(facts);
    this.#follow();
  }

  override subscribe(changed: () => void, first: () => void, last: () => void): () => void {
    return super.subscribe(
      changed,
      () => {
        first();
        this.#follow(true);
      },
      () => {
        last();
        this.#follow(false);
      },
    );
  }

  #follow(isHeard = this.#isHeard): void {
    this.#isHeard = isHeard;
    const inner = isHeard ? this.#innerOf(this.facts) : undefined;
    if (inner === this.#inner) return;
    this.#leave?.();
    this.#inner = inner;
    this.#leave = inner?.subscribe(() => this.change({ zone: inner.state.zone } as Partial<Known>));
  }
}
