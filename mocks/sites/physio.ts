import { every, fillDay } from './fill.js';
import type { Sample } from './sample-site.js';

const EARLY = ['08:00-13:00'];
const LATE = ['12:00-18:00'];

/**
 * A physiotherapy practice that sells packages: whoever shares a treatment may serve its sessions (PK-1), at most two a week;
 * the training belongs to the person whom the client has chosen.
 */
export const physio: Sample = (today) => ({
  file: {
    id: 'physio',
    name: 'Kestrel Physiotherapy',
    zone: 'Europe/Berlin',
    phone: '+49 30 5550 1234',
    email: 'hello@kestrel.example',
    specialistLabel: 'therapist',
    specialists: [
      { id: 'lena', name: 'Lena Brandt', role: 'Senior therapist', email: 'lena@kestrel.example' },
      { id: 'omar', name: 'Omar Said', role: 'Therapist', email: 'omar@kestrel.example' },
      { id: 'ines', name: 'Inês Duarte', role: 'Therapist', email: 'ines@kestrel.example' },
    ],
    calendars: [
      { id: 'lena', specialist: 'lena', hours: { mon: EARLY, tue: LATE, wed: EARLY, thu: LATE } },
      { id: 'omar', specialist: 'omar', hours: { mon: LATE, tue: EARLY, thu: EARLY, fri: EARLY } },
      { id: 'ines', specialist: 'ines', hours: { tue: LATE, wed: LATE, thu: LATE, fri: LATE } },
    ],
    services: [
      {
        ...{ id: 'assessment', name: 'First assessment', durations: [60], grid: 60, horizon: 129_600 },
        description: 'We look at how you move, and make a plan.',
        price: { amount: 90, currency: 'EUR' },
        place: { kind: 'address', text: 'Kestrel Physiotherapy, Lindenstraße 8, Berlin' },
        calendars: ['lena', 'omar'],
        sharing: { with: 'roles', list: ['Senior therapist'] },
      },
      {
        ...{ id: 'treatment', name: 'Treatment', durations: [45], grid: 60, horizon: 129_600 },
        price: { amount: 70, currency: 'EUR' },
        place: { kind: 'address', text: 'Kestrel Physiotherapy, Lindenstraße 8, Berlin' },
        calendars: ['lena', 'omar', 'ines'],
        sharing: { with: 'all' },
      },
      {
        ...{ id: 'training', name: 'Personal training', durations: [60], grid: 60, horizon: 129_600 },
        price: { amount: 75, currency: 'EUR' },
        calendars: ['omar', 'ines'],
      },
    ],
    packages: [
      {
        id: 'six-treatments',
        name: 'Six treatments',
        description: 'For a back that has waited long enough.',
        price: { amount: 360, currency: 'EUR' },
        sessions: [{ service: 'treatment', count: 6 }],
        ...{ expiresAfterDays: 120, weekly: 2, rule: { who: 'any' } },
      },
      {
        id: 'back-programme',
        name: 'Back programme',
        description: 'An assessment first, then four treatments.',
        price: { amount: 320, currency: 'EUR' },
        sessions: [
          { service: 'assessment', count: 1 },
          { service: 'treatment', count: 4 },
        ],
        ...{ expiresAfterDays: 90, weekly: 2, monthly: 4, rule: { who: 'any' } },
      },
      {
        id: 'training-plan',
        name: 'Training plan',
        description: 'Ten hours with one trainer, who knows you by then.',
        price: { amount: 690, currency: 'EUR' },
        sessions: [{ service: 'training', count: 10 }],
        rule: { who: 'assigned' },
      },
    ],
  },
  bookings: ['lena', 'omar', 'ines'].flatMap((calendar, place) =>
    Array.from({ length: 28 }, (_, i) => today + i).flatMap((day) =>
      fillDay(day, every(60, place === 1 ? '09:00' : '12:00', '18:00'), 0.35, { service: 'treatment', calendar }),
    ),
  ),
});
