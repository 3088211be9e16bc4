import { channelOf, type Channel, type Outgoing } from './outbox.js';

/** Told of a site whose outbox has got something that goes out by a channel. */
type Listener = (site: string, channel: Channel) => void;

/** The news of what this process writes into an outbox, so that it goes out without waiting for somebody to look. */
export class OutboxNews {
  readonly #listeners = new Set<Listener>();

  /** Calls back right after each time that something was written. Gives the function that ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  announce(site: string, written: readonly Outgoing[]): void {
    for (const channel of new Set(written.map(channelOf))) {
      for (const listener of this.#listeners) listener(site, channel);
    }
  }
}
