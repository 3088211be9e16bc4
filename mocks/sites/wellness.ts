import type { SiteFile } from '../../src/server/index.js';
import sampleFile from '../../src/server/node/sample-site.json' with { type: 'json' };
import { fill } from './fill.js';
import { dateIn, nextWeekday, type Sample } from './sample-site.js';
import { isoOf } from '../../src/time/index.js';

const MORNING_A = ['09:00', '10:00', '11:00', '12:00'];
const DAY_A = [...MORNING_A, '14:00', '15:00', '16:00', '17:00'];
const DAY_B = ['10:00', '11:00', '12:00', '13:00', '15:00', '16:00', '17:00', '18:00'];
const DAY_C = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];

/** A wellness centre: one massage, three rooms; whoever has the fewest sessions that day is next (DS-1). */
export const wellness: Sample = (today) => {
  const file = sampleFile as SiteFile;
  const holiday = nextWeekday(today, 3, 9);
  return {
    file: {
      ...file,
      blackouts: [{ first: isoOf(holiday), last: isoOf(holiday), label: 'Staff training' }],
      calendars: file.calendars.map((calendar) =>
        calendar.id === 'room-c'
          ? { ...calendar, blackouts: [{ first: dateIn(today, 20), last: dateIn(today, 26), label: 'Leave' }] }
          : { ...calendar, busy: [{ from: `${isoOf(nextWeekday(today, 1, 2))}T10:00`, to: `${isoOf(nextWeekday(today, 1, 2))}T11:00` }] },
      ),
    },
    bookings: [
      ...fill(today, { service: 'massage', calendar: 'room-a', starts: [DAY_A, DAY_A, DAY_A, DAY_A, DAY_A] }),
      ...fill(today, { service: 'massage', calendar: 'room-b', starts: [DAY_B, DAY_B, [], DAY_B, DAY_B, DAY_B.slice(0, 4)] }),
      ...fill(today, { service: 'massage', calendar: 'room-c', starts: [[], DAY_C, DAY_C, DAY_C, DAY_C.slice(0, 4), DAY_C.slice(1, 4)] }),
    ],
  };
};
