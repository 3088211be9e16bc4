import type { ProblemBody, ProblemCode } from './contract.js';
import type { Instant } from '../time/units.js';

/** The one error that a backend call ends with. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** Whether the same call may be sent again as it is. */
  readonly retryable: boolean;
  /** Milliseconds that the backend asks to wait first. */
  readonly retryAfter: number | undefined;
  readonly alternatives: readonly Instant[];
  readonly errors: NonNullable<ProblemBody['errors']>;
  /** What has to be done first, with `challenge-required`. */
  readonly challenge: ProblemBody['challenge'];

  constructor(
    code: ProblemCode,
    detail: string,
    options: Partial<Pick<Problem, 'status' | 'retryable' | 'retryAfter' | 'alternatives' | 'errors' | 'challenge'>> & {
      cause?: unknown;
    } = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = options.status ?? 0;
    this.retryable = options.retryable ?? false;
    this.retryAfter = options.retryAfter;
    this.alternatives = options.alternatives ?? [];
    this.errors = options.errors ?? [];
    this.challenge = options.challenge;
  }
}

/**
 * Whatever a call threw, as a `Problem`: an adapter that throws anything else has not kept the port's word.
 *
 * @param call The call's name, for the message.
 */
export function problemFrom(cause: unknown, call = 'a call'): Problem {
  if (cause instanceof Problem) return cause;
  return new Problem('bad-backend-answer', `The backend threw in ${call}: ${String(cause)}; expected a Problem.`, {
    retryable: true,
    cause,
  });
}
