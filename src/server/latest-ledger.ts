import { FoldedLedger, type LedgerLine, type OpenedSite } from '../engine/index.js';

/**
 * Folds the ledger of a site, each line once: stores hand out the same lines each time, and new ones after them. A ledger
 * that is none of that is folded from its beginning.
 */
export class LatestLedger {
  readonly #site: OpenedSite;
  #folded: FoldedLedger;
  #last: LedgerLine | undefined;

  constructor(site: OpenedSite) {
    this.#site = site;
    this.#folded = new FoldedLedger(site);
  }

  fold(ledger: readonly LedgerLine[]): FoldedLedger {
    const { lines } = this.#folded;
    const isMore = lines === 0 || ledger[lines - 1] === this.#last;
    this.#folded = isMore ? this.#folded.add(ledger.slice(lines)) : new FoldedLedger(this.#site).add(ledger);
    this.#last = ledger.at(-1);
    return this.#folded;
  }
}
