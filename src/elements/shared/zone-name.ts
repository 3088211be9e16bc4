import type { Words } from '../../locale/words.js';
import { zonePlace } from '../../locale/zone-place.js';
import type { Instant } from '../../time/units.js';

/** "Berlin time (GMT+1)". */
export function zoneName(zone: string, at: Instant, { strings, format }: Words): string {
  return format.fill(strings.zones.named, { place: zonePlace(zone), offset: format.offset(at, zone) });
}
