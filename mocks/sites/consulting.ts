import { fill } from './fill.js';
import { dateIn, nextWeekday, type Sample, type SeedBooking } from './sample-site.js';

const WORKDAYS = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-13:00'],
};
const CALLS = ['09:00', '10:30', '11:30', '13:00', '14:30', '16:00'];
const SEATS = 12;
/** Weeks from now in which there is a workshop, and the seats taken in each. */
const WORKSHOPS = [
  { week: 0, taken: SEATS },
  { week: 1, taken: 10 },
  { week: 3, taken: 4 },
  { week: 5, taken: 0 },
];

/**
 * A consulting firm: a call that is shared out, a session with the person the client chooses, a workshop with seats, and
 * a rehearsal before two of them, in pairs that are weighted (DS-9, DS-16).
 */
export const consulting: Sample = (today) => {
  const workshops = WORKSHOPS.map(({ week, taken }) => ({ taken, date: dateIn(nextWeekday(today, 2, 4), week * 7) }));
  return {
    file: {
      id: 'consulting',
      name: 'Hale & Partners',
      zone: 'Europe/London',
      email: 'hello@hale.example',
      specialistLabel: 'consultant',
      showLeft: true,
      specialists: [
        { id: 'sarah', name: 'Sarah Hale', role: 'Strategy and growth', email: 'sarah@hale.example' },
        { id: 'david', name: 'David Osei', role: 'Operations and pricing', email: 'david@hale.example' },
        { id: 'nadia', name: 'Nadia Rahman', role: 'Investors and market', email: 'nadia@hale.example' },
      ],
      calendars: [
        {
          id: 'sarah',
          specialist: 'sarah',
          hours: WORKDAYS,
          // She leads the workshops.
          busy: workshops.map(({ date }) => ({ from: `${date}T13:30`, to: `${date}T17:00` })),
        },
        {
          id: 'david',
          specialist: 'david',
          hours: { ...WORKDAYS, mon: ['12:00-19:00'] },
          overrides: { [dateIn(nextWeekday(today, 1, 7))]: ['09:00-12:00'] },
          busy: [{ from: `${dateIn(today, 3)}T09:00`, to: `${dateIn(today, 3)}T11:00`, cancelled: true }],
        },
        {
          id: 'nadia',
          specialist: 'nadia',
          hours: { tue: ['09:00-16:00'], wed: ['09:00-16:00'], thu: ['09:00-16:00'] },
        },
        {
          id: 'studio',
          name: 'The studio',
          specialist: 'sarah',
          opensBy: 'shifts',
          shifts: Object.fromEntries(workshops.map(({ date }) => [date, ['14:00-16:30']])),
        },
      ],
      pools: [
        {
          id: 'listeners',
          name: 'Two of us',
          members: [
            { id: 'nadia-sarah', calendars: ['nadia', 'sarah'], weight: 200 },
            { id: 'david-nadia', calendars: ['david', 'nadia'], weight: 100 },
          ],
          distribution: 'weighted',
        },
      ],
      services: [
        {
          id: 'discovery',
          name: 'Discovery call',
          description: 'Half an hour to find out whether we can help. No preparation, no charge.',
          durations: [30],
          bufferAfter: 10,
          place: { kind: 'video', text: 'Video call; the link comes with your confirmation' },
          calendars: ['sarah', 'david'],
          assignment: 'automatic',
          fields: [
            {
              id: 'company',
              kind: 'text',
              label: 'Company',
              required: true,
              maxLength: 100,
              autocomplete: 'organization',
            },
          ],
        },
        {
          id: 'deep-dive',
          name: 'Strategy deep-dive',
          description: 'Your numbers, your market, your next two quarters: with the consultant you choose.',
          durations: [90, 120],
          grid: 30,
          bufferBefore: 15,
          bufferAfter: 15,
          price: { amount: 420, currency: 'GBP' },
          place: { kind: 'address', text: '8 Lamb’s Passage, London' },
          notice: 1440,
          calendars: ['sarah', 'david'],
          assignment: 'client',
          anyAvailable: 'merged',
          fields: [
            {
              id: 'company',
              kind: 'text',
              label: 'Company',
              required: true,
              maxLength: 100,
              autocomplete: 'organization',
            },
            { id: 'people', kind: 'number', label: 'People who will come', min: 1, max: 8 },
            { id: 'goal', kind: 'long-text', label: 'What should be different afterwards?', maxLength: 600 },
          ],
        },
        {
          id: 'rehearsal',
          name: 'Pitch rehearsal',
          description: 'You present, two of us ask what your investors will ask.',
          durations: [60],
          grid: 30,
          price: { amount: 280, currency: 'GBP' },
          place: { kind: 'address', text: '8 Lamb’s Passage, London' },
          pool: 'listeners',
          assignment: 'automatic',
        },
        {
          id: 'workshop',
          name: 'Pricing workshop',
          description: 'An afternoon in a group of twelve at most. Bring one product.',
          category: 'In a group',
          durations: [150],
          seats: SEATS,
          anchor: 'opening',
          price: { amount: 95, currency: 'GBP' },
          place: { kind: 'address', text: '8 Lamb’s Passage, London' },
          calendars: ['studio'],
        },
      ],
    },
    bookings: [
      ...fill(today, { service: 'discovery', calendar: 'sarah', starts: [CALLS, CALLS, [], CALLS, CALLS.slice(0, 3)] }),
      ...fill(today, {
        service: 'discovery',
        calendar: 'david',
        starts: [CALLS.slice(3), CALLS, CALLS, CALLS, CALLS.slice(0, 3)],
      }),
      ...workshops.flatMap(({ date, taken }) => seatsTaken(date, taken)),
    ],
  };
};

function seatsTaken(date: string, taken: number): SeedBooking[] {
  return Array.from({ length: taken }, () => ({ service: 'workshop', calendar: 'studio', start: `${date}T14:00` }));
}
