import type { Choice } from '../choose.js';
import { distributionOf } from '../distributions.js';
import { readers } from '../keys.js';
import type { Availability } from '../model.js';
import { serviceOf } from '../question.js';
import type { OpenedSite } from '../site.js';

/** A calendar and its value of every key, in the order of the distribution's keys. */
export interface Ranked {
  readonly calendar: string;
  readonly values: readonly number[];
}

/** Fourth stage: the calendars by the keys of the distribution, lowest first. */
export function ranked(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): Ranked[] {
  const { keys } = distributionOf(serviceOf(site, choice), site.catalog.distributions);
  const valuesOf = new Map(keys.map((key) => [key, readers[key](site, availability, choice)]));
  return calendars
    .map((calendar) => ({ calendar, values: keys.map((key) => valuesOf.get(key)!(calendar)) }))
    .sort((a, b) => {
      const key = firstDifference(a, b);
      return key < 0 ? (a.calendar < b.calendar ? -1 : 1) : a.values[key]! - b.values[key]!;
    });
}

/** The index of the first key that tells the two apart; -1 where none does. */
export function firstDifference(a: Ranked, b: Ranked): number {
  return a.values.findIndex((value, index) => value !== b.values[index]);
}
