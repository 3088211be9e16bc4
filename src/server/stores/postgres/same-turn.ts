interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Asks together what is asked in the same turn of the event loop: of many who were refused at once, each looks for other
 * times at once. Nobody waits for whoever asked earlier, nor for company. What can't be asked fails for all.
 */
export class SameTurn<Item, Answer> {
  readonly #ask: (items: readonly Item[]) => Promise<readonly Answer[]>;
  #waiting: Waiting<Item, Answer>[] = [];

  /** @param ask Gives the answer to each. */
  constructor(ask: (items: readonly Item[]) => Promise<readonly Answer[]>) {
    this.#ask = ask;
  }

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => void this.#askAll());
      this.#waiting.push({ item, resolve, reject });
    });
  }

  async #askAll(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.#ask(waiting.map(({ item }) => item));
      for (const [place, { resolve }] of waiting.entries()) resolve(answers[place]!);
    } catch (reason) {
      for (const { reject } of waiting) reject(reason);
    }
  }
}
