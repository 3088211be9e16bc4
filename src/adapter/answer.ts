import type { BackendCode } from './contract.js';
import { readRetryAfter } from './patience.js';
import { Problem } from './problem.js';
import { checked, problemSchema } from './schema.js';

/** No answer of a backend is larger than this, in bytes, unpacked (A70). */
export const LARGEST_ANSWER = 5 * 1024 * 1024;

/** Codes that a call may be refused with. */
export type Codes = { readonly [Code in BackendCode]?: true };

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

/**
 * The problem that an answer of status 400 or more tells of, by its body or, where that says nothing, by its status.
 *
 * @param codes What the call may be refused with; any other code says nothing.
 */
export function problemOf(response: Response, text: string, codes: Codes): Problem {
  const { status } = response;
  const retryAfter = readRetryAfter(response.headers.get('Retry-After'), Date.now());
  const body = problemIn(response, text, codes);
  const code = body ? (body.code as BackendCode) : codeOf(status);
  if (!code) return badAnswer(response, 'no problem of the contract');
  const { detail = `The backend answered ${status} ${body ? code : 'without a reason'}.`, ...said } = body ?? {};
  return new Problem(code, detail, { retryable: status === 429 || status >= 500, ...said, status, retryAfter });
}

function problemIn(response: Response, text: string, codes: Codes) {
  try {
    const body = checked(problemSchema, parseJson(response, text), 'problem');
    return Object.hasOwn(codes, body.code) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** What a status alone tells. */
function codeOf(status: number): BackendCode | undefined {
  if (status === 429) return 'rate-limited';
  if (status >= 502) return 'temporarily-unavailable';
  return status >= 500 ? 'internal' : undefined;
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
