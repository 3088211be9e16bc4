/**
 * The same job as people do it with a date library: for every person and day the hours on that day's clock, a start every
 * quarter of an hour, each held against the busy spans; then the free starts of each day of the month that is shown.
 */
import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';
import type { Availability, Catalog } from '../../src/engine/index.js';
import { isoOf, type Span } from '../../src/time/index.js';
import { DURATION, OFFICE_HOURS, STEP } from './load.js';

/** Days as ISO dates of a zone, each with the number of starts at which anyone is free. */
export type FreeStarts = ReadonlyMap<string, number>;

interface Clock {
  /** Minutes since the epoch at a wall time of a zone. */
  instantOf(date: string, minute: number, zone: string): number;
  /** The ISO date that a zone has at an instant, and its weekday: 1 is Monday. */
  dateOf(instant: number, zone: string): string;
  weekdayOf(date: string): number;
}

const two = (value: number): string => String(value).padStart(2, '0');
const wallText = (date: string, minute: number): string =>
  `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

export const luxon: Clock = {
  instantOf: (date, minute, zone) => DateTime.fromISO(wallText(date, minute), { zone }).toMillis() / 60_000,
  dateOf: (instant, zone) => DateTime.fromMillis(instant * 60_000, { zone }).toISODate()!,
  weekdayOf: (date) => DateTime.fromISO(date).weekday,
};

export const temporal: Clock = {
  instantOf: (date, minute, zone) =>
    Temporal.PlainDateTime.from(wallText(date, minute)).toZonedDateTime(zone).epochMilliseconds / 60_000,
  dateOf: (instant, zone) =>
    Temporal.Instant.fromEpochMilliseconds(instant * 60_000)
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString(),
  weekdayOf: (date) => Temporal.PlainDate.from(date).dayOfWeek,
};

export function freeStartsBy(clock: Clock, catalog: Catalog, availability: Availability, shown: string): FreeStarts {
  const free = new Set<number>();
  const [first, end] = availability.days;
  for (const { id, zone } of catalog.calendars) {
    const { busy } = availability.calendars.find(({ calendar }) => calendar === id)!;
    for (let day = first - 1; day < end + 1; day++) {
      const date = isoOf(day);
      if (clock.weekdayOf(date) > 5) continue;
      for (const [from, to] of OFFICE_HOURS) {
        for (let minute = from; minute + DURATION <= to; minute += STEP) {
          const start = clock.instantOf(date, minute, zone);
          if (start >= first * 1440 && start < end * 1440 && !meets(busy, start)) free.add(start);
        }
      }
    }
  }
  const days = new Map<string, number>();
  for (const start of free) {
    const date = clock.dateOf(start, shown);
    days.set(date, (days.get(date) ?? 0) + 1);
  }
  return days;
}

function meets(busy: readonly Span[], start: number): boolean {
  return busy.some(([from, to]) => from < start + DURATION && start < to);
}
