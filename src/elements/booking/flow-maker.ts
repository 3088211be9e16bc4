import type { Adapter } from '../../adapter/backend.js';
import { readConfiguration, type Address, type Given, type Options, type Refused } from './configuration.js';

/**
 * Makes the flow that the page's configuration asks for, and makes a new one only when the configuration says something
 * else: a page that sets an equal `prefill` with every render of its own loses nothing, nor does a client who changes the language.
 */
export class FlowMaker<Served, Made extends { setLocale(locale: string): void }> {
  flow: Made | undefined;
  /** What is wrong with the configuration. */
  refused: readonly Refused[] = [];
  /** What the flow was made with. */
  options: Options = {};
  readonly #Http: new (address: Address) => Served;
  readonly #checked: (adapter: Adapter) => Served;
  readonly #make: (backend: Served, options: Options) => Made;
  #adapter: Adapter | undefined;
  #madeFrom: string | undefined;

  /**
   * @param Http Connects to a backend that speaks the contract.
   * @param checked Sets the border check before an adapter of the page's own.
   */
  constructor(
    Http: new (address: Address) => Served,
    checked: (adapter: Adapter) => Served,
    make: (backend: Served, options: Options) => Made,
  ) {
    this.#Http = Http;
    this.#checked = checked;
    this.#make = make;
  }

  /** Takes a configuration. */
  take(given: Given, locale: string): void {
    const { adapter, address, options, refused } = readConfiguration(given);
    const from = JSON.stringify([adapter ? 'adapter' : address, options]);
    this.options = options;
    this.refused = refused;
    if (from === this.#madeFrom && adapter === this.#adapter) this.flow?.setLocale(locale);
    else {
      this.#madeFrom = from;
      this.#adapter = adapter;
      const backend = adapter ? this.#checked(adapter) : address && new this.#Http(address);
      this.flow = backend && this.#make(backend, { ...options, locale });
    }
  }
}
