/** How calls end that don't give what was asked. */
import type { Instant } from '../time/units.js';

/** How a call ends that does not give what was asked: RFC 9457, plus what the page needs to go on. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: BackendCode | HostCode;
  /** One sentence: what was wrong, what was expected, what to do. */
  readonly detail: string;
  readonly retryable: boolean;
  /** Instants that are free instead, nearest first (RC-3). */
  readonly alternatives?: readonly Instant[];
  /** With `challenge-required`. */
  readonly challenge?: Challenge;
  /** Which part of the request is at fault: JSON pointer and a sentence. */
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/**
 * What a visitor has to do before a call is answered, where there are many: sent with `challenge-required`. The same call is
 * sent again with what came of it in the header `Challenge-Solution`, once, within minutes.
 *
 * Of kind `proof-of-work` it is a challenge of ALTCHA (version 2, PBKDF2/SHA-256), and the header is the base64 of the JSON
 * `{ "challenge": { "parameters": …, "signature": … }, "solution": { "counter": …, "derivedKey": … } }`; `solveChallenge` of
 * `altcha-lib` finds the solution. Of any other kind it is a provider's, and the header is the provider's token.
 */
export interface Challenge {
  readonly kind: string;
  readonly parameters: object;
  readonly signature?: string;
}

/** The codes a backend may answer with. */
export type BackendCode =
  | 'slot-taken'
  | 'all-booked'
  | 'request-in-progress'
  | 'slot-held'
  | 'hold-expired'
  | 'hold-not-yours'
  | 'link-expired'
  | 'too-many-holds'
  | 'version-mismatch'
  | 'version-missing'
  | 'too-late-to-change'
  | 'validation'
  | 'invalid-time'
  | 'outside-rules'
  | 'time-does-not-exist'
  | 'time-zone-mismatch'
  | 'unknown-time-zone'
  | 'idempotency-key-reused'
  | 'idempotency-key-missing'
  | 'invalid-idempotency-key'
  | 'not-bookable'
  | 'unknown-site'
  | 'unknown-service'
  | 'unknown-calendar'
  | 'not-found'
  | 'range-too-large'
  | 'origin-not-allowed'
  | 'unsupported-media-type'
  | 'body-too-large'
  | 'mail-unread'
  | 'rate-limited'
  | 'challenge-required'
  | 'temporarily-unavailable'
  | 'internal';

/** What a backend answers the host's calls with, besides: no page gets to see these. */
export type HostCode = 'host-token-missing' | 'not-allowed' | 'needs-confirmation' | 'wrong-state';

/** The codes that the adapter adds where there is no usable answer. */
export type TransportCode = 'offline' | 'timed-out' | 'unreachable' | 'bad-backend-answer' | 'aborted';

export type ProblemCode = BackendCode | HostCode | TransportCode;
