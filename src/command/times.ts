import { dayOfIso, MINUTES_PER_DAY, parseStart, type Day, type Instant, type Zone, type Zones } from '../time/index.js';

/** The instant of a time on the command line: on the clock of `zone`, or with offset and zone of its own. */
export function instantOf(text: string, option: string, zone: Zone, zones: Zones): Instant {
  const [, date = '', hour = '', minute = ''] = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const day = dayOfIso(date);
  if (day !== undefined) {
    const [instant] = zone.instantsOf(day * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute));
    if (instant !== undefined) return instant;
    throw new Error(`${option} ${text}: the clocks of ${zone.id} skip this time; expected one that they show`);
  }
  const parsed = parseStart(text, zones);
  if (parsed.kind === 'start') return parsed.start;
  throw new Error(
    `${option} ${text}: expected a time such as 2026-12-01T10:00, or 2026-12-01T10:00+01:00[Europe/Berlin] ` +
      'with the offset that the zone has then',
  );
}

/** The day of a date on the command line. */
export function dayFrom(text: string, option: string): Day {
  const day = dayOfIso(text);
  if (day !== undefined) return day;
  throw new Error(`${option} ${text}: expected a date such as 2026-12-01`);
}
