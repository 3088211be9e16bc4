import { StoreUnavailable } from '../../store.js';

/** What became of one of a batch; undefined where it has to be done once more, by itself. */
export type Done<Answer> = PromiseSettledResult<Answer> | undefined;

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** The most that is done at once: whoever comes first should not wait for a crowd. */
const MOST = 100;

/**
 * Does together what is asked for at the same time. Nobody waits for company: who comes first is done alone, and whoever
 * comes meanwhile is the next batch. So the busier it gets, the less each one costs.
 *
 * Everyone gets an answer of their own. Where a batch as a whole comes to nothing, each of it is done alone, so that
 * only the one at fault fails; where the database is out of reach, all are told so.
 */
export class Batches<Item, Answer> {
  readonly #work: (items: readonly Item[]) => Promise<readonly Done<Answer>[]>;
  #waiting: Waiting<Item, Answer>[] = [];
  #isUnderWay = false;

  /** @param work Does a batch, wholly or not at all, and tells what became of each. */
  constructor(work: (items: readonly Item[]) => Promise<readonly Done<Answer>[]>) {
    this.#work = work;
  }

  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isUnderWay) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting.length > 0) await this.#do(this.#waiting.splice(0, MOST));
    this.#isUnderWay = false;
  }

  async #do(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    const isAlone = batch.length === 1;
    const done = await this.#work(batch.map(({ item }) => item)).catch((reason: unknown) => {
      const isOver = isAlone || reason instanceof StoreUnavailable;
      return batch.map((): Done<Answer> => (isOver ? { status: 'rejected', reason } : undefined));
    });
    for (const [place, one] of batch.entries()) {
      const result = done[place];
      if (!result) await this.#do([one]);
      else if (result.status === 'fulfilled') one.resolve(result.value);
      else one.reject(result.reason);
    }
  }
}
