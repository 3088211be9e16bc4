import type { Surroundings } from '../../booking/surroundings.js';

/**
 * A draft as the browser keeps what is typed into a page's own fields: for whoever comes back to a page, or to a tab, that it has
 * dropped. It is nowhere that scripts could read it, and ends with the tab (A83).
 */
export class FormState implements NonNullable<Surroundings['formState']> {
  readonly #internals: ElementInternals;
  #restored: string | null = null;

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  /** Takes what the browser has kept; of nobody who does nothing it is kept on. */
  restore(state: string): void {
    this.setItem('', state);
    this.#restored = state;
  }

  /** What was there when the page came: a flow that is made later, since the page asks for something else, begins afresh. */
  getItem(name: string): string | null {
    return this.#restored?.startsWith(name) ? this.#restored.slice(name.length) : null;
  }

  setItem(name: string, text: string): void {
    this.#restored = null;
    this.#internals.setFormValue(null, name + text);
  }

  removeItem(): void {
    this.setItem('', '');
  }
}
