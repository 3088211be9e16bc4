import { MILLISECONDS_PER_MINUTE, type Instant } from '../time/units.js';

/** What the machine's clock shows. */
export function machineClock(): Instant {
  return Math.floor(Date.now() / MILLISECONDS_PER_MINUTE);
}
