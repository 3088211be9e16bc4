/** Problems that calls of one kind have in common. */
import type { Problem } from '../http/problems.js';

/** What any call of a site may end with. */
export const PROBLEMS_OF_ALL = ['unknown-site', 'origin-not-allowed'] as const satisfies readonly Problem[];

/** What any call may end with that a token opens: whoever was wrong too often has to wait (A80). */
export const PROBLEMS_OF_TOKENS = ['rate-limited'] as const satisfies readonly Problem[];

/** What any call may end with that is limited, and asks for a challenge first (A86). */
export const OF_LIMITS = ['rate-limited', 'challenge-required'] as const satisfies readonly Problem[];
/** The same of a call that books: of an address, its mails have to be read (A89). */
export const OF_BOOKING = [...OF_LIMITS, 'mail-unread'] as const satisfies readonly Problem[];

/** What any call may end with that looks into the store. */
export const OF_STORE = ['temporarily-unavailable', 'internal'] as const satisfies readonly Problem[];
/** The same of a call that a host's token opens. */
export const OF_HOST = [...OF_STORE, 'host-token-missing'] as const satisfies readonly Problem[];

/** What any call may end with that sends a body. */
export const OF_BODY = ['unsupported-media-type', 'body-too-large', 'validation'] as const satisfies readonly Problem[];
/** What any call may end with that names the version of the booking it changes (A16). */
export const OF_VERSION = ['version-missing', 'version-mismatch'] as const satisfies readonly Problem[];
/** What any call may end with that is done once for each key (RC-4). */
export const OF_KEY = [
  ...['idempotency-key-missing', 'invalid-idempotency-key', 'idempotency-key-reused'],
] as const satisfies readonly Problem[];
/** What any call may end with that names a start. */
export const OF_START = [
  ...['invalid-time', 'unknown-time-zone', 'time-does-not-exist', 'time-zone-mismatch'],
  ...['unknown-calendar', 'not-bookable', 'slot-taken', 'all-booked', 'slot-held', 'outside-rules'],
] as const satisfies readonly Problem[];
