import { dayOfIso } from '../../../src/time/index.js';
import { hours, slotCases, told } from '../../support/outside.js';
import { utc } from '../../support/small-site.js';

/** A Tuesday. */
const DAY = '2026-06-16';
const NEXT = '2026-06-17';
const day = dayOfIso(DAY)!;
const on = (date: string, text: string) => ({ day: dayOfIso(date)!, hours: hours(text) });
const off = (from: string, to: string, text?: string) => ({
  days: [dayOfIso(from)!, dayOfIso(to)! + 1] as const,
  ...(text !== undefined && { hours: hours(text) }),
});
const newYork = { zone: 'America/New_York', hours: hours('8:00-10:00') };

describe('Situations of other schedulers: date overrides and time off', () => {
  slotCases([
    {
      it: 'AV-1 other hours on one date, the usual ones on the next',
      from: DAY,
      to: NEXT,
      ...newYork,
      calendars: [{ overrides: [on(DAY, '10:00-12:00')] }],
      starts: '14:00 15:00 12:00 13:00',
    },
    {
      it: 'AV-1 a date with hours of its own is open though its weekday is closed',
      from: DAY,
      hours: [],
      calendars: [{ overrides: [on(DAY, '11:00-12:00')] }],
      starts: '11:00',
    },
    {
      it: 'AV-1 only the hour of the override, whatever the week says',
      from: DAY,
      hours: hours('8:00-20:00'),
      calendars: [{ overrides: [on(DAY, '11:00-12:00')] }],
      starts: '11:00',
    },
    {
      it: 'AV-1 an override without any hours closes the date',
      from: DAY,
      to: NEXT,
      zone: 'Europe/London',
      hours: hours('8:00-10:00'),
      calendars: [{ overrides: [{ day, hours: [] }] }],
      days: '2026-06-16 closed, 2026-06-17 2 from 07:00',
    },
    {
      it: 'AV-1 midnight to midnight is an empty override too',
      from: DAY,
      calendars: [{ overrides: [on(DAY, '0:00-0:00')] }],
      days: '2026-06-16 closed',
    },
    {
      it: 'AV-1 an override late in the evening lies on the next day in UTC',
      from: NEXT,
      ...newYork,
      calendars: [{ overrides: [on(DAY, '22:00-23:00')] }],
      starts: '02:00 12:00 13:00',
    },
    {
      it: 'AV-1 the last hour before midnight',
      from: NEXT,
      zone: 'America/New_York',
      hours: [],
      calendars: [{ overrides: [on(DAY, '23:00-24:00')] }],
      starts: '03:00',
    },
    {
      it: 'AV-1 two entries of one date, asked from the other side of the earth',
      from: DAY,
      to: NEXT,
      zone: 'Pacific/Honolulu',
      shown: 'Europe/Brussels',
      hours: [],
      calendars: [{ overrides: [on(DAY, '9:00-17:00'), on(DAY, '19:00-21:00')] }],
      starts: '19:00 20:00 21:00 22:00 23:00 00:00 01:00 02:00 05:00 06:00',
      days: '2026-06-16 3 from 19:00, 2026-06-17 7 from 22:00',
    },
    {
      it: 'AV-1 an override holds in the calendar’s zone, not in the client’s',
      from: DAY,
      shown: 'Asia/Tokyo',
      zone: 'America/New_York',
      hours: [],
      calendars: [{ overrides: [on('2026-06-15', '20:00-22:00')] }],
      starts: '00:00 01:00',
      days: '2026-06-16 2 from 00:00',
    },
    {
      it: 'AV-1 each calendar’s override counts for itself',
      from: DAY,
      hours: hours('9:00-11:00'),
      calendars: [{ overrides: [{ day, hours: [] }] }, { overrides: [on(DAY, '10:00-12:00')] }],
      labelled: '10:00 c1, 11:00 c1',
    },
    {
      it: 'AV-9 an override that opens off the hour waits for the full one',
      from: DAY,
      calendars: [{ overrides: [on(DAY, '9:20-12:00')] }],
      starts: '10:00 11:00',
    },
    {
      it: 'AV-9 or counts from where it opens',
      from: DAY,
      service: { anchor: 'opening' },
      calendars: [{ overrides: [on(DAY, '9:20-12:00')] }],
      starts: '09:20 10:20',
    },
    {
      it: 'AV-1 AV-5 busy time is taken out of an override as of any hours',
      from: DAY,
      hours: [],
      calendars: [{ overrides: [on(DAY, '9:00-12:00')] }],
      taken: [told('c0', DAY, { busy: '10:15-10:30' })],
      starts: '09:00 10:00(full) 11:00',
    },
    {
      it: 'AV-1 an override on the day of the spring change skips what the clocks skip',
      from: '2026-03-29',
      zone: 'Europe/Berlin',
      hours: [],
      calendars: [{ overrides: [on('2026-03-29', '1:00-4:00')] }],
      starts: '00:00 01:00',
    },
    {
      it: 'AV-2 an override on the day of the autumn change has the hour that comes twice',
      from: '2026-10-25',
      zone: 'Europe/Berlin',
      hours: [],
      calendars: [{ overrides: [on('2026-10-25', '2:00-4:00')] }],
      starts: '00:00 01:00 02:00',
    },
    {
      it: 'AV-4 days out of office are blocked, and nothing else',
      from: '2026-06-15',
      to: NEXT,
      hours: hours('9:00-10:00'),
      calendars: [{ blackouts: [off(DAY, DAY)] }],
      days: '2026-06-15 1 from 09:00, 2026-06-16 blocked, 2026-06-17 1 from 09:00',
    },
    {
      it: 'AV-4 time off wins over an override of the same date',
      from: DAY,
      calendars: [{ overrides: [on(DAY, '10:00-15:00')], blackouts: [off(DAY, DAY)] }],
      days: '2026-06-16 blocked',
    },
    {
      it: 'AV-4 a holiday of the site closes everybody, on the site’s clock',
      from: DAY,
      zone: 'America/New_York',
      hours: hours('0:00-24:00'),
      duration: 240,
      service: { grid: 240 },
      site: { blackouts: [off(DAY, DAY)] },
      calendars: [{ zone: 'UTC' }],
      starts: '00:00',
    },
    {
      it: 'AV-4 one is away, the other serves',
      from: DAY,
      hours: hours('9:00-11:00'),
      calendars: [{ blackouts: [off('2026-06-10', '2026-06-20')] }, {}],
      labelled: '09:00 c1, 10:00 c1',
    },
    {
      it: 'AV-4 AV-11 lunch splits the day',
      from: DAY,
      hours: hours('9:00-15:00'),
      duration: 90,
      service: { grid: 30 },
      calendars: [{ blackouts: [off(DAY, DAY, '12:00-13:00')] }],
      starts: '09:00 09:30 10:00 10:30 13:00 13:30',
    },
    {
      it: 'AV-4 an afternoon off that runs past midnight',
      from: DAY,
      to: NEXT,
      hours: hours('0:00-2:00 16:00-18:00'),
      calendars: [{ blackouts: [off(DAY, DAY, '17:00-25:00')] }],
      starts: '00:00 01:00 16:00 01:00 16:00 17:00',
    },
    {
      it: 'AV-1 shifts alone open a calendar that works by them; its weekly hours and overrides don’t',
      from: DAY,
      calendars: [{ opensBy: 'shifts', overrides: [on(DAY, '9:00-12:00')] }],
      taken: [{ calendar: 'c0', shifts: [on(DAY, '14:00-16:00')] }],
      starts: '14:00 15:00',
    },
    {
      it: 'AV-1 hours and shifts together',
      from: DAY,
      hours: hours('9:00-10:00'),
      calendars: [{ opensBy: 'both' }],
      taken: [{ calendar: 'c0', shifts: [on(DAY, '10:00-11:00'), on(DAY, '15:00-16:00')] }],
      starts: '09:00 10:00 15:00',
    },
    {
      it: 'AV-8 an override before the notice is too soon',
      from: DAY,
      now: utc(`${DAY} 10:00`),
      service: { notice: 120 },
      hours: [],
      calendars: [{ overrides: [on(DAY, '9:00-14:00')] }],
      starts: '12:00 13:00',
    },
  ]);
});
