import type { LedgerLine } from '../../../engine/index.js';

/** A line as read: its place in the order, the transaction that wrote it, and what it says. */
export type ReadLine = readonly [order: number, writtenBy: number, line: Omit<LedgerLine, 'order'>];

/**
 * The ledger of a site as far as this process has read it: it only ever grows, so nobody reads it twice.
 *
 * Transactions may commit in another order than they began, so "all after the last one I saw" would miss some. But when
 * the oldest transaction that still runs is M, all that came before M has ended, and whatever it wrote is there: the next
 * reader asks for what was written by M or later, and passes over what it has seen of that.
 */
export class LedgerCache {
  readonly #lines: LedgerLine[] = [];
  /** Lines that are asked for again, by their order: who wrote them. */
  readonly #recent = new Map<number, number>();
  #horizon = 0;
  #begun: Promise<void> | undefined;

  /** The first transaction whose lines are not all known yet. */
  get horizon(): number {
    return this.#horizon;
  }

  /** Reads the past before anything else: once, however many ask for it at the same time. */
  begin(read: () => Promise<void>): Promise<void> {
    this.#begun ??= read().catch((error: unknown) => {
      this.#begun = undefined;
      throw error;
    });
    return this.#begun;
  }

  /**
   * The whole ledger, from the lines written by `horizon`, as it was when they were asked for, or later. It is always the
   * same list, and grows at its end.
   *
   * @param oldestRunning The oldest transaction that still ran when they were read.
   */
  with(lines: readonly ReadLine[], oldestRunning: number): readonly LedgerLine[] {
    for (const [order, writtenBy, line] of lines) {
      if (writtenBy < this.#horizon || this.#recent.has(order)) continue;
      this.#lines.push({ ...line, order } as LedgerLine);
      this.#recent.set(order, writtenBy);
    }
    this.#horizon = Math.max(this.#horizon, oldestRunning);
    for (const [order, writtenBy] of this.#recent) if (writtenBy < this.#horizon) this.#recent.delete(order);
    return this.#lines;
  }
}
