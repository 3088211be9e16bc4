import { MILLISECONDS_PER_MINUTE, type Instant } from '../time/index.js';

/** A backend's clock that stands still until a test moves it. */
export class SettableClock {
  #now: Instant;

  /** @param time An ISO 8601 time with its offset: `2026-11-24T08:00Z`. */
  constructor(time: string) {
    this.#now = instantOf(time);
  }

  /** The instant that it shows; an arrow function, so that it can be handed in as `clock`. */
  readonly now = (): Instant => this.#now;

  set(time: string): void {
    this.#now = instantOf(time);
  }

  advance(minutes: number): void {
    this.#now += minutes;
  }
}

function instantOf(time: string): Instant {
  const milliseconds = Date.parse(time);
  if (Number.isNaN(milliseconds))
    throw new TypeError(`"${time}" is no time; expected ISO 8601 with an offset, such as "2026-11-24T08:00Z"`);
  return Math.floor(milliseconds / MILLISECONDS_PER_MINUTE);
}
