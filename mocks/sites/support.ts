import { every, fill } from './fill.js';
import { dateIn, type Sample } from './sample-site.js';

const HOSTS = [
  { id: 'amara', name: 'Amara', role: 'Accounts', zone: 'Europe/London', hours: '09:00-17:00' },
  { id: 'ben', name: 'Ben', role: 'Integrations', zone: 'America/New_York', hours: '09:00-17:00' },
  { id: 'chiyo', name: 'Chiyo', role: 'Data', zone: 'Asia/Tokyo', hours: '10:00-18:00' },
  // His evening is the morning of New York: it runs past midnight.
  { id: 'dev', name: 'Dev', role: 'Security', zone: 'Asia/Kolkata', hours: '18:30-01:30' },
] as const;

/** A support team: four hosts in four time zones take turns, in the order of the pool (DS-4). */
export const support: Sample = (today) => ({
  file: {
    id: 'support',
    name: 'Northwind Support',
    zone: 'America/New_York',
    email: 'help@northwind.example',
    specialistLabel: 'engineer',
    specialists: HOSTS.map(({ id, name, role }) => ({ id, name, role, email: `${id}@northwind.example` })),
    calendars: HOSTS.map(({ id, zone, hours }) => ({
      id,
      specialist: id,
      zone,
      hours: { mon: [hours], tue: [hours], wed: [hours], thu: [hours], fri: [hours] },
      blackouts: id === 'ben' ? [{ first: dateIn(today, 6), last: dateIn(today, 7), label: 'Away' }] : [],
    })),
    services: [
      {
        id: 'call',
        name: 'Support call',
        description: 'Thirty minutes with an engineer who can see your set-up.',
        durations: [30],
        bufferAfter: 15,
        place: { kind: 'video', text: 'Video call; the link comes with your confirmation' },
        notice: 60,
        horizon: 43_200,
        calendars: HOSTS.map(({ id }) => id),
        assignment: 'automatic',
        distribution: 'rotation',
        fields: [
          {
            id: 'area',
            kind: 'choice',
            label: 'What is it about?',
            required: true,
            options: ['Accounts', 'Integrations', 'Data', 'Security', 'Something else'],
          },
        ],
      },
    ],
  },
  bookings: HOSTS.flatMap(({ id, hours }) => {
    const starts = hours < '18:00-' ? every(60, hours.slice(0, 5), hours.slice(6)) : every(60, '18:30', '23:30');
    return fill(today, { service: 'call', calendar: id, starts: Array.from({ length: 5 }, () => starts) });
  }),
});
