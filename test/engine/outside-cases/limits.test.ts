import { dayOfIso } from '../../../src/time/index.js';
import { hours, slotCases } from '../../support/outside.js';
import type { SlotCase } from '../../support/outside.js';
import type { DayCount, Limits } from '../../../src/engine/index.js';

const counted = (text: string): DayCount[] =>
  text.split(' ').map((one) => {
    const [date, count] = one.split(':');
    return [dayOfIso(`2026-${date}`)!, Number(count)];
  });

/** Bookings of one calendar with a limit: `06-15:2` is two on 15 June. An hour a day, from Monday 15 June to Sunday. */
const calendar = (limits: Limits, booked: string): Omit<SlotCase, 'it'> => ({
  from: '2026-06-15',
  to: '2026-06-21',
  hours: hours('9:00-10:00'),
  calendars: [{ limits }],
  taken: [{ calendar: 'c0', booked: counted(booked) }],
});
/** The same of a service. */
const service = (limits: Limits, booked: string): Omit<SlotCase, 'it'> => ({
  ...calendar({}, booked),
  calendars: [{}, {}],
  taken: [],
  service: { limits },
  figures: { sessions: [], services: [{ service: 'service', lastBooked: [], queue: [], booked: counted(booked) }] },
});
/** The days of the week, one letter each: open, or the limit reached. */
const week = (letters: string, starts = 1): string =>
  [...letters]
    .map((letter, index) => `2026-06-${15 + index} ${letter === 'o' ? `${starts} from 09:00` : 'limit'}`)
    .join(', ');

describe('Situations of other schedulers: limits', () => {
  slotCases([
    { it: 'AV-10 nothing booked, nothing reached', ...calendar({ perDay: 1 }, '06-14:9'), days: week('ooooooo') },
    { it: 'AV-10 one a day', ...calendar({ perDay: 1 }, '06-16:1'), days: week('oxooooo') },
    { it: 'AV-10 one of two a day', ...calendar({ perDay: 2 }, '06-16:1'), days: week('ooooooo') },
    { it: 'AV-10 more than allowed is reached too', ...calendar({ perDay: 2 }, '06-16:5'), days: week('oxooooo') },
    { it: 'AV-10 two a week, on two days', ...calendar({ perWeek: 2 }, '06-15:1 06-19:1'), days: week('xxxxxxx') },
    {
      it: 'AV-10 two a week, one of them last week',
      ...calendar({ perWeek: 2 }, '06-14:1 06-19:1'),
      days: week('ooooooo'),
    },
    { it: 'AV-10 Sunday closes the week it ends', ...calendar({ perWeek: 1 }, '06-21:1'), days: week('xxxxxxx') },
    { it: 'AV-10 the Monday after belongs to the next', ...calendar({ perWeek: 1 }, '06-22:1'), days: week('ooooooo') },
    { it: 'AV-10 a month', ...calendar({ perMonth: 2 }, '06-01:1 06-30:1'), days: week('xxxxxxx') },
    { it: 'AV-10 the month before', ...calendar({ perMonth: 1 }, '05-31:1'), days: week('ooooooo') },
    {
      it: 'AV-10 each limit counts: the day is full before the week is',
      ...calendar({ perDay: 1, perWeek: 3 }, '06-15:1 06-17:1'),
      days: week('xoxoooo'),
    },
    {
      it: 'AV-10 and the week before the month',
      ...calendar({ perDay: 2, perWeek: 2, perMonth: 9 }, '06-15:1 06-17:1'),
      days: week('xxxxxxx'),
    },
    {
      it: 'AV-10 a daily limit above the weekly one never comes to count',
      ...calendar({ perDay: 9, perWeek: 1 }, '06-18:1'),
      days: week('xxxxxxx'),
    },
    {
      it: 'AV-10 a week that lies in two months counts as one week',
      ...calendar({ perWeek: 2 }, '06-29:1 07-01:1'),
      from: '2026-06-29',
      to: '2026-07-02',
      days: '2026-06-29 limit, 2026-06-30 limit, 2026-07-01 limit, 2026-07-02 limit',
    },
    {
      it: 'AV-10 and its days in two months',
      ...calendar({ perMonth: 1 }, '06-29:1'),
      from: '2026-06-29',
      to: '2026-07-02',
      days: '2026-06-29 limit, 2026-06-30 limit, 2026-07-01 1 from 09:00, 2026-07-02 1 from 09:00',
    },
    { it: 'AV-10 a service’s day, on whoever’s calendar', ...service({ perDay: 2 }, '06-16:2'), days: week('oxooooo') },
    { it: 'AV-10 a service’s week', ...service({ perWeek: 3 }, '06-16:2 06-20:1'), days: week('xxxxxxx') },
    { it: 'AV-10 a service’s month', ...service({ perMonth: 3 }, '06-02:3'), days: week('xxxxxxx') },
    {
      it: 'AV-10 a service short of its limit',
      ...service({ perDay: 2, perWeek: 4 }, '06-16:1 06-17:1'),
      days: week('ooooooo'),
    },
    {
      it: 'AV-10 a limit leaves the other calendar its time',
      ...calendar({ perDay: 1 }, '06-15:1 06-16:1 06-17:1 06-18:1 06-19:1 06-20:1 06-21:1'),
      calendars: [{ limits: { perDay: 1 } }, {}],
      days: week('ooooooo'),
    },
  ]);
});
