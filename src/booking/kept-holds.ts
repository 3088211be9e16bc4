import type { AnyHoldRequest } from '../adapter/contract.js';
import { keptHoldsOf, pageHolds } from './page-holds.js';
import type { Surroundings } from './surroundings.js';

/** What has to be known of a hold to ask for it again. */
interface Asked {
  readonly request: AnyHoldRequest;
  readonly idempotencyKey: string;
}

/** With the load of the page that asked for it last. */
type Stored<Kept> = Kept & { readonly page: number };

/**
 * Holds of this tab that the backend may have given, as they outlive a reload of the page: asked for again under the same key
 * they are the client's own still (RC-4, RC-6). What a client answered is not kept (A83).
 */
export class KeptHolds<Kept extends Asked> {
  readonly #name: string;
  readonly #storage: Surroundings['storage'];
  readonly #page: number;

  constructor(site: string, surroundings: Pick<Surroundings, 'storage' | 'holds'>) {
    this.#name = keptHoldsOf(site);
    this.#storage = surroundings.storage;
    this.#page = pageHolds(surroundings).page;
  }

  /** Whether there is one that was asked for before the page was loaded. */
  get isLeft(): boolean {
    return this.#left !== undefined;
  }

  /**
   * One that was asked for before the page was loaded: the caller's from now on, and no other widget's.
   *
   * @param isElsewhere Whether the tab that asked for it under a key is still open: this one is its copy.
   */
  take(isElsewhere: (key: string) => boolean): Kept | undefined {
    const left = this.#left;
    if (!left) return undefined;
    if (isElsewhere(left.idempotencyKey)) {
      this.drop(left.idempotencyKey);
      return this.take(isElsewhere);
    }
    this.keep(left);
    return left;
  }

  get #left(): Stored<Kept> | undefined {
    return this.#read().find(({ page }) => page !== this.#page);
  }

  keep(hold: Kept): void {
    const { idempotencyKey, request } = hold;
    if (!('answers' in request)) this.#write([...this.#without(idempotencyKey), { ...hold, page: this.#page }]);
  }

  drop(key: string): void {
    this.#write(this.#without(key));
  }

  #without(key: string): Stored<Kept>[] {
    return this.#read().filter(({ idempotencyKey }) => idempotencyKey !== key);
  }

  #read(): Stored<Kept>[] {
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#name) ?? '[]') as Partial<Stored<Kept>>[];
      const isWhole = kept.every(({ request, idempotencyKey }) => request && typeof idempotencyKey === 'string');
      return isWhole ? (kept as Stored<Kept>[]) : [];
    } catch {
      return [];
    }
  }

  #write(kept: readonly Stored<Kept>[]): void {
    if (kept.length === 0) this.#storage.removeItem(this.#name);
    else this.#storage.setItem(this.#name, JSON.stringify(kept));
  }
}
