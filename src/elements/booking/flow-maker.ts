import type { Backend } from '../../adapter/backend.js';
import { checkedBackend } from '../../adapter/checked-backend.js';
import { HttpBackend } from '../../adapter/http-backend.js';
import { FlowInParts } from '../../booking/flow-in-parts.js';
import type { Flow } from '../../booking/flow.js';
import type { Parts } from '../../booking/parts.js';
import type { FlowOptions } from '../../booking/state.js';
import { readConfiguration, type Configuration, type Given } from './configuration.js';

/**
 * Makes the flow that the page's configuration asks for, and makes a new one only when the configuration says something
 * else: a page that sets an equal `prefill` with every render of its own loses nothing, nor does a client who changes the language.
 */
export class FlowMaker {
  flow: Flow | undefined;
  /** Sentences for the site's owner about what is wrong with the configuration. */
  faults: readonly string[] = [];
  /** What the flow was made with. */
  options: FlowOptions = {};
  #backend: Backend | undefined;
  #madeFrom: string | undefined;

  /** Takes a configuration. */
  take(given: Given, parts: Parts, locale: string, keepDraft: boolean): void {
    const { source, options, faults } = readConfiguration(given);
    const own = source && 'adapter' in source ? source.adapter : undefined;
    const from = JSON.stringify([own ? 'adapter' : source, options, keepDraft]);
    this.faults = faults;
    this.options = options;
    if (from === this.#madeFrom && (!own || own === this.#backend)) return this.flow?.setLocale(locale);
    this.#madeFrom = from;
    this.#backend = own ?? this.#overHttp(source);
    const backend = own ? checkedBackend(own) : this.#backend;
    this.flow = backend && new FlowInParts(parts, backend, { ...options, locale, keepDraft });
  }

  #overHttp(source: Configuration['source']): Backend | undefined {
    if (!source || !('url' in source)) return undefined;
    try {
      return new HttpBackend(source);
    } catch (error) {
      this.faults = [...this.faults, `<rota-booking>, attributes backend (url) and site: ${(error as Error).message}`];
      return undefined;
    }
  }
}
