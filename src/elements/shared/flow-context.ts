import type { Flow } from '../../booking/flow.js';
import type { Words } from '../../locale/words.js';

/** What `<rota-booking>` gives the elements inside it. */
export interface FlowContext {
  readonly flow: Flow | undefined;
  /** Strings and formatters of its language, once they are there. */
  readonly words: Words | undefined;
}

/** What holds where no `<rota-booking>` is around. */
export const NO_CONTEXT: FlowContext = { flow: undefined, words: undefined };

type Take = (context: FlowContext) => void;

/** Asks the nearest `<rota-booking>` for what it gives: it answers at once, and with every change until the signal. */
export class ContextRequest extends Event {
  constructor(
    readonly take: Take,
    readonly signal: AbortSignal,
  ) {
    super('rota-context', { bubbles: true, composed: true });
  }
}

/** Answers the elements inside a host, through any shadow roots. */
export class ContextProvider {
  #context = NO_CONTEXT;
  #takers = new Set<Take>();

  constructor(host: EventTarget) {
    host.addEventListener('rota-context', (event) => {
      event.stopPropagation();
      const { take, signal } = event as ContextRequest;
      this.#takers.add(take);
      signal.addEventListener('abort', () => this.#takers.delete(take));
      take(this.#context);
    });
  }

  give(context: FlowContext): void {
    if (context.flow === this.#context.flow && context.words === this.#context.words) return;
    this.#context = context;
    for (const take of this.#takers) take(context);
  }
}
