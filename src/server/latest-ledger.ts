import { FoldedLedger, type LedgerEntry, type LedgerLine, type OpenedSite } from '../engine/index.js';

/**
 * Folds the ledger of a site, each line once: stores hand out the same lines each time, and new ones after them. A ledger
 * that is none of that is folded from its beginning.
 */
export class LatestLedger {
  readonly #site: OpenedSite;
  #folded: FoldedLedger;
  #last: LedgerLine | undefined;
  /** What was counted as though it were written, by whoever asked last. */
  #ahead: readonly LedgerEntry[] = [];

  constructor(site: OpenedSite) {
    this.#site = site;
    this.#folded = new FoldedLedger(site);
  }

  /**
   * The ledger as far as it goes, to be asked at once: whoever folds next asks the same one.
   *
   * @param ahead What is to be booked with it, in one change, and counts as though it were.
   */
  fold(ledger: readonly LedgerLine[], ahead: readonly LedgerEntry[] = []): FoldedLedger {
    for (const line of this.#ahead.toReversed()) this.#folded.takeBack(line);
    const { lines } = this.#folded;
    const isMore = lines === 0 || ledger[lines - 1] === this.#last;
    this.#folded = isMore ? this.#folded.add(ledger.slice(lines)) : new FoldedLedger(this.#site).add(ledger);
    this.#last = ledger.at(-1);
    this.#folded.add(ahead);
    this.#ahead = ahead;
    return this.#folded;
  }
}
