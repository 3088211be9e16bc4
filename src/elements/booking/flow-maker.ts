import type { Backend } from '../../adapter/backend.js';
import { readConfiguration, type Address, type Given, type Options } from './configuration.js';

/**
 * Makes the flow that the page's configuration asks for, and makes a new one only when the configuration says something
 * else: a page that sets an equal `prefill` with every render of its own loses nothing, nor does a client who changes the language.
 */
export class FlowMaker<Served extends Backend, Made extends { setLocale(locale: string): void }> {
  flow: Made | undefined;
  /** Sentences for the site's owner about what is wrong with the configuration. */
  faults: readonly string[] = [];
  /** What the flow was made with. */
  options: Options = {};
  readonly #tag: string;
  readonly #Http: new (address: Address) => Served;
  readonly #checked: (adapter: Backend) => Served;
  readonly #make: (backend: Served, options: Options) => Made;
  #adapter: Backend | undefined;
  #madeFrom: string | undefined;
  #refused: readonly string[] | undefined;

  /**
   * @param Http Connects to a backend that speaks the contract; throws a TypeError that names the option at fault.
   * @param checked Sets the border check before an adapter of the page's own.
   */
  constructor(
    tag: string,
    Http: new (address: Address) => Served,
    checked: (adapter: Backend) => Served,
    make: (backend: Served, options: Options) => Made,
  ) {
    this.#tag = tag;
    this.#Http = Http;
    this.#checked = checked;
    this.#make = make;
  }

  /** Takes a configuration. */
  take(given: Given, locale: string): void {
    const { adapter, address, options, faults } = readConfiguration(given, this.#tag);
    const from = JSON.stringify([adapter ? 'adapter' : address, options]);
    this.options = options;
    if (from === this.#madeFrom && adapter === this.#adapter) this.flow?.setLocale(locale);
    else {
      this.#madeFrom = from;
      this.#adapter = adapter;
      this.#refused = undefined;
      const backend = adapter ? this.#checked(adapter) : address && this.#connect(address);
      this.flow = backend && this.#make(backend, { ...options, locale });
    }
    this.faults = [...faults, ...(this.#refused ?? [])];
  }

  #connect(address: Address): Served | undefined {
    try {
      return new this.#Http(address);
    } catch (error) {
      this.#refused = [`<${this.#tag}>, attributes backend (url) and site: ${(error as Error).message}`];
      return undefined;
    }
  }
}
