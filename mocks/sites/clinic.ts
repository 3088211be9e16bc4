import type { Day } from '../../src/time/index.js';
import { every, fillDay } from './fill.js';
import { dateIn, nextWeekday, type Sample, type SeedBooking } from './sample-site.js';

/** Who works when on the three days. */
const TEAM = [
  { id: 'amira', name: 'Amira Haddad', role: 'Nurse', shifts: [['09:00-17:00'], ['09:00-13:00'], ['09:00-17:00']] },
  { id: 'jonas', name: 'Jonas Weber', role: 'Nurse', shifts: [['09:00-13:00'], ['09:00-17:00'], []] },
  { id: 'priya', name: 'Priya Nair', role: 'Doctor', shifts: [['13:00-17:00'], [], ['10:00-16:00']] },
  { id: 'tom', name: 'Tom Ellis', role: 'Nurse', shifts: [[], ['11:00-17:00'], ['09:00-13:00']] },
] as const;

/** How full the three days already are. */
const SHARES = [0.97, 0.6, 0.25];

/** A clinic's event by shifts: three days with a lunch break; chance decides, and the name comes after booking. */
export const clinic: Sample = (today) => {
  const first = nextWeekday(today, 1, 4);
  const days = [first, first + 1, first + 2];
  return {
    file: {
      id: 'clinic',
      name: 'Parkside Clinic',
      zone: 'Europe/London',
      phone: '+44 20 7123 4567',
      specialistLabel: 'professional',
      showLeft: true,
      events: [
        {
          id: 'vaccination-days',
          name: 'Vaccination days',
          ...{ first: dateIn(first), last: dateIn(first, 2), hours: ['09:00-17:00'] },
          blackouts: [{ first: dateIn(first), last: dateIn(first, 2), hours: ['12:30-13:15'], label: 'Lunch' }],
        },
      ],
      specialists: TEAM.map(({ id, name, role }, i) => ({
        id: `professional-${i + 1}`,
        name,
        role,
        email: `${id}@parkside.example`,
      })),
      calendars: TEAM.map(({ shifts }, i) => ({
        id: `desk-${i + 1}`,
        specialist: `professional-${i + 1}`,
        // Two chairs at each desk.
        capacity: 2,
        opensBy: 'shifts',
        shifts: Object.fromEntries(shifts.map((hours, j) => [dateIn(first, j), [...hours]])),
      })),
      services: [
        {
          id: 'vaccination',
          name: 'Flu vaccination',
          description: 'Fifteen minutes, including a short rest afterwards.',
          durations: [15],
          place: { kind: 'address', text: 'Parkside Clinic, Hall 2, 5 Park Row, London' },
          notice: 60,
          event: 'vaccination-days',
          calendars: TEAM.map((_, i) => `desk-${i + 1}`),
          assignment: 'automatic',
          distribution: 'random',
          reveal: 'after-booking',
          fields: [
            {
              id: 'born',
              kind: 'number',
              label: 'Year of birth',
              required: true,
              min: 1900,
              max: 2020,
              autocomplete: 'bday-year',
            },
            { id: 'allergies', kind: 'checkbox', label: 'I am allergic to eggs or antibiotics' },
          ],
        },
      ],
    },
    bookings: TEAM.flatMap(({ shifts }, i) =>
      shifts.flatMap((hours, j) => chairsTaken(days[j]!, hours, SHARES[j]!, `desk-${i + 1}`)),
    ),
  };
};

function chairsTaken(day: Day, shift: readonly string[], share: number, calendar: string): SeedBooking[] {
  const starts = shift
    .flatMap((hours) => every(15, hours.slice(0, 5), hours.slice(6)))
    .filter((start) => start < '12:30' || start >= '13:15');
  const firstChair = fillDay(day, starts, share, { service: 'vaccination', calendar });
  return [...firstChair, ...firstChair.filter((_, i) => i % 4 > 0)];
}
