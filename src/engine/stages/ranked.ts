import type { Choice } from '../choose.js';
import { readers } from '../keys.js';
import type { Availability } from '../model.js';
import { ruleOf } from '../question.js';
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
  return calendars.map(rankerOf(site, availability, choice)).sort(byKeys);
}

function byKeys(a: Ranked, b: Ranked): number {
  const key = firstDifference(a, b);
  return (a.values[key] ?? 0) - (b.values[key] ?? 0);
}

/** Whether the keys put one before another. */
export function comesBefore(one: Ranked, other: Ranked): boolean {
  return byKeys(one, other) < 0;
}

/** Gives the values of one calendar after the other. */
export function rankerOf(site: OpenedSite, availability: Availability, choice: Choice): (calendar: string) => Ranked {
  const { keys } = ruleOf(site, choice);
  const valuesOf = keys.map((key) => readers[key](site, availability, choice));
  return (calendar) => ({ calendar, values: valuesOf.map((valueOf) => valueOf(calendar)) });
}

/** The index of the first key that tells the two apart; -1 where none does. */
export function firstDifference(a: Ranked, b: Ranked): number {
  return a.values.findIndex((value, key) => value !== b.values[key]);
}

/**
 * The one whom the keys put first; undefined where they leave several level. Each key is read only for those whom the
 * keys before it have left level.
 */
export function firstOf(
  site: OpenedSite,
  availability: Availability,
  choice: Choice,
  calendars: readonly string[],
): string | undefined {
  const { keys } = ruleOf(site, choice);
  let level = calendars;
  for (const key of keys) {
    // Stryker disable next-line ConditionalExpression: of one, none is left out by more keys
    if (level.length < 2) break;
    level = lowest(level, readers[key](site, availability, choice));
  }
  return level.length === 1 ? level[0] : undefined;
}

function lowest(calendars: readonly string[], valueOf: (calendar: string) => number): string[] {
  let least = Infinity;
  let level: string[] = [];
  for (const calendar of calendars) {
    const value = valueOf(calendar);
    if (value < least) {
      least = value;
      level = [calendar];
    } else if (value === least) {
      level.push(calendar);
    }
  }
  return level;
}
