/** The small pieces that the schemas of the contract are made of; times-schema-parts.ts has those of times. */
import { array, check, number, object as objectOf, optional, pipe, string, type ObjectEntries } from 'valibot';

/** An object with these entries, and none that a page has put into every object's prototype (A60): valibot would take it for one. */
export const object = <const Entries extends ObjectEntries>(entries: Entries) =>
  objectOf(Object.setPrototypeOf(entries, null) as Entries);

/** What `Date` can hold, in days and in minutes; nothing beyond it is a time. */
export const LAST_DAY = 100_000_000;
export const LAST_INSTANT = LAST_DAY * 1440;

export const whole = (from: number, to: number) =>
  pipe(
    number(),
    check((value) => Number.isInteger(value) && value >= from && value <= to, `a whole number from ${from} to ${to}`),
  );
export const instant = whole(-LAST_INSTANT, LAST_INSTANT);
export const filled = <Item>() => check((all: Item[]) => all.length > 0, 'at least one');
export const texts = array(string());
export const text = optional(string());
