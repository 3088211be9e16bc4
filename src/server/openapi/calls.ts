/**
 * Every call of the contract: what it takes, what it answers, and each problem that it may end with. The OpenAPI file is
 * written from this table, the contract's types and the problems' own statuses (`npm run openapi`); tests hold the handler
 * to it.
 */
import type { Problem } from '../http/problems.js';

/** Whose token a call needs: the client's of one booking or hold, a host's, or either. */
export type Opens = 'client' | 'host' | 'client-or-host';

/** The name of a type of the contract, or of several of which one is meant. */
export type Body = string | readonly string[];

export interface Call {
  readonly summary: string;
  readonly token?: Opens;
  readonly query?: Readonly<Record<string, Parameter>>;
  readonly headers?: readonly RequestHeader[];
  /** Those that may be left out, though other calls need them. */
  readonly helpfulHeaders?: readonly RequestHeader[];
  /** Those that a host has to send and a client need not. */
  readonly hostHeaders?: readonly RequestHeader[];
  readonly body?: Body;
  /** By status; null where there is no body. */
  readonly answers: Readonly<Record<number, Body | null>>;
  /** The type of an answer that is no JSON, or may be asked for in place of JSON. */
  readonly text?: 'text/event-stream' | 'text/csv';
  /** Headers that every answer of these has. */
  readonly answersWith?: readonly ('ETag' | 'Idempotency-Replayed')[];
  /** Besides those that every call may end with. */
  readonly problems: readonly Problem[];
}

export type RequestHeader = 'Challenge-Solution' | 'Idempotency-Key' | 'If-Match' | 'If-None-Match' | 'Last-Event-ID';

export interface Parameter {
  readonly what: string;
  readonly required?: boolean;
  readonly type?: 'integer' | 'string';
}

/** What any call of a site may end with. */
export const PROBLEMS_OF_ALL = ['unknown-site', 'origin-not-allowed'] as const satisfies readonly Problem[];

/** What any call may end with that a token opens: whoever was wrong too often has to wait (A80). */
export const PROBLEMS_OF_TOKENS = ['rate-limited'] as const satisfies readonly Problem[];
/** What any call may end with that is limited, and asks for a challenge first (A86). */
const OF_LIMITS = ['rate-limited', 'challenge-required'] as const satisfies readonly Problem[];
/** The same of a call that books: of an address, its mails have to be read (A89). */
const OF_BOOKING = [...OF_LIMITS, 'mail-unread'] as const satisfies readonly Problem[];

/** What any call may end with that looks into the store. */
const OF_STORE = ['temporarily-unavailable', 'internal'] as const satisfies readonly Problem[];
/** What any call may end with that sends a body. */
const OF_BODY = ['unsupported-media-type', 'body-too-large', 'validation'] as const satisfies readonly Problem[];
const OF_HOST = [...OF_STORE, 'host-token-missing'] as const satisfies readonly Problem[];
/** What any call may end with that names the version of the booking it changes (A16). */
const OF_VERSION = ['version-missing', 'version-mismatch'] as const satisfies readonly Problem[];
/** What any call may end with that is done once for each key (RC-4). */
const OF_KEY = [
  ...['idempotency-key-missing', 'invalid-idempotency-key', 'idempotency-key-reused'],
] as const satisfies readonly Problem[];
const OF_START = [
  ...['invalid-time', 'unknown-time-zone', 'time-does-not-exist', 'time-zone-mismatch'],
  ...['unknown-calendar', 'not-bookable', 'slot-taken', 'all-booked', 'slot-held', 'outside-rules'],
] as const satisfies readonly Problem[];

const DAYS = {
  from: { what: "The first day of the site's zone, in days since 1970-01-01.", required: true, type: 'integer' },
  to: { what: 'The day after the last one; at most 100 days.', required: true, type: 'integer' },
} as const satisfies Record<string, Parameter>;

