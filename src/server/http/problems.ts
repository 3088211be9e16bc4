import type { BackendCode, HostCode, ProblemBody } from '../../adapter/contract.js';

export type FieldFault = NonNullable<ProblemBody['errors']>[number];

interface Kind {
  readonly status: number;
  readonly title: string;
  /** Whether the same call may be sent again as it is. */
  readonly retryable?: boolean;
}

/** Every problem that the handler answers with, as it goes over the wire. */
export const KINDS = {
  'slot-taken': { status: 409, title: 'This time is taken' },
  'all-booked': { status: 409, title: 'Everyone is booked at this time' },
  'request-in-progress': { status: 409, title: 'This request is being worked on', retryable: true },
  'slot-held': { status: 409, title: 'This time is being booked by someone else' },
  'hold-expired': { status: 410, title: 'The hold has ended' },
  'hold-not-yours': { status: 403, title: 'Not the holder of this time' },
  'link-expired': { status: 401, title: 'This link opens nothing any more' },
  'too-many-holds': { status: 429, title: 'Too many holds', retryable: true },
  'version-mismatch': { status: 412, title: 'The booking was changed meanwhile' },
  'version-missing': { status: 428, title: 'If-Match is missing' },
  'too-late-to-change': { status: 409, title: 'Too late to change this booking' },
  validation: { status: 422, title: 'The request is not valid' },
  'invalid-time': { status: 422, title: 'Not a time of this service' },
  'outside-rules': { status: 422, title: 'Outside the booking rules' },
  'time-does-not-exist': { status: 422, title: 'This time does not exist' },
  'time-zone-mismatch': { status: 422, title: 'Offset and time zone do not agree' },
  'unknown-time-zone': { status: 422, title: 'Unknown time zone' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key used for another request' },
  'idempotency-key-missing': { status: 400, title: 'Idempotency-Key is missing' },
  'invalid-idempotency-key': { status: 400, title: 'Idempotency-Key is not valid' },
  'not-bookable': { status: 422, title: 'This calendar cannot be booked for this service' },
  'unknown-site': { status: 404, title: 'Unknown site' },
  'unknown-service': { status: 422, title: 'Unknown service' },
  'unknown-calendar': { status: 404, title: 'Unknown calendar' },
  'not-found': { status: 404, title: 'Not found' },
  'range-too-large': { status: 400, title: 'The range is too large' },
  'origin-not-allowed': { status: 403, title: 'This page may not use this site' },
  'unsupported-media-type': { status: 415, title: 'Only JSON is accepted' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'host-token-missing': { status: 401, title: "A host's token is needed" },
  'not-allowed': { status: 403, title: 'Not allowed with this token' },
  'needs-confirmation': { status: 409, title: 'This needs a confirmation' },
  'wrong-state': { status: 409, title: 'Not possible for this booking as it stands' },
  'challenge-required': { status: 403, title: 'A challenge has to be solved first' },
  'mail-unread': { status: 403, title: 'A mail has to be read first' },
  'rate-limited': { status: 429, title: 'Too many requests', retryable: true },
  'temporarily-unavailable': { status: 503, title: 'Temporarily unavailable', retryable: true },
  internal: { status: 500, title: 'Something went wrong here', retryable: true },
} as const satisfies Record<BackendCode | HostCode, Kind>;

export type Problem = keyof typeof KINDS;
interface More extends Pick<ProblemBody, 'alternatives' | 'challenge'> {
  readonly errors?: readonly FieldFault[];
  /** Seconds until the same call may be sent again. */
  readonly retryAfter?: number;
}

/** A call that ends with a problem. Thrown on the way; the handler turns it into the answer. */
export class Refusal extends Error {
  constructor(
    readonly code: Problem,
    /** One sentence: what was wrong, what was expected, what to do. */
    detail: string,
    readonly more: More = {},
  ) {
    super(detail);
    this.name = 'Refusal';
  }

  /** The same in other words. */
  as(code: Refusal['code'], detail: string): Refusal {
    return this.again(code, detail, this.more);
  }

  /** The same of a part of a request, at a JSON pointer. */
  below(pointer: string): Refusal {
    const { errors = [{ pointer: '', code: this.code, detail: this.message }] } = this.more;
    const moved = errors.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` }));
    return this.again(this.code, this.message, { ...this.more, errors: moved });
  }

  protected again(code: Refusal['code'], detail: string, more: Refusal['more']): Refusal {
    return new Refusal(code, detail, more);
  }
}

/** Whether the same request may well go through later. */
export function isRetryable({ code }: Refusal): boolean {
  const kind: Kind = KINDS[code];
  return kind.retryable ?? false;
}

/** What each answer says is the problem: to read it out of the answer would make a stream of every one. */
const codes = new WeakMap<Response, Problem>();

/** The problem that an answer of `problemResponse` is; undefined of any other. */
export function problemOf(response: Response): Problem | undefined {
  return codes.get(response);
}

/** The RFC 9457 answer to a refusal. */
export function problemResponse({ code, message, more }: Refusal): Response {
  const kind: Kind = KINDS[code];
  const { retryAfter, ...said } = more;
  const body: ProblemBody = {
    type: `urn:rota:problem:${code}`,
    title: kind.title,
    status: kind.status,
    code,
    detail: message,
    retryable: kind.retryable ?? false,
    ...said,
  };
  const response = new Response(JSON.stringify(body), {
    status: kind.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(kind.status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  });
  codes.set(response, code);
  return response;
}
