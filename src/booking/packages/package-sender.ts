import type { CallOptions, PackagesBackend } from '../../adapter/backend.js';
import type { PackageRequest, SessionsRequest, TakenPackage } from '../../adapter/contract.js';
import type { Problem } from '../../adapter/problem.js';
import { problemFrom } from '../../adapter/problem.js';
import { Intents, type Wish } from '../intent.js';
import type { Submission } from '../state.js';
import { send } from '../submission.js';
import type { Surroundings } from '../surroundings.js';
import { packageWish, sessionsWish, type Filled } from './request.js';

/** How it ended. */
export type SendingOutcome =
  | { readonly kind: 'booked'; readonly taken: TakenPackage }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly retryable: boolean }
  | { readonly kind: 'given-up' };

/** Whether an adapter has all calls that packages need. */
export function sells({ takePackage, takenPackage, bookSessions }: PackagesBackend): boolean {
  return Boolean(takePackage && takenPackage && bookSessions);
}

/** Sends what is to be booked until there is a definite answer, each wish under one key (RC-4). */
export class PackageSender {
  readonly #backend: PackagesBackend;
  readonly #surroundings: Surroundings;
  readonly #packages: Intents<PackageRequest>;
  readonly #sessions: Intents<SessionsRequest>;
  #stop = new AbortController();
  #isWaiting = false;

  /** @param site Its id. */
  constructor(backend: PackagesBackend, surroundings: Surroundings, site: string) {
    this.#backend = backend;
    this.#surroundings = surroundings;
    this.#packages = new Intents(`${site}:packages`, surroundings);
    this.#sessions = new Intents(`${site}:sessions`, surroundings);
  }

  /** Ends the waiting of a request; one that is on its way stays there. Its key stays reserved. */
  giveUp(): void {
    if (this.#isWaiting) this.#stop.abort();
  }

  takePackage(
    id: string,
    calendar: string | undefined,
    filled: Filled,
    told: (submission: Submission) => void,
  ): Promise<SendingOutcome> {
    const call = (...given: [PackageRequest, string, CallOptions]): Promise<TakenPackage> =>
      this.#backend.takePackage!(...given);
    return this.#send(call, this.#packages, packageWish(id, calendar, filled), told);
  }

  bookSessions(
    { id, token }: { readonly id: string; readonly token: string },
    filled: Filled,
    told: (submission: Submission) => void,
  ): Promise<SendingOutcome> {
    const call = (...given: [SessionsRequest, string, CallOptions]): Promise<TakenPackage> =>
      this.#backend.bookSessions!(id, token, ...given);
    return this.#send(call, this.#sessions, sessionsWish(id, filled), told);
  }

  async #send<Request extends object>(
    call: (request: Request, key: string, options: CallOptions) => Promise<TakenPackage>,
    intents: Intents<Request>,
    wish: Wish<Request>,
    told: (submission: Submission) => void,
  ): Promise<SendingOutcome> {
    const { signal } = (this.#stop = new AbortController());
    const hear = (submission: Submission): void => {
      this.#isWaiting = submission === 'waiting';
      told(submission);
    };
    const intent = intents.begin(wish);
    try {
      const sent = await send(call, intent, this.#surroundings, hear, signal);
      if ('answer' in sent || sent.definite) intents.end(intent);
      if ('answer' in sent) return { kind: 'booked', taken: sent.answer };
      const { problem } = sent;
      // Asking again for what is in the client's mail makes no sense; else what is undecided can be asked again.
      const again = problem.code !== 'idempotency-key-reused' && (problem.retryable || intents.isOpen(wish.slot));
      return { kind: 'refused', problem, retryable: again };
    } catch (cause) {
      if (!signal.aborted) return { kind: 'refused', problem: problemFrom(cause), retryable: true };
      told('idle');
      return { kind: 'given-up' };
    } finally {
      this.#isWaiting = false;
    }
  }
}
