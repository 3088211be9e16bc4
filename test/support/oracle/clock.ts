/**
 * The oracle's clock: `Intl` is asked, a quarter of an hour at a time, and nothing is worked out. Every zone's clock has
 * changed on a quarter of an hour of UTC since 2018 (and long before).
 */
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import type { Day, Instant, Wall } from '../../../src/time/units.js';

const QUARTER = 15;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Answers of Intl by zone and quarter of an hour, and the last one of each zone, which is mostly the next one, too. */
const offsets = new Map<string, { readonly known: Map<number, number>; quarter: number; offset: number }>();

/** Minutes that the clocks of a zone are ahead of UTC at an instant. */
export function offsetAt(zone: string, at: Instant): number {
  let answers = offsets.get(zone);
  if (!answers) offsets.set(zone, (answers = { known: new Map(), quarter: NaN, offset: NaN }));
  const quarter = Math.floor(at / QUARTER);
  if (quarter !== answers.quarter) {
    const offset = answers.known.get(quarter) ?? askIntl(zone, quarter * QUARTER) - quarter * QUARTER;
    answers.known.set(quarter, offset);
    answers.quarter = quarter;
    answers.offset = offset;
  }
  return answers.offset;
}

/** What the clock on the wall shows at an instant, as minutes since 1970-01-01T00:00 on that clock. */
export function wallAt(zone: string, at: Instant): Wall {
  return at + offsetAt(zone, at);
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
