import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Day } from '../../src/time/units.js';

/**
 * Zones that have caught out booking software: half hours, quarter hours, two hours, changes at midnight, a day left out,
 * no changes.
 */
export const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Tehran',
  'Antarctica/Troll',
  'Pacific/Chatham',
  // Winter time is the one that is written as the exception there.
  'Europe/Dublin',
  'Pacific/Pago_Pago',
] as const;

/** Further zones whose rules are unlike the others': southern, at midnight, by moon, half-hour. */
export const MORE_ZONES = [
  'Europe/London',
  'Atlantic/Azores',
  'America/Santiago',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Gaza',
  'Australia/Adelaide',
  'Africa/El_Aaiun',
] as const;

/** Dates, on the zone's own wall, on which its clocks were changed. */
export const CHANGES: readonly (readonly [zone: string, date: string])[] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  // At midnight: 00:00 becomes 01:00; 24:00 becomes 23:00 of the 17th.
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-17'],
  // Half an hour.
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  // Back for Ramadan, and forth after it.
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  // The whole of 30 December was left out.
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Apia', '2018-04-01'],
  ['Pacific/Apia', '2018-09-30'],
  ['America/St_Johns', '2026-03-08'],
  ['America/St_Johns', '2026-11-01'],
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-29'],
  ['Asia/Tehran', '2022-03-22'],
  ['Asia/Tehran', '2022-09-21'],
  // Two hours.
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
  ['Pacific/Chatham', '2026-04-05'],
  ['Pacific/Chatham', '2026-09-27'],
  ['Europe/Dublin', '2026-03-29'],
  ['Europe/Dublin', '2026-10-25'],
];

/** First days of ranges without a change in most zones; one over a year's end, one over a leap day. */
export const QUIET_DAYS = ['2026-06-10', '2026-12-30', '2024-02-28'];

/** The day of a date: `2026-03-29`. */
export function dayOf(date: string): Day {
  return Date.parse(`${date}T00:00Z`) / 60_000 / MINUTES_PER_DAY;
}
