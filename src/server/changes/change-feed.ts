/** The port to the news that something has changed on a site, whichever process changed it. */
export interface ChangeFeed {
  /**
   * Calls back soon after a change, once for several that come close together; and whenever some may have been missed.
   * Gives the function that ends it.
   */
  listen(site: string, listener: () => void): () => void;
}

/** A feed that a store tells of what it has written. */
export interface ChangeNews extends ChangeFeed {
  announce(site: string): void;
}

/** News within one process. */
export class LocalChanges implements ChangeNews {
  readonly #listeners = new Map<string, Set<() => void>>();

  listen(site: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(site) ?? new Set();
    this.#listeners.set(site, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(site) === listeners) this.#listeners.delete(site);
    };
  }

  announce(site: string): void {
    for (const listener of this.#listeners.get(site) ?? []) listener();
  }

  announceAll(): void {
    for (const site of [...this.#listeners.keys()]) this.announce(site);
  }
}
