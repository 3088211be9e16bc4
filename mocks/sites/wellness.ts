import type { SiteFile } from '../../src/server/index.js';
import sampleFile from '../../src/server/node/sample-site.json' with { type: 'json' };
import { every, fill } from './fill.js';
import { dateIn, nextWeekday, type Sample } from './sample-site.js';

const DAY_A = [...every(60, '09:00', '13:00'), ...every(60, '14:00', '18:00')];
const DAY_B = [...every(60, '10:00', '14:00'), ...every(60, '15:00', '19:00')];
const DAY_C = [...every(60, '08:00', '12:00'), ...every(60, '13:00', '16:00')];

/** A wellness centre: one massage, three rooms; whoever has the fewest sessions that day is next (DS-1). */
export const wellness: Sample = (today) => {
  const file = sampleFile as SiteFile;
  const training = dateIn(nextWeekday(today, 3, 9));
  const tuesday = dateIn(nextWeekday(today, 1, 2));
  const [roomA, roomB, roomC] = file.calendars as [SiteFile['calendars'][number], ...SiteFile['calendars']];
  return {
    file: {
      ...file,
      blackouts: [{ first: training, last: training, label: 'Staff training' }],
      calendars: [
        { ...roomA, busy: [{ from: `${tuesday}T10:00`, to: `${tuesday}T12:00` }] },
        { ...roomB!, busy: [{ from: `${tuesday}T15:00`, to: `${tuesday}T16:00`, transparent: true }] },
        { ...roomC!, blackouts: [{ first: dateIn(today, 20), last: dateIn(today, 26), label: 'Leave' }] },
      ],
    },
    bookings: [
      ...fill(today, { service: 'massage', calendar: 'room-a', starts: [DAY_A, DAY_A, DAY_A, DAY_A, DAY_A] }),
      ...fill(today, {
        service: 'massage',
        calendar: 'room-b',
        starts: [DAY_B, DAY_B, [], DAY_B, DAY_B, DAY_B.slice(0, 4)],
      }),
      ...fill(today, {
        service: 'massage',
        calendar: 'room-c',
        starts: [[], DAY_C, DAY_C, DAY_C, DAY_C.slice(0, 4), DAY_C.slice(1, 4)],
      }),
    ],
  };
};
