/**
 * All IANA zones against temporal-polyfill: every change of clocks from 2020 to 2037, and on a quarter-hour grid around
 * each what the clocks show and which instant a wall time means. Run as a process of its own, under a zone of the host's
 * own (`TZ`); prints a line for each difference, and at the end how much was compared.
 */
import { Temporal } from 'temporal-polyfill';
import { Zones, type Instant } from '../../src/time/index.js';

const FROM = Date.UTC(2020, 0, 1) / 60_000;
const TO = Date.UTC(2038, 0, 1) / 60_000;
/** How far around a change, in minutes. */
const NEAR = 1440;
const GRID = 15;

const zones = new Zones();
const faults: string[] = [];
const seen = new Set<string>();
let [compared, changes] = [0, 0];

for (const id of Intl.supportedValuesOf('timeZone')) {
  const zone = zones.get(id);
  const found = zone.segments([FROM, TO]).map(({ from, offset }) => [from, offset] as const);
  const expected = changesOf(id);
  if (String(found) !== String(expected)) faults.push(`${id}: ${found.length} changes, expected ${expected.length}`);
  changes += found.length - 1;
  // Zones with the same changes have the same clocks.
  if (seen.has(String(found))) continue;
  seen.add(String(found));
  for (const [at] of found.slice(1)) compareAround(id, at);
}
for (const fault of faults.slice(0, 50)) console.log(fault);
console.log(`${changes} changes, ${seen.size} different clocks, ${compared} times compared, ${faults.length} faults`);

function changesOf(id: string): (readonly [Instant, number])[] {
  let moment: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(FROM * 60_000).toZonedDateTimeISO(
    id,
  );
  const found: (readonly [Instant, number])[] = [];
  while (moment && moment.epochMilliseconds < TO * 60_000) {
    found.push([moment.epochMilliseconds / 60_000, moment.offsetNanoseconds / 60e9]);
    moment = moment.getTimeZoneTransition('next');
  }
  return found;
}

function compareAround(id: string, change: Instant): void {
  const zone = zones.get(id);
  const before = zone.offsetAt(change - 1);
  for (let at = change - NEAR; at <= change + NEAR; at += GRID) {
    compared++;
    const moment = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(id);
    const offset = moment.offsetNanoseconds / 60e9;
    if (zone.offsetAt(at) !== offset) faults.push(`${id} at ${at}: offset ${zone.offsetAt(at)}, expected ${offset}`);
    // The clocks as if nothing changed: so the wall times of the gap or the overlap are among them.
    const wall = at + before;
    const meant = Temporal.PlainDateTime.from(new Date(wall * 60_000).toISOString().slice(0, 16)).toZonedDateTime(id, {
      disambiguation: 'compatible',
    }).epochMilliseconds;
    if (zone.instantOf(wall) !== meant / 60_000)
      faults.push(`${id} wall ${wall}: ${zone.instantOf(wall)}, expected ${meant / 60_000}`);
  }
}
