/** Packages that clients take, and sessions out of them. */
import type { Calls } from './call.js';
import { OF_BODY, OF_BOOKING, OF_HOST, OF_KEY, OF_START, OF_STORE, OF_VERSION } from './call-problems.js';

export const PACKAGE_CALLS = {
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
} as const satisfies Calls;
