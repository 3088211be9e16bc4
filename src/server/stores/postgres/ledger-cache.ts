import type { LedgerLine } from '../../../engine/index.js';

/** A line as read: its place in the order, the transaction that wrote it, and what it says. */
export type ReadLine = readonly [order: number, writtenBy: number, line: Omit<LedgerLine, 'order'>];

/**
 * The ledger of a site as far as this process has read it: it only ever grows, so nobody reads it twice.
 *
 * Transactions may commit in another order than they began, so "all after the last one I saw" would miss some. But when
 * the oldest transaction that still runs is M, all that came before M has ended, and whatever it wrote is there: those lines
 * are kept, and the next reader asks for what was written by M or later.
 */
export class LedgerCache {
  readonly #kept: LedgerLine[] = [];
  #horizon = 0;

  /** The first transaction whose lines are not all known yet. */
  get horizon(): number {
    return this.#horizon;
  }

  /**
   * The whole ledger, from the lines written by `horizon`, as it was when they were asked for, or later.
   *
   * @param oldestRunning The oldest transaction that still ran when they were read.
   */
  with(lines: readonly ReadLine[], oldestRunning: number): readonly LedgerLine[] {
    const news = lines.filter(([, writtenBy]) => writtenBy >= this.#horizon);
    for (const [order, writtenBy, line] of news) {
      if (writtenBy < oldestRunning) this.#kept.push({ ...line, order } as LedgerLine);
    }
    this.#horizon = Math.max(this.#horizon, oldestRunning);
    const fresh = news.filter(([, writtenBy]) => writtenBy >= oldestRunning);
    if (fresh.length === 0) return this.#kept;
    return [...this.#kept, ...fresh.map(([order, , line]) => ({ ...line, order }) as LedgerLine)];
  }
}
