import type { LedgerLine } from '../../../engine/index.js';
import type { NewLine } from '../../store.js';

/** A line as read: its place in the order, and what it says. */
export type ReadLine = readonly [order: number, line: NewLine];

/**
 * The ledger of a site as far as this process knows it: it only ever grows, so nobody reads it twice. Lines are written by
 * one transaction after the other, so whoever sees a line sees all before it.
 *
 * It is always the same list, and grows at its end. Lines stand in it as soon as they are decided, so that the next
 * decision of the batch counts them; they are taken out again where the batch can't be written.
 */
export class LedgerCache {
  readonly lines: LedgerLine[] = [];
  #begun: Promise<void> | undefined;

  /** The place of the last line; 0 where there is none. */
  get last(): number {
    return this.lines.at(-1)?.order ?? 0;
  }

  /** Reads the past before anything else: once, however many ask for it at the same time. */
  begin(read: () => Promise<void>): Promise<void> {
    this.#begun ??= read().catch((error: unknown) => {
      this.#begun = undefined;
      throw error;
    });
    return this.#begun;
  }

  /** Takes up the lines that were read from behind a place. Of what was taken out meanwhile, the next reader reads on. */
  read(behind: number, lines: readonly ReadLine[]): void {
    if (behind > this.last) return;
    for (const [order, line] of lines) if (order > this.last) this.lines.push({ ...line, order } as LedgerLine);
  }

  /** Takes up lines that are to be written, and gives them with their places. */
  add(lines: readonly NewLine[]): readonly LedgerLine[] {
    const added = lines.map((line, place) => ({ ...line, order: this.last + 1 + place }) as LedgerLine);
    this.lines.push(...added);
    return added;
  }

  /** Takes out what is behind a place: it has not been written. */
  cut(last: number): void {
    while (this.last > last) this.lines.pop();
  }
}
