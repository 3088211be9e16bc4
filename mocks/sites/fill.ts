import { isoOf, weekdayOf, type Day } from '../../src/time/index.js';
import { randomFrom } from '../random.js';
import type { SeedBooking } from './sample-site.js';

/** The calendar to fill: for each weekday, Monday first, starts that don't overlap each other. */
export interface Fillable {
  readonly service: string;
  readonly calendar: string;
  readonly starts: readonly (readonly string[])[];
}

/** How far ahead there are bookings, and how far back there is history, in days. */
const DAYS_AHEAD = 45;
const DAYS_BEHIND = 7;

/**
 * Bookings over the next weeks that make a month look alive: some days full, some with a few times left, most half
 * empty. A date looks the same whatever day it is looked at from.
 */
export function fill(today: Day, { starts, ...booked }: Fillable): SeedBooking[] {
  const bookings: SeedBooking[] = [];
  for (let day = today - DAYS_BEHIND; day < today + DAYS_AHEAD; day++) {
    bookings.push(...fillDay(day, starts[weekdayOf(day)] ?? [], shareOf(day), booked));
  }
  return bookings;
}

/** Bookings at about that share of a day's starts; at 1, at all of them. */
export function fillDay(
  day: Day,
  starts: readonly string[],
  share: number,
  booked: Omit<Fillable, 'starts'>,
): SeedBooking[] {
  const random = randomFrom(`${booked.calendar}/${isoOf(day)}`);
  return starts.filter(() => random() < share).map((start) => ({ ...booked, start: `${isoOf(day)}T${start}` }));
}

/** How much of a day is booked, for all calendars alike. */
function shareOf(day: Day): number {
  const luck = randomFrom(`day ${isoOf(day)}`)();
  if (luck < 0.14) return 1;
  return luck < 0.34 ? 0.85 : 0.2 + luck * 0.4;
}

/** Starts from the one time up to before the other, every so many minutes. */
export function every(minutes: number, from: string, to: string): string[] {
  const [first, end] = [minuteOf(from), minuteOf(to)];
  return Array.from({ length: Math.ceil((end - first) / minutes) }, (_, i) => clockOf(first + i * minutes));
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
