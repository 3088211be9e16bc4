import type { Clock } from '../adapter/clock.js';
import type { Instant } from '../time/units.js';

const MINUTE = 60_000;

/** The backend's clock: goes on from what it said a moment ago by the time that passes in the page (AV-8, A45). */
export function clockFrom(now: Instant, clock: Clock): () => Instant {
  const at = clock.now();
  return () => now + Math.floor((clock.now() - at) / MINUTE);
}

/** The browser's own clock as an instant: a guess, until the backend has told its own. */
export function guessed(guess: () => number): Instant {
  return Math.floor(guess() / MINUTE);
}

/** What a flow inside another guesses: the clock that is known by then says better than the browser's which month is the first. */
export function guessFrom(now: () => Instant): () => number {
  return () => now() * MINUTE;
}
