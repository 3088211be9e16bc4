/** What hosts do about bookings, and look up. */
import { DAYS, type Calls } from './call.js';
import { OF_BODY, OF_HOST, OF_VERSION } from './call-problems.js';

export const HOST_CALLS = {
  'POST /bookings/{id}/accept': {
    summary: 'Says yes to a booking that waits for it.',
    token: 'host',
    headers: ['If-Match'],
    answers: { 200: 'HostBooking' },
    answersWith: ['ETag'],
    problems: [...OF_HOST, ...OF_VERSION, 'not-allowed', 'not-found', 'wrong-state', 'too-late-to-change'],
  },
  'POST /bookings/{id}/decline': {
    summary: 'Says no to it.',
    token: 'host',
    headers: ['If-Match'],
    answers: { 200: 'HostBooking' },
    answersWith: ['ETag'],
    problems: [...OF_HOST, ...OF_VERSION, 'not-allowed', 'not-found', 'wrong-state', 'too-late-to-change'],
  },
  'POST /bookings/{id}/no-show': {
    summary: 'Notes that the client did not come.',
    token: 'host',
    headers: ['If-Match'],
    answers: { 200: 'HostBooking' },
    answersWith: ['ETag'],
    problems: [...OF_HOST, ...OF_VERSION, 'not-allowed', 'not-found', 'wrong-state'],
  },
  'GET /bookings/{id}/candidates': {
    summary: 'Who could have the booking instead, or the seat of one of those who meet.',
    token: 'host',
    query: { from: { what: 'The calendar of the one whose seat it is; the first one where left out.' } },
    answers: { 200: 'Candidates' },
    problems: [...OF_HOST, 'not-found', 'not-bookable', 'not-allowed', 'wrong-state', 'too-late-to-change'],
  },
  'POST /bookings/{id}/reassign': {
    summary: 'Gives a booking to another person, or to the next by the distribution.',
    token: 'host',
    headers: ['If-Match'],
    body: 'ReassignRequest',
    answers: { 200: 'HostBooking' },
    answersWith: ['ETag'],
    problems: [
      ...[...OF_HOST, ...OF_BODY, ...OF_VERSION],
      ...(['not-allowed', 'not-found', 'wrong-state', 'too-late-to-change'] as const),
      ...(['all-booked', 'not-bookable', 'needs-confirmation'] as const),
    ],
  },
  'GET /history': {
    summary: 'Why who was chosen, newest first.',
    token: 'host',
    query: {
      ...DAYS,
      service: { what: 'Only bookings of this service.' },
      pool: { what: 'Only choices among the members of this pool.' },
      member: { what: 'Only what concerns this calendar.' },
    },
    answers: { 200: 'HistoryAnswer' },
    problems: [...OF_HOST, 'validation', 'range-too-large'],
  },
  'GET /load': {
    summary: "How evenly the bookings of a service fall on its team; not for a practitioner's token.",
    token: 'host',
    query: { ...DAYS, service: { what: 'The id of the service.', required: true } },
    answers: { 200: 'LoadAnswer' },
    text: 'text/csv',
    problems: [...OF_HOST, 'not-allowed', 'validation', 'range-too-large', 'unknown-service'],
  },
} as const satisfies Calls;
