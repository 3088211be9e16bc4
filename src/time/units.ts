/**
 * Whole minutes since 1970-01-01T00:00Z.
 *
 * @asType integer
 */
export type Instant = number;

/**
 * Whole days since 1970-01-01 of a plain date, in whatever zone the context names.
 *
 * @asType integer
 */
export type Day = number;

/**
 * Minutes since midnight on the clock on the wall.
 *
 * @asType integer
 */
export type Minute = number;

/** Whole minutes since 1970-01-01T00:00 as a clock on the wall would count them: an instant plus its zone's offset. */
export type Wall = number;

/** Half open: `from` belongs to it, `to` doesn't. */
export type Span<T extends number = Instant> = readonly [from: T, to: T];

export const MINUTES_PER_DAY = 1440;
export const MILLISECONDS_PER_MINUTE = 60_000;
