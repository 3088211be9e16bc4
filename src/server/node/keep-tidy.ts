import type { Store } from '../store.js';

/** Between two rounds: milliseconds. What has ended counts for nothing meanwhile. */
const PAUSE = 10 * 60_000;

export interface TidyOptions {
  readonly store: Store;
  readonly sites: () => readonly string[];
  /** Minutes since the epoch. */
  readonly clock: () => number;
  readonly onFault: (fault: unknown) => void;
}

/** Clears away what has ended, from now on; gives the function that ends it. */
export function keepTidy({ store, sites, clock, onFault }: TidyOptions): () => void {
  const tidy = async (): Promise<void> => {
    for (const site of sites()) await store.tidy(site, clock());
  };
  const round = (): void => void tidy().catch(onFault);
  round();
  const timer = setInterval(round, PAUSE);
  return () => clearInterval(timer);
}
