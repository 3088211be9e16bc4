import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What can be followed: a flow, of whichever kind. */
interface Followed {
  subscribe(listener: () => void): () => void;
}

/** Updates its host with each change of a flow, until the host follows another one or is taken off the page. */
export class FollowController<Kind extends Followed> implements ReactiveController {
  /** The flow that is followed. */
  flow: Kind | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #begin: ((flow: Kind, signal: AbortSignal) => void) | undefined;
  #end: AbortController | undefined;

  /** @param begin Called with each flow, and what signals its end. */
  constructor(host: ReactiveControllerHost, begin?: (flow: Kind, signal: AbortSignal) => void) {
    this.#host = host;
    this.#begin = begin;
    host.addController(this);
  }

  follow(flow: Kind | undefined): void {
    if (flow === this.flow) return;
    this.#end?.abort();
    this.flow = flow;
    if (!flow) return;
    const { signal } = (this.#end = new AbortController());
    signal.addEventListener(
      'abort',
      flow.subscribe(() => this.#host.requestUpdate()),
    );
    this.#begin?.(flow, signal);
  }

  hostDisconnected(): void {
    this.follow(undefined);
  }
}
