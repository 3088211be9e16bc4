import type { BackendCode } from './contract.js';
import { readRetryAfter } from './patience.js';
import { Problem } from './problem.js';
import { checked, problemSchema } from './schema.js';

/** No answer of a backend is larger than this, in bytes, unpacked (A70). */
export const LARGEST_ANSWER = 5 * 1024 * 1024;

/** Every code of the contract; a record, so that the compiler misses none. */
const CODES: Readonly<Record<BackendCode, true>> = {
  'slot-taken': true,
  'all-booked': true,
  'request-in-progress': true,
  'slot-held': true,
  'hold-expired': true,
  'hold-not-yours': true,
  'link-expired': true,
  'too-many-holds': true,
  'version-mismatch': true,
  'version-missing': true,
  'too-late-to-change': true,
  validation: true,
  'invalid-time': true,
  'outside-rules': true,
  'time-does-not-exist': true,
  'time-zone-mismatch': true,
  'unknown-time-zone': true,
  'idempotency-key-reused': true,
  'idempotency-key-missing': true,
  'invalid-idempotency-key': true,
  'not-bookable': true,
  'unknown-site': true,
  'unknown-service': true,
  'unknown-calendar': true,
  'not-found': true,
  'range-too-large': true,
  'origin-not-allowed': true,
  'unsupported-media-type': true,
  'body-too-large': true,
  'mail-unread': true,
  'rate-limited': true,
  'challenge-required': true,
  'temporarily-unavailable': true,
  internal: true,
};

/**
 * Reads a body as text, and stops reading where it grows too large.
 *
 * @throws {Problem} `bad-backend-answer`
 */
export async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > LARGEST_ANSWER) {
      void reader.cancel().catch(() => undefined);
      throw badAnswer(response, `more than ${LARGEST_ANSWER} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** @throws {Problem} `bad-backend-answer` */
export function parseJson(response: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badAnswer(response, 'not JSON', cause);
  }
}

/** The problem that an answer of status 400 or more tells of, by its body or, where that says nothing, by its status. */
export function problemOf(response: Response, text: string): Problem {
  const { status } = response;
  const retryAfter = readRetryAfter(response.headers.get('Retry-After'), Date.now());
  let body;
  try {
    body = checked(problemSchema, parseJson(response, text), 'problem');
  } catch {
    body = undefined;
  }
  if (body && Object.hasOwn(CODES, body.code)) {
    const { retryable = status === 429 || status >= 500, alternatives, errors, challenge } = body;
    const detail = body.detail ?? `The backend answered ${status} ${body.code}.`;
    const options = { status, retryable, retryAfter, alternatives, errors, challenge };
    return new Problem(body.code as BackendCode, detail, options);
  }
  const code =
    status === 429
      ? 'rate-limited'
      : status >= 502
        ? 'temporarily-unavailable'
        : status >= 500
          ? 'internal'
          : undefined;
  return code
    ? new Problem(code, `The backend answered ${status} without a reason.`, { status, retryable: true, retryAfter })
    : badAnswer(response, 'no problem of the contract');
}

function badAnswer(response: Response, fault: string, cause?: unknown): Problem {
  const { url, status, headers } = response;
  const answered = `${url || 'The backend'} answered ${status} with ${headers.get('Content-Type') ?? 'no content type'}`;
  return new Problem('bad-backend-answer', `${answered}, ${fault}; expected the booking API.`, {
    status: response.status,
    retryable: true,
    cause,
  });
}
