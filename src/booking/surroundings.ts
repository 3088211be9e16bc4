import { pageClock, type Clock } from '../adapter/clock.js';
import type { PageHolds } from './page-holds.js';

/** What the flow needs to know of the page it runs in, handed in so that tests own it. */
export interface Surroundings {
  readonly clock: Clock;
  /** IANA zone of the browser. */
  readonly zone: () => string;
  /** The browser's own idea of the time, in milliseconds since the epoch: only a guess at which days to ask for first. */
  readonly guess: () => number;
  /** Calls back when the browser is online again; gives the function that ends it. */
  readonly whenOnline: (back: () => void) => () => void;
  /** Calls back when the client comes back to the page; gives the function that ends it. */
  readonly whenRevisited: (back: () => void) => () => void;
  /** Calls back when the client leaves the page; gives the function that ends it. */
  readonly whenLeft: (left: () => void) => () => void;
  /** What survives a reload of this tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Where the browser keeps what is typed, as it does for the page's own fields. */
  readonly formState?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Times that the widgets of the page hold; those of the real page where left out. */
  readonly holds?: PageHolds;
  /** A new key that nobody can guess. */
  readonly newKey: () => string;
  /** From 0 up to 1, to spread retries. */
  readonly random: () => number;
}

/** The real page; outside of one (in Node) nobody comes back, and nothing is kept. */
export function pageSurroundings(): Surroundings {
  return {
    clock: pageClock,
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    guess: () => Date.now(),
    whenOnline: (back) => listen(globalThis.window, 'online', back),
    whenRevisited: (back) => listen(globalThis.document, 'visibilitychange', () => document.hidden || back()),
    whenLeft: (left) => listen(globalThis.window, 'pagehide', left),
    storage: tabStorage(),
    newKey,
    random: Math.random,
  };
}

/** Milliseconds between two looks at the clock, so that starts drop out when it is too late for them. */
const TICK = 60_000;

/** Hears until the signal is aborted when the client or the network is back, and when another minute has begun. */
export function attend(
  { clock, whenOnline, whenRevisited }: Surroundings,
  signal: AbortSignal,
  { back, tick }: { readonly back: () => void; readonly tick: () => void },
): void {
  const ends = [whenOnline(back), whenRevisited(back)];
  signal.addEventListener('abort', () => ends.forEach((end) => end()));
  const watch = async () => {
    for (;;) {
      await clock.wait(TICK, signal);
      tick();
    }
  };
  watch().catch(() => undefined);
}

function listen(target: EventTarget | undefined, type: string, back: () => void): () => void {
  target?.addEventListener(type, back);
  return () => target?.removeEventListener(type, back);
}

/** 128 random bits. Not `randomUUID`, which pages without https don't have. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The tab's session storage; where a browser forbids it, or it is full, things are just not kept over a reload. */
function tabStorage(): Surroundings['storage'] {
  const attempt = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };
  return {
    getItem: (name) => attempt((storage) => storage.getItem(name)),
    setItem: (name, value) => void attempt((storage) => storage.setItem(name, value)),
    removeItem: (name) => void attempt((storage) => storage.removeItem(name)),
  };
}
