import { isoOf, weekdayOf, type Day } from '../../src/time/index.js';
import type { SiteFile } from '../../src/server/index.js';

/** A booking that was made before the demo began. */
export interface SeedBooking {
  readonly service: string;
  readonly calendar: string;
  /** Date and time of the start in the calendar's zone: "2026-11-24T10:00". */
  readonly start: string;
  /** Minutes; the service's first duration where left out. */
  readonly duration?: number;
}

/** A business for the demo: its site file, and how full its calendars already are. */
export interface SampleSite {
  readonly file: SiteFile;
  readonly bookings: readonly SeedBooking[];
}

/** Makes the sample so that it is alive around a day: nothing in it runs dry. */
export type Sample = (today: Day) => SampleSite;

/** The ISO date of a day, or of some days after it. */
export function dateIn(today: Day, days = 0): string {
  return isoOf(today + days);
}

/** The first such weekday (0 is Monday) at least `days` days from today. */
export function nextWeekday(today: Day, weekday: number, days = 0): Day {
  const earliest = today + days;
  return earliest + ((weekday - weekdayOf(earliest) + 7) % 7);
}
