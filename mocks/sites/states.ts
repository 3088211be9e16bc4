import type { SiteFile } from '../../src/server/index.js';
import type { Sample } from './sample-site.js';

/** Small sites that show one state of the widget each. */

const HOURS = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
};

const BASE: SiteFile = {
  id: 'single',
  name: 'Studio Ito',
  zone: 'Europe/Berlin',
  phone: '+49 30 1234 5670',
  specialists: [{ id: 'ito', name: 'Mika Ito', email: 'mika@ito.example' }],
  calendars: [{ id: 'ito', specialist: 'ito', hours: HOURS }],
  services: [{ id: 'lesson', name: 'Piano lesson', durations: [45], calendars: ['ito'] }],
};

/** One service, one specialist: nothing to choose but the time. */
export const single: Sample = () => ({ file: BASE, bookings: [] });

/** Open around the clock, every day: shows the night on which clocks change. */
export const nights: Sample = () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const hours = Object.fromEntries(days.map((day) => [day, ['00:00-24:00']]));
  return {
    file: { ...BASE, id: 'nights', calendars: [{ id: 'ito', specialist: 'ito', hours }] },
    bookings: [],
  };
};

/** Nobody works: there is no time at all. */
export const empty: Sample = () => ({
  file: { ...BASE, id: 'empty', calendars: [{ id: 'ito', specialist: 'ito', hours: {} }] },
  bookings: [],
});

/** A hundred services. */
export const many: Sample = () => ({
  file: {
    ...BASE,
    id: 'many',
    services: Array.from({ length: 100 }, (_, i) => ({
      id: `lesson-${i + 1}`,
      name: `Piano lesson ${i + 1}`,
      category: `Level ${Math.floor(i / 10) + 1}`,
      durations: [30 + (i % 4) * 15],
      calendars: ['ito'],
    })),
  },
  bookings: [],
});
