/**
 * The oracle's clock: `Intl` is asked, a quarter of an hour at a time, and nothing is worked out. Every zone's clock has
 * changed on a quarter of an hour of UTC since 2011 (and long before), and never twice on one day.
 */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Span, Wall } from '../../../src/time/units.js';

const QUARTER = 15;
const QUARTERS = MINUTES_PER_DAY / QUARTER;

const formats = new Map<string, Intl.DateTimeFormat>();
/** By zone and day of UTC: the offset in each quarter of an hour. */
const offsets = new Map<string, Map<Day, Int16Array>>();

/** Minutes that the clocks of a zone are ahead of UTC at an instant. */
export function offsetAt(zone: string, at: Instant): number {
  const day = Math.floor(at / MINUTES_PER_DAY);
  return offsetsOn(zone, day)[Math.floor((at - day * MINUTES_PER_DAY) / QUARTER)]!;
}

function offsetsOn(zone: string, day: Day): Int16Array {
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map()));
  let quarters = known.get(day);
  if (!quarters) known.set(day, (quarters = askedOn(zone, day * MINUTES_PER_DAY)));
  return quarters;
}

/** A day at whose ends Intl shows one offset has that one throughout; of any other, each quarter is asked. */
function askedOn(zone: string, midnight: Instant): Int16Array {
  const ask = (at: Instant): number => askIntl(zone, at) - at;
  const first = ask(midnight);
  const quarters = new Int16Array(QUARTERS).fill(first);
  if (ask(midnight + MINUTES_PER_DAY) === first) return quarters;
  return quarters.map((_, quarter) => ask(midnight + quarter * QUARTER));
}

/** What the clock on the wall shows at an instant, as minutes since 1970-01-01T00:00 on that clock. */
export function wallAt(zone: string, at: Instant): Wall {
  return at + offsetAt(zone, at);
}

/** What the clock shows in each minute of a span, which begins with a quarter of an hour. */
export function wallsOf(zone: string, [from, to]: Span): Int32Array {
  const walls = new Int32Array(to - from);
  for (let quarter = from; quarter < to; quarter += QUARTER) {
    const offset = offsetAt(zone, quarter);
    for (let at = quarter; at < Math.min(to, quarter + QUARTER); at++) walls[at - from] = at + offset;
  }
  return walls;
}

/** The date on the wall at an instant. */
export function dayAt(zone: string, at: Instant): Day {
  return Math.floor(wallAt(zone, at) / MINUTES_PER_DAY);
}

/** An instant as people of a zone write it: `2026-03-29 03:00+02:00`. */
export function written(zone: string, at: Instant): string {
  const wall = new Date(wallAt(zone, at) * 60_000).toISOString();
  const offset = offsetAt(zone, at);
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(offset);
  return `${wall.slice(0, 10)} ${wall.slice(11, 16)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function askIntl(zone: string, at: Instant): Wall {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at * 60_000)) parts[type] = Number(value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN } = parts;
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
