import { isoOf, weekdayOf, type Day } from '../../src/time/index.js';
import { randomFrom } from '../random.js';
import type { SeedBooking } from './sample-site.js';

/** The calendar to fill: for each weekday, Monday first, starts that don't overlap each other. */
export interface Fillable {
  readonly service: string;
  readonly calendar: string;
  readonly starts: readonly (readonly string[])[];
}

/** Weeks that are booked ahead, and days behind that count as history. */
const DAYS_AHEAD = 45;
const DAYS_BEHIND = 7;

/**
 * Bookings over the next weeks that make a month look alive: some days full, some with a few times left, most half
 * empty, the farther the emptier. A date looks the same whatever day it is looked at from.
 */
export function fill(today: Day, { service, calendar, starts }: Fillable): SeedBooking[] {
  const bookings: SeedBooking[] = [];
  for (let day = today - DAYS_BEHIND; day < today + DAYS_AHEAD; day++) {
    const share = shareOf(day);
    const random = randomFrom(`${calendar}/${isoOf(day)}`);
    for (const start of starts[weekdayOf(day)] ?? []) {
      if (random() < share) bookings.push({ service, calendar, start: `${isoOf(day)}T${start}` });
    }
  }
  return bookings;
}

/** How much of a day is booked, for all calendars alike. */
function shareOf(day: Day): number {
  const luck = randomFrom(`day ${isoOf(day)}`)();
  if (luck < 0.14) return 1;
  return luck < 0.34 ? 0.85 : 0.2 + luck * 0.4;
}
