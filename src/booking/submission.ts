import type { CallOptions } from '../adapter/backend.js';
import type { ProblemCode } from '../adapter/contract.js';
import { LONGEST_WAIT, pauseAfter } from '../adapter/patience.js';
import { problemFrom, type Problem } from '../adapter/problem.js';
import type { Intent } from './intent.js';
import type { Submission } from './state.js';
import type { Surroundings } from './surroundings.js';

/** So often is a request sent whose answer was lost; then the client is asked, and the key is kept. */
const TRIES = 4;
/** Some browsers forget to say that they are online again. */
const LOOK_AGAIN = 30_000;

/** Problems that leave open whether the booking was made. */
const UNDECIDED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'offline',
  'timed-out',
  'unreachable',
  'aborted',
  'bad-backend-answer',
  'internal',
  'temporarily-unavailable',
  'rate-limited',
  'request-in-progress',
  'idempotency-key-reused',
]);

/** How the sending of an intent ended: by an answer that ends it, or by a problem after which its key has to be kept (RC-4). */
export type Ending<Answer> = { readonly answer: Answer } | { readonly problem: Problem; readonly definite: boolean };

/**
 * Sends an intent until there is a definite answer: with the same key after every lost answer, with growing pauses, and as
 * soon as the browser is online again (RC-4, RC-5). Whom the backend asks to come back later is told so at once (A72). Where
 * the backend has another request under the key, that one is asked for: it exists, and this one never will.
 *
 * @param book The backend's call.
 * @param told Hears how it stands.
 */
export async function send<Request, Answer>(
  book: (request: Request, key: string, options: CallOptions) => Promise<Answer>,
  intent: Intent<Request>,
  { clock, random, whenOnline }: Pick<Surroundings, 'clock' | 'random' | 'whenOnline'>,
  told: (submission: Submission) => void,
  signal: AbortSignal,
): Promise<Ending<Answer>> {
  let { request, undecided } = intent;
  const earlier = [...intent.earlier];
  told('sending');
  for (let attempt = 1; ;) {
    try {
      return { answer: await book(request, intent.key, { signal }) };
    } catch (cause) {
      const problem = problemFrom(cause);
      const definite = isDefinite(problem, undecided);
      if (signal.aborted || definite) return { problem, definite };
      undecided = true;
      if (problem.code === 'idempotency-key-reused') {
        const other = earlier.shift();
        if (!other) return { problem, definite };
        request = other;
      } else if (problem.code === 'offline') {
        told('waiting');
        await online({ clock, whenOnline }, signal);
      } else {
        const { retryAfter = 0 } = problem;
        if (attempt++ === TRIES || retryAfter > LONGEST_WAIT) return { problem, definite };
        told(problem.retryAfter === undefined ? 'checking' : 'waiting');
        await clock.wait(pauseAfter(attempt - 1, problem.retryAfter, random), signal);
      }
      told('checking');
    }
  }
}

/**
 * Whether the backend has answered the intent. A refusal without a reason of the contract may come from anything on the way: it
 * counts as long as no try may have got through.
 */
export function isDefinite({ code, status }: Problem, undecided: boolean): boolean {
  const turnedAway = code === 'bad-backend-answer' && status >= 400 && status < 500;
  return turnedAway ? !undecided : !UNDECIDED.has(code);
}

/** Settles when the browser says that it is online, or after a while; rejects when the signal is aborted. */
async function online(
  { clock, whenOnline }: Pick<Surroundings, 'clock' | 'whenOnline'>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = new AbortController();
  const end = () => waiting.abort();
  const stop = whenOnline(end);
  signal.addEventListener('abort', end);
  await clock.wait(LOOK_AGAIN, waiting.signal).catch(() => undefined);
  signal.removeEventListener('abort', end);
  stop();
  signal.throwIfAborted();
}
