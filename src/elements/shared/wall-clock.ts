import { Zones } from '../../time/zones.js';
import { MINUTES_PER_DAY, type Day, type Instant, type Minute, type Wall } from '../../time/units.js';

const zones = new Zones();

/** What clocks in a zone show at an instant; UTC where the browser knows no such zone. */
function wallOf(at: Instant, zone: string): Wall {
  return zones.find(zone)?.wallOf(at) ?? at;
}

/** The day that people in a zone have at an instant. */
export function dayIn(zone: string, at: Instant): Day {
  return Math.floor(wallOf(at, zone) / MINUTES_PER_DAY);
}

/** The minute of the day that clocks in a zone show at an instant. */
export function minuteIn(zone: string, at: Instant): Minute {
  return wallOf(at, zone) - dayIn(zone, at) * MINUTES_PER_DAY;
}
