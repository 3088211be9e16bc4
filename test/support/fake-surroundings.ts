import type { Surroundings } from '../../src/booking/surroundings.js';
import { FakeClock } from './fake-clock.js';
import type { FakeTabs } from './fake-tabs.js';

/** A page that tests are the weather of. */
export interface FakeSurroundings extends Surroundings {
  readonly clock: FakeClock;
  /** What the tab keeps, by name. */
  readonly kept: Map<string, string>;
  /** Says that the browser is online again. */
  comeOnline(): void;
  /** Says that the client came back to the page. */
  revisit(): void;
  /** Says that the client leaves the page. */
  leave(): void;
}

/** No two pages of a test ever make the same key. */
let keys = 0;
/** No two pages are the same load. */
let pages = 0;

/**
 * @param guess The browser's own clock, in minutes since the epoch.
 * @param tabs The tabs of a browser that the page is one of; it is alone where left out.
 */
export function fakeSurroundings(guess: number, kept = new Map<string, string>(), tabs?: FakeTabs): FakeSurroundings {
  const online = new Set<() => void>();
  const revisited = new Set<() => void>();
  const left = new Set<() => void>();
  const listen = (set: Set<() => void>) => (back: () => void) => {
    set.add(back);
    return () => void set.delete(back);
  };
  return {
    clock: new FakeClock(),
    kept,
    zone: () => 'UTC',
    guess: () => guess * 60_000,
    whenOnline: listen(online),
    whenRevisited: listen(revisited),
    whenLeft: listen(left),
    storage: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    },
    holds: { page: ++pages, work: Promise.resolve(), all: new Set(), channel: tabs && (() => tabs.open()) },
    newKey: () => `key-${++keys}`,
    random: () => 0,
    comeOnline: () => [...online].forEach((back) => back()),
    revisit: () => [...revisited].forEach((back) => back()),
    leave: () => [...left].forEach((gone) => gone()),
  };
}
