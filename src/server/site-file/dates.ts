/** Dates and times of a checked site file: every date in it exists. */
import { dayOfIso, MINUTES_PER_DAY, type Day, type Instant, type Wall, type Zone } from '../../time/index.js';
import { minuteOf } from './hours.js';

export function dayOfText(text: string): Day {
  return dayOfIso(text) ?? NaN;
}

export function wallOf(text: string): Wall {
  return dayOfText(text.slice(0, 10)) * MINUTES_PER_DAY + minuteOf(text.slice(11));
}

/** The first instant that a wall time may mean; in a spring gap that of the clock change, so that no busy time is lost. */
export function earliest(wall: Wall, zone: Zone): Instant {
  const [first] = zone.instantsOf(wall);
  if (first !== undefined) return first;
  const pastGap = zone.instantOf(wall);
  return zone.segments([pastGap - MINUTES_PER_DAY, pastGap + 1]).at(-1)!.from;
}

/** The last instant that a wall time may mean. */
export function latest(wall: Wall, zone: Zone): Instant {
  return zone.instantsOf(wall).at(-1) ?? zone.instantOf(wall);
}