/** By method and path below `/v1/sites/{site}`. */
export const CALLS = {
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
    },
    headers: ['If-None-Match'],
    answers: { 200: 'Openings', 304: null },
    answersWith: ['ETag'],
    problems: [
      ...OF_STORE,
      ...(['validation', 'range-too-large', 'invalid-time', 'unknown-service', 'unknown-calendar'] as const),
      'not-bookable',
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
  'POST /packages': {
    summary: 'Takes a package and books its first sessions: all of that, or nothing.',
    headers: ['Idempotency-Key', 'Challenge-Solution'],
    body: 'PackageRequest',
    answers: { 201: 'TakenPackage' },
    answersWith: ['Idempotency-Replayed'],
    problems: [...[...OF_STORE, ...OF_BODY, ...OF_START, ...OF_BOOKING, ...OF_KEY], 'unknown-service'],
  },
  'GET /packages/{id}': {
    summary: 'A package that a client has, with its sessions.',
    token: 'client-or-host',
    answers: { 200: 'TakenPackage' },
    problems: [...OF_STORE, 'not-found'],
  },
  'PATCH /packages/{id}': {
    summary: "Assigns one client's package to another practitioner, or gives it a rule of its own; for the owner.",
    token: 'host',
    headers: ['If-Match'],
    body: 'PackageChange',
    answers: { 200: 'TakenPackage' },
    problems: [...OF_HOST, ...OF_BODY, ...OF_VERSION, 'not-allowed', 'not-found', 'not-bookable'],
  },
  'POST /packages/{id}/sessions': {
    summary: 'Books more sessions out of a package: all of them, or none.',
    token: 'client',
    headers: ['Idempotency-Key', 'Challenge-Solution'],
    body: 'SessionsRequest',
    answers: { 201: 'TakenPackage' },
    answersWith: ['Idempotency-Replayed'],
    problems: [
      ...[...OF_STORE, ...OF_BODY, ...OF_START, ...OF_BOOKING, ...OF_KEY],
      ...(['unknown-service', 'not-found'] as const),
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
  'POST /members/{calendar}/pause': {
    summary: 'Lets a member have nothing new until resumed; for the owner. What is booked stays.',
    token: 'host',
    answers: { 200: 'MemberAnswer' },
    problems: [...OF_HOST, 'not-allowed', 'unknown-calendar'],
  },
  'POST /members/{calendar}/resume': {
    summary: "Lets a member come back, at the team's level; for the owner.",
    token: 'host',
    answers: { 200: 'MemberAnswer' },
    problems: [...OF_HOST, 'not-allowed', 'unknown-calendar'],
  },
  'POST /members/{calendar}/credit': {
    summary: 'Gives bookings back to a member, or takes such a credit back; for the owner. Once for each key.',
    token: 'host',
    headers: ['Idempotency-Key'],
    body: 'CreditRequest',
    answers: { 200: 'MemberAnswer' },
    problems: [
      ...[...OF_HOST, ...OF_BODY, ...OF_KEY],
      ...(['not-allowed', 'unknown-calendar', 'unknown-service'] as const),
    ],
  },
  'GET /undelivered': {
    summary: 'Mails and calls that could not be delivered and are tried no more, oldest first; for the owner.',
    token: 'host',
    answers: { 200: 'Undelivered' },
    problems: [...OF_HOST, 'not-allowed'],
  },
  'POST /undelivered/{id}/retry': {
    summary: 'Has one of them tried once more; for the owner.',
    token: 'host',
    answers: { 202: null },
    problems: [...OF_HOST, 'not-allowed', 'not-found', 'too-late-to-change'],
  },
  'POST /clients/export': {
    summary: 'Everything that is stored about a client; for the owner.',
    token: 'host',
    body: 'ClientRequest',
    answers: { 200: 'ClientExport' },
    problems: [...OF_HOST, ...OF_BODY, 'not-allowed'],
  },
  'POST /clients/erase': {
    summary: 'Takes a client out of bookings and notices, which stay; for the owner.',
    token: 'host',
    body: 'ClientRequest',
    answers: { 200: 'ClientErasure' },
    problems: [...OF_HOST, ...OF_BODY, 'not-allowed'],
  },
  'POST /clients/allow-mail': {
    summary: 'Has mails come again to a mailbox whose reader had ended them; for the owner.',
    token: 'host',
    body: 'ClientRequest',
    answers: { 200: 'MailWish' },
    problems: [...OF_HOST, ...OF_BODY, 'not-allowed'],
  },
} as const satisfies Readonly<Record<`${string} /${string}`, Call>>;

export type CallName = keyof typeof CALLS;
