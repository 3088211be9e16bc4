import type { Clock } from '../adapter/clock.js';
import { pauseAfter } from '../adapter/patience.js';
import { Problem } from '../adapter/problem.js';
import type { Day, Span } from '../time/units.js';
import type { Source } from './source.js';
import type { Asked, Windows } from './windows.js';

/** What the client looks at. */
export interface Wanted {
  readonly source: Source;
  readonly asked: Asked;
  /** What is not known and has to be, besides, fresh or not. */
  readonly besides: readonly { readonly asked: Asked; readonly days: Span<Day> }[];
  /** Days of the site's zone that must be known. */
  readonly days: Span<Day>;
  /** The day after the last one on which anything may start: here looking ahead ends. */
  readonly horizon: Day;
  /** Whether a start is known that can be offered as the next one. */
  readonly found: boolean;
}

/** At least so many days are asked for at once, so that the end of a month needs no second request. */
const SHORTEST = 36;
/** So many days are looked through at once for the next start. */
const LOOK_AHEAD = 60;
/** Older answers than what is known are dropped and asked for again so often. */
const STALE_TRIES = 3;

/** Asks the backend for what is wanted and not known, with a day to spare for a change of zone. */
export class Timetable {
  readonly #windows: Windows;
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(windows: Windows, clock: Clock, random: () => number) {
    this.#windows = windows;
    this.#clock = clock;
    this.#random = random;
  }

  /**
   * Brings what is wanted, then looks ahead until a start is found or the horizon reached.
   *
   * @param wanted Asked anew after each answer: the backend's clock may say that other days are meant.
   * @param arrived Called after each answer but the last: while another is waited for, what is known shows.
   * @throws {Problem}
   */
  async bring(wanted: () => Wanted, arrived: () => void, signal: AbortSignal): Promise<void> {
    let looked = -Infinity;
    let answers = 0;
    const ask = (from: Wanted, days: Span<Day>): Promise<void> => {
      if (answers++ > 0) arrived();
      return this.#ask(from, days, signal);
    };
    for (;;) {
      const now = wanted();
      const { asked, besides, days, horizon, found } = now;
      const from = Math.max(looked, days[1]);
      if (!this.#windows.isFresh(asked, days)) {
        await ask(now, days);
      } else if (!found && from < horizon) {
        looked = Math.min(from + LOOK_AHEAD, horizon + 1);
        if (!this.#windows.isFresh(asked, [from - 1, looked])) await ask(now, [from - 1, looked]);
      } else if (besides[0]) {
        await ask({ ...now, ...besides[0] }, besides[0].days);
      } else {
        return;
      }
    }
  }

  async #ask({ source, asked }: Wanted, days: Span<Day>, signal: AbortSignal): Promise<void> {
    const from = days[0] - 1;
    const to = Math.max(days[1] + 1, from + SHORTEST);
    for (let attempt = 1; attempt <= STALE_TRIES; attempt++) {
      const answer = await source.bring(asked, [from, to], { signal });
      if (signal.aborted) throw new Problem('aborted', 'Something else is wanted by now.');
      if (this.#windows.take(asked, answer)) {
        if (this.#windows.isFresh(asked, days)) return;
        throw new Problem('bad-backend-answer', `The backend left days out: ${from} to ${to} were asked for.`);
      }
      if (attempt < STALE_TRIES) await this.#clock.wait(pauseAfter(attempt, undefined, this.#random), signal);
    }
    throw new Problem('bad-backend-answer', 'The backend keeps answering with an older timetable than the one known.', {
      retryable: true,
    });
  }
}
