import type { Backend, ChangeCalls } from '../adapter/backend.js';
import { changesOf } from '../adapter/changes.js';
import { pauseAfter } from '../adapter/patience.js';
import { problemFrom, type Problem } from '../adapter/problem.js';
import type { Surroundings } from './surroundings.js';
import type { Windows } from './windows.js';

/** Within so long after a change pages look again, in milliseconds: not all at once. */
const SPREAD = 1_000;
/** Two looks are at least so far apart, whatever is told. */
const BETWEEN_LOOKS = 5_000;
/** So often is asked again for what was told and is not yet answered. */
const LOOKS = 3;
/** The first pause before a stream is asked for again: a server that was started anew has many pages to answer. */
const PAUSE = 4_000;

/** What is to be known of the page. */
export interface Sight {
  readonly isHidden: () => boolean;
  /** Calls back when the page is hidden or shown; gives the function that ends it. */
  readonly whenChanged: (changed: () => void) => () => void;
}

const PAGE: Sight = {
  isHidden: () => globalThis.document?.hidden ?? false,
  whenChanged: (changed) => {
    globalThis.document?.addEventListener('visibilitychange', changed);
    return () => globalThis.document?.removeEventListener('visibilitychange', changed);
  },
};

/**
 * Hears of changes on the site as long as the page is seen, and has what is shown looked at again once it is out of date. What it
 * is told is a number and no more; the answer to the look says what has changed, and a stale one counts for nothing (RC-7).
 */
export class Live {
  readonly #changes: ChangeCalls['changes'];
  readonly #windows: Windows;
  readonly #look: () => Promise<void>;
  readonly #surroundings: Pick<Surroundings, 'clock' | 'random'>;
  readonly #sight: Sight;
  #told = -Infinity;
  #lastLook = -Infinity;
  #isLooking = false;

  /** @param look Asks for the timetable again, and leaves everything as it is meanwhile. */
  constructor(
    changes: ChangeCalls['changes'],
    windows: Windows,
    look: () => Promise<void>,
    surroundings: Pick<Surroundings, 'clock' | 'random'>,
    sight = PAGE,
  ) {
    this.#changes = changes;
    this.#windows = windows;
    this.#look = look;
    this.#surroundings = surroundings;
    this.#sight = sight;
  }

  /** Hears until the signal is aborted, or the backend tells of no changes any more. */
  async hear(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#shown(signal);
      const seen = new AbortController();
      const leave = () => seen.abort();
      const unwatch = this.#sight.whenChanged(() => this.#sight.isHidden() && leave());
      signal.addEventListener('abort', leave);
      try {
        if (!(await this.#listen(seen.signal))) return;
      } finally {
        unwatch();
        signal.removeEventListener('abort', leave);
      }
    }
  }

  /** Settles when the page is seen, or nobody wants to know any more. */
  #shown(signal: AbortSignal): Promise<void> {
    if (!this.#sight.isHidden()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = () => {
        if (this.#sight.isHidden() && !signal.aborted) return;
        unwatch();
        resolve();
      };
      const unwatch = this.#sight.whenChanged(check);
      signal.addEventListener('abort', check, { once: true });
    });
  }

  /** One stream after the other until the signal; false where asking again makes no sense. */
  async #listen(signal: AbortSignal): Promise<boolean> {
    const { clock, random } = this.#surroundings;
    for (let failures = 1; !signal.aborted; failures++) {
      let problem: Problem | undefined;
      try {
        const since = this.#windows.revision;
        const hear = ({ revision }: { readonly revision: number }) => {
          failures = 0;
          this.#take(revision, signal);
        };
        await this.#changes(hear, { since, signal });
      } catch (cause) {
        problem = problemFrom(cause);
        if (!signal.aborted && !problem.retryable) return false;
      }
      const pause = pauseAfter(1, problem?.retryAfter ?? PAUSE * 2 ** failures, random);
      await clock.wait(pause, signal).catch(() => undefined);
    }
    return true;
  }

  #take(revision: number, signal: AbortSignal): void {
    this.#told = Math.max(this.#told, revision);
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#catchUp(signal)
      .catch(() => undefined)
      .finally(() => (this.#isLooking = false));
  }

  /** Looks until what is known is as new as what was told. */
  async #catchUp(signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#surroundings;
    for (let look = 0; look < LOOKS && this.#told > this.#windows.revision; look++) {
      const soon = random() * SPREAD;
      const next = this.#lastLook + BETWEEN_LOOKS - clock.now();
      await clock.wait(Math.max(soon, next), signal);
      if (this.#told <= this.#windows.revision) return;
      this.#lastLook = clock.now();
      await this.#look();
    }
  }
}

/** Hears of a backend's changes, if it has the call for it, until the signal. */
export async function live(
  backend: Backend,
  windows: Windows,
  look: () => Promise<void>,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<void> {
  const changes = changesOf(backend);
  if (changes) await new Live(changes, windows, look, surroundings).hear(signal);
}
