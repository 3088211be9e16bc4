/** What a page reads before anybody books. */
import { DAYS, type Calls } from './call.js';
import { OF_STORE } from './call-problems.js';

export const SITE_CALLS = {
  'GET /capabilities': {
    summary: 'What the backend can do.',
    headers: ['If-None-Match'],
    answers: { 200: 'Capabilities', 304: null },
    answersWith: ['ETag'],
    problems: [],
  },
  'GET /catalog': {
    summary: 'What the site offers, as far as clients may know.',
    headers: ['If-None-Match'],
    answers: { 200: 'Catalog', 304: null },
    answersWith: ['ETag'],
    problems: [],
  },
  'GET /availability': {
    summary: 'What is taken in a range of days, as far as clients may know.',
    query: { ...DAYS, calendars: { what: 'Ids with commas between; all public calendars where left out.' } },
    headers: ['If-None-Match'],
    answers: { 200: 'Availability', 304: null },
    answersWith: ['ETag'],
    problems: [...OF_STORE, 'validation', 'range-too-large', 'unknown-calendar', 'not-found'],
  },
  'GET /openings': {
    summary: 'Which starts there are of what is to be booked: of a service, of a panel, or by the rules of a page.',
    token: 'client-or-nobody',
    query: {
      ...DAYS,
      duration: { what: "Minutes; the service's first length where left out.", type: 'integer' },
      service: { what: 'The service that is to be booked.' },
      calendar: { what: 'The person who is asked for; anybody where left out. Only with `service`.' },
      pool: { what: 'The pool that one is asked for of. Only with `service`.' },
      panel: { what: 'The panel that is to meet, in place of a service.' },
      page: { what: 'The page that it is asked for on. Without service and panel, its rules say who meets.' },
      place: { what: 'What the client says of the place, where rules hang on it.' },
      answers: { what: 'The answers that rules hang on: a JSON object, by field.' },
      locale: { what: 'Language of the client, where rules hang on it.' },
      moving: { what: 'The id of a booking that is to be moved, whose own time is free for it. Needs its token.' },
    },
    headers: ['If-None-Match'],
    answers: { 200: 'Openings', 304: null },
    answersWith: ['ETag'],
    problems: [
      ...OF_STORE,
      ...(['validation', 'range-too-large', 'invalid-time', 'unknown-service', 'unknown-calendar'] as const),
      ...(['not-bookable', 'not-found'] as const),
    ],
  },
  'GET /changes': {
    summary: "Tells that the site's revision rose, by events `changed` with a `RevisionNews`.",
    query: { since: { what: 'The revision that is known already.', type: 'integer' } },
    headers: ['Last-Event-ID'],
    answers: { 200: null },
    text: 'text/event-stream',
    problems: [...OF_STORE, 'validation', 'rate-limited', 'not-found'],
  },
} as const satisfies Calls;
