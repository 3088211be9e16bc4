import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Flow } from '../../booking/flow.js';
import type { Words } from '../../locale/words.js';
import type { Given } from '../booking/configuration.js';

/** What `<rota-booking>`, or an element with a flow of its own, gives the elements inside it. */
export interface FlowContext {
  readonly flow: Flow | undefined;
  /** Strings and formatters of its language, once they are there. */
  readonly words: Words | undefined;
  /** What the page gave it, for elements inside that have flows of their own; none before its own flow is to begin. */
  readonly given?: Given & { readonly strings: unknown };
}

type Take = (context: FlowContext) => void;

/** Asks the nearest of them for what it gives: it answers at once, and with every change until the signal. */
class ContextRequest extends Event {
  constructor(
    readonly take: Take,
    readonly signal: AbortSignal,
  ) {
    super('rota-context', { bubbles: true, composed: true });
  }
}

/** Answers the elements inside a host, through any shadow roots. */
export class ContextProvider {
  #context: FlowContext = { flow: undefined, words: undefined };
  #takers = new Set<Take>();

  constructor(host: EventTarget) {
    host.addEventListener('rota-context', (event) => {
      // What the host asks for itself is for whoever is around it.
      if (event.composedPath()[0] === host) return;
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

/** Hears what the nearest `<rota-booking>` gives; its host updates with it. */
export class ContextController implements ReactiveController {
  /** What it gives; undefined where none is around, or none that is defined yet. */
  context: FlowContext | undefined;
  readonly #host: ReactiveControllerHost & Element;
  #away = new AbortController();

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#away = new AbortController());
    this.context = undefined;
    const take: Take = (context) => {
      this.context = context;
      this.#host.requestUpdate();
    };
    const ask = () => this.context || signal.aborted || this.#host.dispatchEvent(new ContextRequest(take, signal));
    ask();
    // The `<rota-booking>` around it may be defined later than it is.
    void customElements.whenDefined('rota-booking').then(ask);
  }

  hostDisconnected(): void {
    this.#away.abort();
  }
}
