import type { GenericSchema } from 'valibot';
import { parseJson, problemOf, readText } from './answer.js';
import { CODES } from './codes.js';
import type { Adapter, BookingBackend, CallOptions, ChangeCalls } from './backend.js';
import type { CheckedBackend } from './checked-backend.js';
import type { RevisionNews } from './contract.js';
import { HttpCalls } from './http-calls.js';
import { Problem, problemFrom } from './problem.js';
import { object } from './schema-parts.js';
import { count } from './times-schema-parts.js';
import { checked } from './schema.js';

type Hear = (news: RevisionNews) => void;
type Options = CallOptions & { readonly since?: number };

/** After so long a silence a stream is taken for broken, in milliseconds: a quiet one gives a sign of life every 20 seconds. */
const SILENCE = 60_000;
/** No event is longer, in characters. */
const LONGEST_EVENT = 10_000;

const newsSchema: GenericSchema<unknown, RevisionNews> = object({ revision: count });

/** How a backend tells of changes, what it tells checked: over HTTP, or by a page's own adapter where that can. */
export function changesOf(backend: Adapter): ChangeCalls['changes'] | undefined {
  if (backend instanceof HttpCalls) return (hear, options) => overHttp(backend, hear, options);
  const adapter: BookingBackend = (backend as Partial<CheckedBackend>).adapter ?? backend;
  const { changes } = adapter;
  return changes && ((hear, options) => ofAdapter(changes.bind(adapter), hear, options));
}

async function ofAdapter(changes: ChangeCalls['changes'], hear: Hear, options?: Options): Promise<void> {
  try {
    await changes((news) => hear(checked(newsSchema, news, 'changes')), options);
  } catch (cause) {
    throw problemFrom(cause, 'changes');
  }
}

/** Reads the server-sent events of `GET /changes`. Not by an `EventSource`, which sends cookies and follows redirects. */
async function overHttp({ base, fetch, clock }: HttpCalls, hear: Hear, { since, signal }: Options = {}): Promise<void> {
  const ending = new AbortController();
  const end = () => ending.abort();
  signal?.addEventListener('abort', end);
  let awake = new AbortController();
  const stayAwake = () => {
    awake.abort();
    awake = new AbortController();
    clock.wait(SILENCE, awake.signal).then(end, () => undefined);
  };
  try {
    stayAwake();
    const response = await fetch(`${base}/changes${since === undefined ? '' : `?since=${since}`}`, {
      headers: { Accept: 'text/event-stream' },
      signal: ending.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok) throw problemOf(response, await readText(response), CODES);
    for await (const event of eventsOf(response, stayAwake)) {
      const data = /^data: ?(.*)$/m.exec(event)?.[1];
      if (data !== undefined) hear(checked(newsSchema, parseJson(response, data), 'changes'));
    }
  } catch (cause) {
    if (signal?.aborted) return;
    if (cause instanceof Problem) throw cause;
    throw new Problem('unreachable', 'The stream of changes broke off.', { retryable: true, cause });
  } finally {
    awake.abort();
    end();
    signal?.removeEventListener('abort', end);
  }
}

/** The events of a stream as they come, comments among them. */
async function* eventsOf(response: Response, heard: () => void): AsyncGenerator<string> {
  const type = response.headers.get('Content-Type') ?? '';
  const reader = response.body?.getReader();
  if (!reader || !type.startsWith('text/event-stream'))
    throw new Problem('bad-backend-answer', `The changes came as "${type}"; expected text/event-stream.`);
  const decoder = new TextDecoder();
  for (let text = ''; ;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    const events = (text + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
    text = events.pop()!;
    if (text.length > LONGEST_EVENT) throw new Problem('bad-backend-answer', 'A change was told without an end.');
    yield* events;
  }
}
