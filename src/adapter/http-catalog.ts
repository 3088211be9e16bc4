import type { GenericSchema } from 'valibot';
import type { Catalog } from '../engine/model.js';
import { parseJson, problemOf, readText, type Codes } from './answer.js';
import type { CallOptions, CatalogCalls } from './backend.js';
import { pageClock, type Clock } from './clock.js';
import { LONGEST_WAIT, pauseAfter } from './patience.js';
import { Problem } from './problem.js';
import { checked, offerSchema } from './schema.js';

export interface HttpBackendOptions {
  /** Where the backend is: an http(s) address, or a path of the page's own origin. */
  readonly url: string;
  /** Id of the site. */
  readonly site: string;
  /** Milliseconds until an answer counts as lost. */
  readonly timeout?: number;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock?: Clock;
  /** From 0 up to 1, to spread retries. */
  readonly random?: () => number;
  /** Whether the browser believes to be on a network. */
  readonly online?: () => boolean;
}

/** One request, and what its answer has to be. */
export interface Call<T> {
  readonly path: string;
  /** Left out where the answer has no body. */
  readonly schema?: GenericSchema<unknown, T>;
  /** Names the answer in messages. */
  readonly what: string;
  readonly method?: 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const SOLUTION = 'Challenge-Solution';

/** Reads are tried so often; a booking is sent once, because whoever sends it must be able to say what goes on (RC-4). */
const READ_TRIES = 3;
/** A read waits no longer than this by itself; past it the client is told. */
const SILENT_WAIT = 5_000;

/** What is to be kept in mind from one call to the next. */
interface Pace {
  /** The backend asked not to be called before this moment of the clock (A72). */
  notBefore: number;
}

/**
 * How the contract of DESIGN is spoken over HTTP, and as much of it as a page's first step needs; http-calls.ts has the rest.
 * Sends no cookies, follows no redirect, tells no referrer. Catalog and availability are asked for through the browser's cache, which
 * confirms what it has by its ETag; that costs no preflight, and holds because a backend's ETag stands for the whole answer, its clock
 * included.
 */
export class HttpCatalog implements CatalogCalls {
  /** What calls may be refused with: here, that of a catalog. */
  protected readonly codes: Codes = {
    'unknown-site': true,
    'origin-not-allowed': true,
    'rate-limited': true,
    'challenge-required': true,
    'temporarily-unavailable': true,
    internal: true,
  };
  /** What calls begin with; for those, too, that lie in files of their own. */
  readonly base: string;
  readonly #timeout: number;
  readonly fetch: NonNullable<HttpBackendOptions['fetch']>;
  readonly clock: Clock;
  readonly #random: () => number;
  readonly #online: () => boolean;
  readonly #pace: Pace;

  /**
   * @param options Such as hold: see options.ts.
   * @param before What spoke with the backend until now.
   */
  constructor(
    readonly options: HttpBackendOptions,
    before?: HttpCatalog,
  ) {
    this.base = `${options.url.replace(/\/+$/, '')}/v1/sites/${options.site}`;
    this.#pace = before ? before.#pace : { notBefore: 0 };
    this.#timeout = options.timeout ?? 10_000;
    const { fetch: own } = options;
    // The browser's own refuses to be called as a method of anything but its window.
    this.fetch = (url, init) => (own ?? fetch)(url, init);
    this.clock = options.clock ?? pageClock;
    this.#random = options.random ?? Math.random;
    this.#online = options.online ?? (() => globalThis.navigator?.onLine ?? true);
  }

  catalog(options?: CallOptions): Promise<Catalog> {
    return this.read({ path: '/catalog', schema: offerSchema, what: 'catalog' }, options);
  }

  /** Sends a call that changes nothing, and again where the backend was in the way and not the answer; for those, too, that lie in files of their own. */
  async read<T>(call: Call<T>, options: CallOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.send(call, options);
      } catch (cause) {
        const problem = cause as Problem;
        const again = problem.code === 'unreachable' || problem.status === 429 || problem.status >= 500;
        const pause = pauseAfter(attempt, problem.retryAfter, this.#random);
        if (!again || attempt === READ_TRIES || pause > SILENT_WAIT) throw problem;
        await this.#pause(pause, options.signal);
      }
    }
  }

  /** Sends a call once; for those, too, that lie in files of their own. */
  async send<T>(call: Call<T>, options: CallOptions = {}): Promise<T> {
    const { signal } = options;
    const wait = this.#pace.notBefore - this.clock.now();
    if (wait > 0) await this.#pause(wait, signal);
    const { response, text } = await this.#exchange(call, options);
    if (response.ok) return (call.schema && checked(call.schema, parseJson(response, text), call.what)) as T;
    const problem = problemOf(response, text, this.codes);
    const { retryAfter } = problem;
    if (retryAfter !== undefined) this.#pace.notBefore = this.clock.now() + Math.min(retryAfter, LONGEST_WAIT);
    const solution = call.headers?.[SOLUTION] ? undefined : await solved(problem, signal);
    if (solution === undefined) throw problem;
    return this.send({ ...call, headers: { ...call.headers, [SOLUTION]: solution } }, options);
  }

  /** One request and its whole answer, or the problem that there was none. */
  async #exchange(call: Call<unknown>, { signal, keepalive }: CallOptions) {
    const sending = new AbortController();
    const stop = () => sending.abort();
    let late = false;
    if (signal?.aborted) throw aborted();
    signal?.addEventListener('abort', stop);
    this.clock.wait(this.#timeout, sending.signal).then(
      () => {
        late = true;
        sending.abort();
      },
      () => undefined,
    );
    try {
      const response = await this.fetch(this.base + call.path, {
        method: call.method ?? 'GET',
        headers: {
          Accept: 'application/json',
          ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
          ...call.headers,
        },
        body: JSON.stringify(call.body),
        signal: sending.signal,
        keepalive,
        cache: call.headers ? 'no-store' : 'no-cache',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
      return { response, text: await readText(response) };
    } catch (cause) {
      if (signal?.aborted) throw aborted();
      if (late) throw new Problem('timed-out', `No answer within ${this.#timeout} ms.`, { retryable: true, cause });
      if (cause instanceof Problem) throw cause;
      if (!this.#online()) throw new Problem('offline', 'The browser is offline.', { retryable: true, cause });
      // A frame with sandbox has the origin "null".
      const { origin = 'you' } = globalThis as { origin?: string };
      const whose = origin === 'null' ? 'pages without an origin (a file, a frame with sandbox)' : origin;
      const detail = `${this.base} can't be reached: is it up, and do the site's "origins" allow ${whose}?`;
      throw new Problem('unreachable', detail, { retryable: true, cause });
    } finally {
      signal?.removeEventListener('abort', stop);
      sending.abort();
    }
  }

  async #pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    await this.clock.wait(milliseconds, signal).catch(() => {
      throw aborted();
    });
  }
}

/** Undefined where nothing has to be solved, or can be. A challenge that makes no sense is left unsolved. */
async function solved({ challenge }: Problem, signal: AbortSignal | undefined): Promise<string | undefined> {
  if (!challenge) return undefined;
  try {
    // Few are ever asked to.
    const { solveChallenge } = await import('./proof-of-work.js');
    return await solveChallenge(challenge, signal);
  } catch {
    return undefined;
  }
}

function aborted(): Problem {
  return new Problem('aborted', 'The call was given up.');
}
