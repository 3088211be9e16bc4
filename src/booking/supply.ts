import type { Backend, CatalogCalls } from '../adapter/backend.js';
import { problemFrom } from '../adapter/problem.js';
import type { Booker } from './booker.js';
import { draftNameOf, draftStorage } from './draft-name.js';
import type { Drafts } from './draft.js';
import type { Facts } from './facts.js';
import type { Offer } from './offer.js';
import { openCatalog } from './opening.js';
import type { Parts } from './parts.js';
import { shownZone } from './shown-zone.js';
import type { FlowOptions, Trouble } from './state.js';
import type { Store } from './store.js';
import { attend, type Surroundings } from './surroundings.js';
import type { Times } from './times.js';
import { troubleOf } from './trouble.js';

/**
 * Brings what a flow needs to go on: the catalog, the files of its parts, each of which is made once its file is there, and what is
 * known of times; and again once the client or the network is back.
 */
export class Supply {
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
  readonly #opened: () => void;
  readonly #tell: (trouble: Trouble) => void;
  #booker: Booker | undefined;
  #listening = new AbortController();

  /**
   * @param opened Called once there is something to choose from.
   * @param tell Hears what goes wrong.
   */
  constructor(
    parts: Parts,
    store: Store,
    catalog: CatalogCalls,
    options: FlowOptions,
    surroundings: Surroundings,
    opened: () => void,
    tell: (trouble: Trouble) => void,
  ) {
    this.#parts = parts;
    this.#store = store;
    this.#catalog = catalog;
    this.#options = options;
    this.#surroundings = surroundings;
    this.#opened = opened;
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
    const isNew = !this.times;
    await this.#parts.times.bring();
    this.#makeTimes();
    const { offer } = this.#store.facts;
    if (isNew && offer) this.#isSound(offer);
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

  /** Somebody looks at the flow: begins, and hears until its rest when the client, the network or another minute is there. */
  listen(): void {
    const { signal } = (this.#listening = new AbortController());
    attend(this.#surroundings, signal, { back: () => this.revisit(), tick: () => this.moveOn() });
    // What fails here is told when it is missed.
    this.#parts.times.bring().catch(() => undefined);
    if (this.#store.facts.catalog === 'idle' && !this.#store.facts.offer) void this.open();
    else this.revisit();
  }

  /** Nobody looks at the flow any more. */
  rest(): void {
    this.#listening.abort();
    this.times?.hear(false);
    void this.booker?.holder.letGo();
  }

  /** Looks again at what the client has before the eyes: the network is back, the page is back, or the step. */
  revisit(): void {
    const again = (): void => {
      const { catalog, step, filling } = this.#store.facts;
      if (typeof catalog === 'object' && catalog.retryable) void this.open();
      else if (filling ?? (step !== 'specialist' && step !== 'time')) this.times?.hear();
      else void this.look();
    };
    // A time that is the client's own until it is given up would look taken.
    void (this.hold()?.then(again) ?? again());
  }

  /** Keeps times known, where the client looks at any; first of all the part that knows how is brought. */
  async look(): Promise<void> {
    if (this.times) return this.times.look.look();
    if (this.#store.facts.timetable === 'loading') return;
    this.#store.change({ timetable: 'loading' });
    try {
      await this.bringTimes();
      this.#store.change({ timetable: 'idle' });
      return this.look();
    } catch (cause) {
      // Before a service is chosen nobody misses it.
      if (!this.#store.state.service) return this.#store.change({ timetable: 'idle' });
      const trouble = troubleOf(problemFrom(cause));
      this.#store.change({ timetable: trouble });
      this.#tell(trouble);
    }
  }

  /** Asks for the catalog, and opens what it offers. */
  async open(): Promise<void> {
    this.#store.change({ catalog: 'loading' });
    try {
      const { page, panel, pool = page ?? panel } = this.#options;
      const pages = pool === undefined ? undefined : this.#parts.pages.bring();
      const asked = Promise.all([this.#catalog.catalog(), pages]);
      // A browser that is asked for its zone begins with all languages it knows: that takes long, and the answer is on its way.
      const zone = this.#surroundings.zone();
      const [catalog, offers] = await asked;
      const opened = openCatalog(catalog, this.#options, offers);
      if ('trouble' in opened) this.#fail(opened.trouble);
      else await this.#take(opened.offer, zone);
    } catch (cause) {
      this.#fail(troubleOf(problemFrom(cause)));
    }
  }

  async #take(offer: Offer, browserZone: string): Promise<void> {
    const kept = draftStorage(this.#options, this.#surroundings)?.getItem(draftNameOf(offer.site));
    // Which steps there are hangs on the form then: the part that knows it, and reads drafts, is waited for.
    if (this.#options.hiddenFields ?? kept) await this.bringTimes().catch(() => undefined);
    if (!this.#isSound(offer)) return;
    const zone = shownZone(this.#store.facts.zone, browserZone, offer.site.site.zone);
    this.#store.change({ catalog: 'idle', offer, since: this.#surroundings.clock.now(), zone });
    this.#opened();
  }

  /** Whether times can be worked out for the site, as far as that can be said; what speaks against it is told. */
  #isSound({ site }: Offer): boolean {
    const fault = this.times?.faultOf(site, this.#options);
    if (fault) this.#fail(fault);
    return !fault;
  }

  #fail(trouble: Trouble): void {
    this.#store.change({ catalog: trouble, offer: undefined });
    this.#tell(trouble);
  }

  #makeTimes(): void {
    const { here } = this.#parts.times;
    if (!here || this.times) return;
    this.#backend = here.wholeBackend(this.#catalog);
    this.drafts = new here.Drafts(this.#store, this.#options, this.#surroundings);
    this.times = new here.Times(this.#store, this.#backend, this.#surroundings, this.#tell);
  }
}
