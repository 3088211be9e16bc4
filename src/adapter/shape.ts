/**
 * Checks of data from outside, put together from small ones. A shape gives the value as its type, without fields that it
 * does not know, or throws a `Mismatch`.
 */
export type Shape<T> = (value: unknown) => T;

/** Where data is not what was expected. */
export class Mismatch extends Error {
  /** Keys from the whole down to the place. */
  readonly path: (string | number)[] = [];

  constructor(expected: string, received: unknown) {
    super(`expected ${expected}, got ${shown(received)}`);
  }
}

/** A value as a message can hold it, however large or deep it is. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 80)}"`;
  return typeof value === 'object' && value ? 'an object or a list' : String(value);
}

/** The shape of what holds as it is. */
function is<T>(expected: string, holds: (value: never) => boolean): Shape<T> {
  return (value) => {
    if (holds(value as never)) return value as T;
    throw new Mismatch(expected, value);
  };
}

/** Reads a part; what is wrong in it is found by its key. */
function part<T>(shape: Shape<T>, value: unknown, key: string | number): T {
  try {
    return shape(value);
  } catch (cause) {
    if (cause instanceof Mismatch) cause.path.unshift(key);
    throw cause;
  }
}

export const text = is<string>('text', (value) => typeof value === 'string');
export const flag = is<boolean>('true or false', (value) => typeof value === 'boolean');
export const amount = is<number>('a number', Number.isFinite);
const anyList = is<unknown[]>('a list', Array.isArray);
const anyRecord = is<Record<string, unknown>>('an object', (value) => typeof value === 'object' && value !== null);

export const whole = (from: number, to: number): Shape<number> =>
  is(`a whole number from ${from} to ${to}`, (value) => Number.isInteger(value) && value >= from && value <= to);

/** One of some words. */
export const oneOf = <const T extends string>(...options: T[]): Shape<T> =>
  is(`one of ${options.join(', ')}`, (value) => options.includes(value));

/** What may be left out. */
export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value) =>
    value === undefined ? undefined : shape(value);

/** A shape with a condition on the whole. */
export const where =
  <T>(shape: Shape<T>, expected: string, holds: (value: T) => boolean): Shape<T> =>
  (value) =>
    is<T>(expected, holds)(shape(value));

export const list =
  <T>(item: Shape<T>): Shape<T[]> =>
  (value) =>
    anyList(value).map((each, index) => part(item, each, index));

/** A list of so many items, each of a shape of its own; what comes after them is left out. */
export const tuple =
  <T extends unknown[]>(...items: { [I in keyof T]: Shape<T[I]> }): Shape<T> =>
  (value) => {
    const all = anyList(value);
    return items.map((item, index) => part(item, all[index], index)) as T;
  };

/** An object with a shape for each of its fields, those that may be left out included. */
export const record =
  <T extends object>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> =>
  (value) => {
    const given = anyRecord(value);
    const entries = Object.entries<Shape<unknown>>(fields).map(([key, field]) => [key, part(field, given[key], key)]);
    return Object.fromEntries(entries.filter(([, read]) => read !== undefined)) as T;
  };
