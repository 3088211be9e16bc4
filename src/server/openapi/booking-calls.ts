/** A client's way: a time is held, booked, moved, cancelled. */
import type { Calls } from './call.js';
import { OF_BODY, OF_BOOKING, OF_KEY, OF_LIMITS, OF_START, OF_STORE, OF_VERSION } from './call-problems.js';

export const BOOKING_CALLS = {
  'POST /holds': {
    summary: 'Holds a time while the form is filled. The same key with the same request gives the same hold again.',
    headers: ['Idempotency-Key', 'Challenge-Solution'],
    body: ['HoldRequest', 'PanelHoldRequest', 'RuleHoldRequest'],
    answers: { 201: 'HeldTime' },
    answersWith: ['Idempotency-Replayed'],
    problems: [
      ...[...OF_STORE, ...OF_BODY, ...OF_START, ...OF_LIMITS, ...OF_KEY],
      ...(['unknown-service', 'too-many-holds', 'hold-expired'] as const),
    ],
  },
  'POST /holds/{id}/extend': {
    summary: 'Holds it for longer, once.',
    token: 'client',
    answers: { 200: 'HeldTime' },
    problems: [...OF_STORE, 'not-found', 'hold-expired', 'hold-not-yours'],
  },
  'DELETE /holds/{id}': {
    summary: 'Gives a held time up.',
    token: 'client',
    answers: { 204: null },
    problems: [...OF_STORE, 'not-found', 'hold-not-yours'],
  },
  'POST /bookings': {
    summary: 'Books. The same key with the same request gives the same booking again.',
    headers: ['Idempotency-Key', 'Challenge-Solution'],
    body: ['BookingRequest', 'PanelBookingRequest', 'RuleBookingRequest'],
    answers: { 201: 'Booking' },
    answersWith: ['ETag', 'Idempotency-Replayed'],
    problems: [
      ...[...OF_STORE, ...OF_BODY, ...OF_START, ...OF_BOOKING],
      ...OF_KEY,
      ...(['unknown-service', 'hold-expired', 'hold-not-yours'] as const),
    ],
  },
  'POST /appointments-link': {
    summary: 'Sends a link to all bookings of an address, if it has any; the answer is the same either way.',
    body: 'AppointmentsLinkRequest',
    answers: { 202: null },
    problems: [...OF_STORE, ...OF_BODY, ...OF_LIMITS],
  },
  'GET /bookings': {
    summary: 'All bookings of the client whose link it is, the latest start first.',
    token: 'client',
    query: { after: { what: 'The `next` of the page before.' } },
    answers: { 200: 'Appointments' },
    problems: [...OF_STORE, 'link-expired', 'validation'],
  },
  'GET /bookings/{id}': {
    summary: 'One booking.',
    token: 'client-or-host',
    headers: ['If-None-Match'],
    answers: { 200: ['Booking', 'HostBooking'], 304: null },
    answersWith: ['ETag'],
    problems: [...OF_STORE, 'not-found'],
  },
  'PATCH /bookings/{id}': {
    summary: 'Moves a booking to another time in one step; it stays as it is where that fails.',
    token: 'client',
    headers: ['If-Match'],
    helpfulHeaders: ['Idempotency-Key'],
    body: 'RescheduleRequest',
    answers: { 200: 'Booking' },
    answersWith: ['ETag', 'Idempotency-Replayed'],
    problems: [
      ...[...OF_STORE, ...OF_BODY, ...OF_START, ...OF_VERSION],
      ...(['not-found', 'too-late-to-change', 'invalid-idempotency-key', 'idempotency-key-reused'] as const),
      'mail-unread',
    ],
  },
  'POST /bookings/{id}/cancel': {
    summary: 'Cancels; a host up to the start, a client as far as the site allows.',
    token: 'client-or-host',
    hostHeaders: ['If-Match'],
    answers: { 200: ['Booking', 'HostBooking'] },
    answersWith: ['ETag'],
    problems: [...OF_STORE, ...OF_VERSION, 'not-found', 'too-late-to-change', 'not-allowed'],
  },
  'POST /bookings/{id}/disown': {
    summary:
      'Says, by the link in a mail, that somebody else booked: cancels, and ends all mail of the site to the mailbox.',
    token: 'client',
    answers: { 200: 'MailWish' },
    problems: [...OF_STORE, 'not-found'],
  },
  'POST /bookings/{id}/allow-mail': {
    summary: 'Has mails come again after that.',
    token: 'client',
    answers: { 200: 'MailWish' },
    problems: [...OF_STORE, 'not-found'],
  },
} as const satisfies Calls;
