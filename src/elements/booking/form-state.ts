import type { Surroundings } from '../../booking/surroundings.js';

/**
 * A draft as the browser keeps what is typed into a page's own fields: for whoever comes back to a page, or to a tab, that it has
 * dropped. It is nowhere that scripts could read it, and ends with the tab (A83).
 */
export class FormState implements NonNullable<Surroundings['formState']> {
  readonly #internals: ElementInternals;
  #kept = '';

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  /** Takes what the browser has kept; of nobody who does nothing it is kept on. */
  restore(state: string): void {
    this.setItem('', state);
  }

  /** A flow that is made later, since the page says something else, takes it up, too. */
  getItem(name: string): string | null {
    return this.#kept.startsWith(name) ? this.#kept.slice(name.length) : null;
  }

  setItem(name: string, text: string): void {
    this.#kept = name + text;
    this.#internals.setFormValue(null, this.#kept);
  }

  removeItem(): void {
    this.setItem('', '');
  }
}
