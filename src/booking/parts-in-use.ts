import type { Backend, CatalogCalls } from '../adapter/backend.js';
import type { Booker } from './booker.js';
import type { Drafts } from './draft.js';
import type { Facts } from './facts.js';
import type { Parts } from './parts.js';
import type { FlowOptions, Trouble } from './state.js';
import type { Store } from './store.js';
import type { Surroundings } from './surroundings.js';
import type { Times } from './times.js';

/** The parts of a flow at work: each is made once its file is there. */
export class PartsInUse {
  /** Undefined until its file is there. */
  times: Times | undefined;
  /** The same. */
  drafts: Drafts | undefined;
  readonly #parts: Parts;
  readonly #store: Store;
  readonly #catalog: CatalogCalls;
  /** The whole of it, once its file is there. */
  #backend: Backend | undefined;
  readonly #options: FlowOptions;
  readonly #surroundings: Surroundings;
  readonly #tell: (trouble: Trouble) => void;
  #booker: Booker | undefined;

  /** @param tell Hears what goes wrong in them. */
  constructor(
    parts: Parts,
    store: Store,
    catalog: CatalogCalls,
    options: FlowOptions,
    surroundings: Surroundings,
    tell: (trouble: Trouble) => void,
  ) {
    this.#parts = parts;
    this.#store = store;
    this.#catalog = catalog;
    this.#options = options;
    this.#surroundings = surroundings;
    this.#tell = tell;
    this.#makeTimes();
  }

  /** Undefined until its file is there, and the catalog. */
  get booker(): Booker | undefined {
    const { here } = this.#parts.booking;
    const { offer } = this.#store.facts;
    if (here && this.times && this.#backend && offer)
      this.#booker ??= new here.Booker(this.#store, this.#backend, this.times, this.#surroundings, offer, this.#tell);
    return this.#booker;
  }

  /** @throws {Problem} where its file does not come. */
  async bringTimes(): Promise<void> {
    await this.#parts.times.bring();
    this.#makeTimes();
  }

  /** @throws {Problem} where a file that booking needs does not come. */
  async bringBooker(): Promise<Booker | undefined> {
    await Promise.all([this.bringTimes(), this.#parts.booking.bring()]);
    return this.booker;
  }

  /** Has the chosen time held while the form is filled, and no other any longer (RC-6); undefined where there is nothing to do. */
  hold(): Promise<void> | undefined {
    const follow = () => this.booker?.holder.follow();
    // Whoever waits for the form waits for that part anyhow, and hears where it does not come.
    return this.times?.asksToHold ? this.#parts.booking.bring().then(follow, () => undefined) : follow();
  }

  /** Takes another language, or the next minute, in which other times show. */
  moveOn(change: Partial<Facts> = {}): void {
    this.#store.change(change);
    this.times?.changed();
  }

  /** Nobody looks at the flow any more. */
  rest(): void {
    this.times?.hear(false);
    void this.booker?.holder.letGo();
  }

  #makeTimes(): void {
    const { here } = this.#parts.times;
    if (!here || this.times) return;
    this.#backend = here.wholeBackend(this.#catalog);
    this.drafts = new here.Drafts(this.#store, this.#options, this.#surroundings);
    this.times = new here.Times(this.#store, this.#backend, this.#surroundings, this.#tell);
  }
}
