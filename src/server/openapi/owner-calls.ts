/** What the owner of a site does about members, notices and clients. */
import type { Calls } from './call.js';
import { OF_BODY, OF_HOST, OF_KEY } from './call-problems.js';

export const OWNER_CALLS = {
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
} as const satisfies Calls;
