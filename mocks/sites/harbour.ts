import { every, fillDay } from './fill.js';
import type { Sample } from './sample-site.js';

const DAY = ['09:00-17:00'];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: ['09:00-13:00'] };
const LATE = { mon: ['12:00-19:00'], tue: ['12:00-19:00'], wed: ['12:00-19:00'], thu: ['12:00-19:00'] };
const OFFICE = { kind: 'address', text: '3 Harbour Street, Dublin' } as const;

/**
 * A law office with master pages of each kind: services in sections (MP-1), people and a team first, a time before the person
 * (MP-2), and a guide whose rules look at the question, the place and the language (MP-3). A mediation takes three at once (PN-1).
 */
export const harbour: Sample = (today) => ({
  file: {
    id: 'harbour',
    name: 'Harbour Legal',
    zone: 'Europe/Dublin',
    phone: '+353 1 555 0148',
    email: 'hello@harbour.example',
    specialistLabel: 'solicitor',
    specialists: [
      { id: 'aoife', name: 'Aoife Brennan', role: 'Family law, mediator', email: 'aoife@harbour.example' },
      { id: 'tomas', name: 'Tomás Keane', role: 'Property', email: 'tomas@harbour.example' },
      { id: 'wiktoria', name: 'Wiktoria Nowak', role: 'Employment, speaks Polish', email: 'wiktoria@harbour.example' },
      { id: 'grace', name: 'Grace Okafor', role: 'Companies', email: 'grace@harbour.example' },
      { id: 'sean', name: 'Seán Doyle', role: 'Mediator', email: 'sean@harbour.example' },
    ],
    calendars: [
      { id: 'aoife', specialist: 'aoife', hours: WEEK },
      { id: 'tomas', specialist: 'tomas', hours: WEEK },
      { id: 'wiktoria', specialist: 'wiktoria', hours: LATE },
      { id: 'grace', specialist: 'grace', hours: WEEK },
      { id: 'sean', specialist: 'sean', hours: LATE },
    ],
    pools: [
      {
        ...{ id: 'mediators', name: 'Mediators', distribution: 'balanced' },
        members: [{ calendars: ['aoife'] }, { calendars: ['sean'] }, { calendars: ['wiktoria'] }],
      },
      {
        ...{ id: 'duty', name: 'Duty team', distribution: 'rotation' },
        members: [{ calendars: ['tomas'] }, { calendars: ['wiktoria'] }, { calendars: ['sean'] }],
      },
    ],
    services: [
      {
        ...{ id: 'first', name: 'First conversation', durations: [30], horizon: 129_600 },
        description: 'What has happened, what you want, and what it would take.',
        price: { amount: 0, currency: 'EUR' },
        place: { kind: 'phone', text: 'We call you' },
        calendars: ['aoife', 'tomas', 'wiktoria', 'sean'],
      },
      {
        ...{ id: 'will', name: 'Making a will', durations: [60], grid: 60, horizon: 129_600 },
        price: { amount: 180, currency: 'EUR' },
        place: OFFICE,
        calendars: ['aoife', 'tomas'],
      },
      {
        ...{ id: 'house', name: 'Buying a house', durations: [60, 90], grid: 60, horizon: 129_600 },
        description: 'Bring the contract; a photo of it is enough.',
        price: { amount: 220, currency: 'EUR' },
        place: OFFICE,
        calendars: ['tomas'],
      },
      {
        ...{ id: 'contract', name: 'Having a contract read', durations: [45], grid: 60, horizon: 129_600 },
        price: { amount: 160, currency: 'EUR' },
        place: { kind: 'video', text: 'Video call; the link comes by mail' },
        calendars: ['grace', 'wiktoria'],
      },
      {
        ...{ id: 'dispute', name: 'Dispute at work', durations: [60], grid: 60, horizon: 129_600 },
        price: { amount: 190, currency: 'EUR' },
        place: OFFICE,
        calendars: ['wiktoria', 'grace'],
      },
      {
        ...{ id: 'table', name: 'At one table', durations: [120], grid: 60, horizon: 129_600 },
        description: 'Both sides, a solicitor, and two mediators.',
        price: { amount: 520, currency: 'EUR' },
        place: OFFICE,
        calendars: [],
      },
      {
        ...{ id: 'advice', name: 'Advice', durations: [45], grid: 60, horizon: 129_600 },
        price: { amount: 140, currency: 'EUR' },
        calendars: [],
        fields: [
          {
            ...{ id: 'topic', kind: 'choice', label: 'What is it about?', required: true },
            options: ['Family', 'Work', 'Property'],
          },
        ],
      },
    ],
    panels: [
      {
        ...{ id: 'mediation', name: 'Mediation', service: 'table' },
        primary: { calendar: 'grace' },
        seats: [{ pool: 'mediators', count: 2 }],
      },
    ],
    pages: [
      {
        ...{ id: 'start', name: 'How can we help?', first: 'service' },
        sections: [
          {
            ...{
              label: 'To begin with',
              instructions: 'Not sure what you need? Half an hour on the phone costs nothing.',
            },
            entries: [{ kind: 'service', id: 'first' }],
          },
          {
            ...{ label: 'Family and home', category: 'For you' },
            entries: [
              { kind: 'service', id: 'will' },
              { kind: 'service', id: 'house' },
            ],
          },
          {
            ...{ label: 'When you disagree', category: 'For you' },
            instructions: 'Mediation is quicker than a court, and what is said stays in the room.',
            entries: [
              { kind: 'panel', id: 'mediation' },
              { kind: 'service', id: 'dispute' },
            ],
          },
          {
            ...{ label: 'Contracts', category: 'For your business' },
            entries: [{ kind: 'service', id: 'contract' }],
          },
        ],
      },
      {
        ...{ id: 'people', name: 'Our solicitors', first: 'specialist' },
        sections: [
          {
            ...{ label: 'Whoever is free', instructions: 'The quickest way to talk to one of us.' },
            entries: [{ kind: 'pool', id: 'duty' }],
          },
          {
            label: 'Somebody you know',
            entries: ['aoife', 'tomas', 'wiktoria', 'grace'].map((id) => ({ kind: 'specialist', id }) as const),
          },
        ],
      },
      {
        ...{ id: 'call', name: 'A call when it suits you', first: 'service', timeFirst: true },
        sections: [{ label: 'A call', entries: [{ kind: 'service', id: 'first' }] }],
      },
      {
        ...{ id: 'guide', name: 'Find the right person', first: 'rules' },
        rules: [
          {
            ...{
              id: 'po-polsku',
              name: 'Advice in Polish',
              service: 'advice',
              primary: { calendar: 'wiktoria' },
              seats: [],
            },
            when: [{ on: 'language', oneOf: ['pl'] }],
          },
          {
            ...{ id: 'family', name: 'Family', service: 'advice', primary: { calendar: 'aoife' } },
            seats: [{ calendar: 'sean' }],
            when: [{ on: 'answer', field: 'topic', oneOf: ['Family'] }],
          },
          {
            ...{ id: 'evening', name: 'After work', service: 'advice', primary: { calendar: 'wiktoria' }, seats: [] },
            when: [
              { on: 'answer', field: 'topic', oneOf: ['Work'] },
              { on: 'time', hours: ['16:00-19:00'] },
            ],
          },
          {
            ...{ id: 'work', name: 'Work', service: 'advice', primary: { calendar: 'grace' }, seats: [] },
            when: [{ on: 'answer', field: 'topic', oneOf: ['Work'] }],
          },
          {
            ...{ id: 'property', name: 'Property', service: 'advice', primary: { calendar: 'tomas' }, seats: [] },
            when: [{ on: 'place', oneOf: ['Dublin', 'Galway'] }],
          },
          { ...{ id: 'anything', name: 'Advice', service: 'advice', primary: { pool: 'duty' }, seats: [] } },
        ],
      },
    ],
  },
  bookings: ['aoife', 'tomas', 'wiktoria', 'grace', 'sean'].flatMap((calendar, place) =>
    Array.from({ length: 28 }, (_, i) => today + i).flatMap((day) =>
      fillDay(day, every(60, place % 2 ? '12:00' : '09:00', '17:00'), 0.3, {
        service: calendar === 'grace' ? 'contract' : 'first',
        calendar,
      }),
    ),
  ),
});
