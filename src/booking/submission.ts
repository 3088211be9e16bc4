import type { Backend } from '../adapter/backend.js';
import type { Booking, BookingRequest, ProblemCode } from '../adapter/contract.js';
import { pauseAfter } from '../adapter/patience.js';
import { problemFrom, type Problem } from '../adapter/problem.js';
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
]);

/** Whether the backend has answered the intent: its key has done its work then (RC-4). */
export function isDefinite({ code, status }: Problem): boolean {
  const refused = status >= 400 && status < 500 && code === 'bad-backend-answer';
  return refused || !UNDECIDED.has(code);
}

/**
 * Sends one request until there is a definite answer: with the same key after every lost answer, with growing pauses, and as
 * soon as the browser is online again (RC-4, RC-5).
 *
 * @param told Hears how it stands.
 * @throws {Problem} definite, or undecided after the last try.
 */
export async function send(
  backend: Backend,
  request: BookingRequest,
  key: string,
  { clock, random, whenOnline }: Pick<Surroundings, 'clock' | 'random' | 'whenOnline'>,
  told: (submission: Submission) => void,
  signal: AbortSignal,
): Promise<Booking> {
  told('sending');
  for (let attempt = 1; ;) {
    try {
      return await backend.book(request, key, { signal });
    } catch (cause) {
      const problem = problemFrom(cause);
      if (signal.aborted || isDefinite(problem)) throw problem;
      if (problem.code === 'offline') {
        told('waiting');
        await online({ clock, whenOnline }, signal);
      } else {
        if (attempt++ === TRIES) throw problem;
        told(problem.retryAfter === undefined ? 'checking' : 'waiting');
        await clock.wait(pauseAfter(attempt - 1, problem.retryAfter, random), signal);
      }
      told('checking');
    }
  }
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
