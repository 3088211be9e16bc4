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

/** An instant as clocks in a zone show it, with its offset and the zone's id (RFC 9557): `2026-11-24T10:00+01:00[Europe/Berlin]`. */
export function zonedText(at: Instant, zone: string): string {
  const wall = wallOf(at, zone);
  const ahead = Math.abs(wall - at);
  const offset = [Math.floor(ahead / 60), ahead % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${new Date(wall * 60_000).toISOString().slice(0, 16)}${wall < at ? '-' : '+'}${offset}[${zone}]`;
}
