/** The page's one day, and times of it. Nothing here asks the machine's clock: the same page every day, everywhere. */
import {
  dayOfIso,
  MINUTES_PER_DAY,
  Zones,
  type Day,
  type Instant,
  type Minute,
  type Span,
} from '../../src/time/index.js';
import { SITE_ZONE } from './team.js';

export const ZONES = new Zones();
const zone = ZONES.get(SITE_ZONE);

/** The instant of a date and a time on the site's clock: `2026-11-24 10:00`. */
export function at(text: string): Instant {
  const [date = '', clock = ''] = text.split(' ');
  return instantOn(dayOfIso(date)!, clock);
}

/** The instant of a time such as `10:00` on the site's clock. */
export function instantOn(day: Day, clock: string): Instant {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return zone.instantOf(day * MINUTES_PER_DAY + hours * 60 + minutes);
}

/** A time of the page's day as an `<input type="time">` has it. */
export function clockOf(start: Instant): string {
  const minute = zone.wallOf(start) - TUESDAY * MINUTES_PER_DAY;
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

export const TUESDAY: Day = dayOfIso('2026-11-24')!;
/** Monday evening: what the backend's clock shows. */
export const NOW = at('2026-11-23 18:00');
/** The month whose bookings are counted, up to the evening of the page's day. */
export const NOVEMBER: Span<Day> = [dayOfIso('2026-11-01')!, TUESDAY + 1];

/** Minutes between two starts, and the starts that the page draws, closed ones included. */
export const STEP: Minute = 30;
export const DAY: Span<Instant> = [at('2026-11-24 08:00'), at('2026-11-24 20:00')];
export const STARTS: readonly Instant[] = Array.from({ length: (DAY[1] - DAY[0]) / STEP }, (_, i) => DAY[0] + i * STEP);
