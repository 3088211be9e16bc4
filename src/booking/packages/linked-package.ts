import type { PackagesBackend } from '../../adapter/backend.js';
import type { TakenPackage } from '../../adapter/contract.js';
import { problemFrom } from '../../adapter/problem.js';
import { clockFrom } from '../backend-clock.js';
import { misconfigured } from '../opening.js';
import type { Trouble } from '../state.js';
import type { Surroundings } from '../surroundings.js';
import { troubleOf } from '../trouble.js';
import type { KeptStore } from './package-draft.js';
import { catalogIn, factsOf, templateOf, type PackageFacts } from './package-facts.js';
import { sells } from './package-sender.js';
import type { PackageOptions } from './state.js';

/** A package as the backend has it: what is sold, or what a link opens. */
export class LinkedPackage {
  readonly #backend: PackagesBackend;
  readonly #store: KeptStore;
  readonly #options: PackageOptions;
  readonly #clock: Surroundings['clock'];
  readonly #told: (trouble?: Trouble) => void;
  /** Ends with the last who listens. */
  #signal = AbortSignal.abort();
  /** Counts how often the package was asked for, and which of these answers shows: an older one never replaces it (RC-7). */
  #turn = 0;
  #known = 0;

  /** @param told Hears that all is there, or what is wrong. */
  constructor(
    backend: PackagesBackend,
    store: KeptStore,
    options: PackageOptions,
    { clock }: Surroundings,
    told: (trouble?: Trouble) => void,
  ) {
    this.#backend = backend;
    this.#store = store;
    this.#options = options;
    this.#clock = clock;
    this.#told = told;
  }

  /** Somebody listens, until the signal is aborted. */
  listen(signal: AbortSignal): void {
    const { catalog, taken } = this.#facts;
    this.#signal = signal;
    // What was still on its way ended with the last who listened.
    if (catalog.status === 'idle' || [catalog, taken].some(({ status }) => status === 'loading')) void this.open();
  }

  async open(): Promise<void> {
    const signal = this.#signal;
    const loading = { status: 'loading' } as const;
    this.#store.change({ catalog: loading, taken: this.#facts.link ? loading : { status: 'idle' } });
    try {
      const asked = [this.#backend.catalog({ signal }), this.#backend.capabilities({ signal })] as const;
      const [catalog, { now, packages }] = await Promise.all(asked);
      if (signal.aborted) return;
      if (now !== undefined) this.#store.change({ now: clockFrom(now, this.#clock) });
      if (!packages || !sells(this.#backend)) return this.#fail(misconfigured('This backend sells no packages.'));
      const template = this.#facts.link ? undefined : templateOf(catalog, this.#options);
      if (typeof template === 'string') return this.#fail(misconfigured(template));
      this.#store.change({ catalog: { status: 'ready', value: catalog }, template, since: this.#clock.now() });
      if (!template) await this.read();
      this.#told();
    } catch (cause) {
      if (!signal.aborted) this.#fail(troubleOf(problemFrom(cause)));
    }
  }

  /** The network is back, or the client: asks again for what is missing, and how the package stands by now. */
  revisit(): void {
    const { catalog, taken, step } = this.#facts;
    const failed = [catalog, taken].find((asked) => asked.status === 'failed');
    if (failed) return failed.trouble.retryable ? void this.open() : undefined;
    if (step === 'overview') void this.read().catch(() => undefined);
  }

  /** Brings what the link opens, if there is one. */
  async read(): Promise<void> {
    const signal = this.#signal;
    const { link } = this.#facts;
    if (!link) return;
    const turn = ++this.#turn;
    const isOld = () => signal.aborted || turn < this.#known;
    try {
      const taken = await this.#backend.takenPackage!(link.id, link.token, { signal });
      if (!isOld()) this.#show(taken, turn);
    } catch (cause) {
      const problem = problemFrom(cause);
      if (isOld()) return;
      if (problem.code !== 'not-found' && problem.code !== 'link-expired') throw problem;
      this.#store.change({ link: undefined, taken: { status: 'idle' }, fault: 'expired' });
    }
  }

  /** Takes the package as it is with what was just booked; its client has it from now on. */
  take(taken: TakenPackage): void {
    const { id, token } = taken;
    if (!this.#facts.link && token !== undefined) this.#store.change({ link: { opens: 'one', id, token } });
    this.#show(taken, ++this.#turn);
  }

  get #facts(): PackageFacts {
    return this.#store.facts;
  }

  #show(taken: TakenPackage, turn: number): void {
    this.#known = turn;
    this.#store.change(factsOf(taken, catalogIn(this.#facts)!));
  }

  #fail(trouble: Trouble): void {
    const failed = { status: 'failed', trouble } as const;
    this.#store.change(catalogIn(this.#facts) ? { taken: failed } : { catalog: failed, taken: failed });
    this.#told(trouble);
  }
}
