/**
 * Every call of the contract: what it takes, what it answers, and each problem that it may end with. The OpenAPI file is
 * written from this table, the contract's types and the problems' own statuses (`npm run openapi`); tests hold the handler
 * to it.
 */
import { BOOKING_CALLS } from './booking-calls.js';
import type { Calls } from './call.js';
import { HOST_CALLS } from './host-calls.js';
import { OWNER_CALLS } from './owner-calls.js';
import { PACKAGE_CALLS } from './package-calls.js';
import { SITE_CALLS } from './site-calls.js';

export const CALLS = {
  ...SITE_CALLS,
  ...BOOKING_CALLS,
  ...PACKAGE_CALLS,
  ...HOST_CALLS,
  ...OWNER_CALLS,
} as const satisfies Calls;

export type CallName = keyof typeof CALLS;
