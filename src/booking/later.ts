import { Problem } from '../adapter/problem.js';

/** A part of the program that may lie in a file of its own: brought when it is first asked for, and again after a failure. */
export class Later<Part> {
  /** The part, once it is there. */
  here: Part | undefined;
  readonly #load: () => Promise<Part>;
  #coming: Promise<Part> | undefined;

  /** @param here The part, where it came along with the program. */
  constructor(load: () => Promise<Part>, here?: Part) {
    this.#load = load;
    this.here = here;
  }

  /**
   * Settles when the part is there.
   *
   * @throws {Problem} Browsers don't say why a file did not come: `offline` where they know that they are, else `unreachable`.
   */
  bring(): Promise<Part> {
    this.#coming ??= this.#load().then(
      (part) => (this.here = part),
      (cause: unknown) => {
        this.#coming = undefined;
        const code = globalThis.navigator?.onLine === false ? 'offline' : 'unreachable';
        throw new Problem(code, `A file of the widget can't be loaded: ${String(cause)}`, { retryable: true, cause });
      },
    );
    return this.#coming;
  }
}
