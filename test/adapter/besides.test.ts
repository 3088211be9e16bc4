import { expect } from 'chai';
import type { Backend } from '../../src/adapter/backend.js';
import { changesOf } from '../../src/adapter/changes.js';
import { checkedBackend } from '../../src/adapter/checked-backend.js';
import type { RevisionNews } from '../../src/adapter/contract.js';
import { holdCallsOf } from '../../src/adapter/holds.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import type { Problem } from '../../src/adapter/problem.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { HoldingBackend } from '../support/holding-backend.js';

const REQUEST = { service: 'cut', duration: 60, start: '2026-03-02T09:00+00:00[UTC]' };

function overHttp(answer: (init: RequestInit) => Response | Promise<Response>) {
  const calls: { url: string; init: RequestInit }[] = [];
  const clock = new FakeClock();
  const fetch = async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return answer(init);
  };
  return { backend: new HttpBackend({ url: 'https://b.example', site: 's', clock, fetch }), calls, clock };
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

async function problemOf(call: Promise<unknown> | undefined): Promise<Problem> {
  return (await call?.then(
    () => expect.fail('It was answered.'),
    (cause: unknown) => cause,
  )) as Problem;
}

describe('what a backend can do besides: holds', () => {
  it('RC-6 over HTTP a time is held, held for longer and given up, with the token and nothing else', async () => {
    const { backend, calls } = overHttp(({ method }) =>
      method === 'DELETE' ? new Response(null, { status: 204 }) : json({ id: 'h/1', token: 't', secondsLeft: 300 }),
    );
    const holds = holdCallsOf(backend)!;
    expect(await holds.hold(REQUEST, 'a-key')).to.deep.equal({ id: 'h/1', token: 't', secondsLeft: 300 });
    await holds.extendHold('h/1', 't');
    await holds.releaseHold('h/1', 't', { keepalive: true });
    expect(
      calls.map(({ url, init }) => `${init.method} ${url.replace('https://b.example/v1/sites/s', '')}`),
    ).to.deep.equal(['POST /holds', 'POST /holds/h%2F1/extend', 'DELETE /holds/h%2F1']);
    const sent = (name: string) => calls.map(({ init }) => (init.headers as Record<string, string>)[name]);
    expect(sent('Authorization')).to.deep.equal([undefined, 'Bearer t', 'Bearer t']);
    expect(sent('Idempotency-Key')).to.deep.equal(['a-key', undefined, undefined]);
    expect(calls.map(({ init }) => init.keepalive)).to.deep.equal([undefined, undefined, true]);
    expect(JSON.parse(calls[0]!.init.body as string)).to.deep.equal(REQUEST);
    for (const { init } of calls) expect(init.credentials).to.equal('omit');
  });

  for (const answer of [
    {},
    { id: 'h', secondsLeft: -1 },
    { id: 'h', secondsLeft: 1e9 },
    { id: 'h', secondsLeft: '5' },
  ]) {
    it(`A97 an answer of ${JSON.stringify(answer)} is no hold`, async () => {
      const { backend } = overHttp(() => json(answer));
      expect((await problemOf(holdCallsOf(backend)?.hold(REQUEST, 'a-key'))).code).to.equal('bad-backend-answer');
    });
  }

  it('A97 an adapter that holds times is checked, keeps its own this, and needs all three calls', async () => {
    const adapter = new HoldingBackend();
    const holds = holdCallsOf(checkedBackend(adapter))!;
    expect((await holds.hold(REQUEST, 'a-key')).id).to.equal('hold-1');
    adapter.secondsLeft = NaN;
    expect((await problemOf(holds.hold(REQUEST, 'another-key'))).code).to.equal('bad-backend-answer');
    adapter.beforeHold = [() => Promise.reject(new Error('odd'))];
    expect((await problemOf(holds.releaseHold('hold-1', 'token-1'))).message).to.include('releaseHold');
    const { capabilities, catalog, availability, book, booking, cancel } = adapter;
    const plain: Backend = { capabilities, catalog, availability, book, booking, cancel };
    expect(holdCallsOf(checkedBackend(plain))).to.equal(undefined);
    expect(holdCallsOf(checkedBackend({ ...plain, hold: holds.hold } as Backend))).to.equal(undefined);
  });
});

/** A stream that a test writes. */
function stream() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  const send = async (text: string): Promise<void> => {
    controller.enqueue(new TextEncoder().encode(text));
    await settle();
  };
  return { body, send, end: () => controller.close(), break: () => controller.error(new TypeError('network')) };
}

function streaming() {
  const source = stream();
  const made = overHttp(({ signal }) => {
    signal?.addEventListener('abort', () => {
      try {
        source.break();
      } catch {
        // It has ended.
      }
    });
    return new Response(source.body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  });
  const heard: number[] = [];
  const hear = ({ revision }: RevisionNews) => void heard.push(revision);
  return { ...made, ...source, heard, hear, changes: changesOf(made.backend)! };
}

describe('what a backend can do besides: changes', () => {
  it('RC-7 over HTTP each revision is told as it comes, whole or in pieces, comments passed over', async () => {
    const { changes, calls, heard, hear, send, end } = streaming();
    const done = changes(hear, { since: 4 });
    await settle();
    await send('retry: 3000\n\nevent: changed\nid: 5\nda');
    expect(heard).to.deep.equal([]);
    await send('ta: {"revision":5}\n\n:\n\n');
    await send('event: changed\r\ndata: {"revision":7}\r\n\r\n');
    expect(heard).to.deep.equal([5, 7]);
    end();
    await done;
    expect(calls[0]?.url).to.equal('https://b.example/v1/sites/s/changes?since=4');
    const { credentials, redirect, referrerPolicy } = calls[0]!.init;
    expect([credentials, redirect, referrerPolicy]).to.deep.equal(['omit', 'error', 'no-referrer']);
  });

  it('A70 A97 what is no stream of revisions is a fault of the backend', async () => {
    const page = overHttp(() => new Response('<p>', { headers: { 'content-type': 'text/html' } }));
    expect((await problemOf(changesOf(page.backend)?.(() => undefined))).code).to.equal('bad-backend-answer');
    for (const text of ['data: {"revision":"x"}\n\n', 'data: {\n\n', 'x'.repeat(20_000)]) {
      const { changes, hear, send } = streaming();
      const failed = problemOf(changes(hear));
      await settle();
      await send(text);
      expect((await failed).code, text.slice(0, 20)).to.equal('bad-backend-answer');
    }
  });

  it('A72 a refusal is told with what the backend asks for', async () => {
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '7' };
    const { backend } = overHttp(() => new Response('{"code":"rate-limited"}', { status: 429, headers }));
    const { code, retryAfter, retryable } = await problemOf(changesOf(backend)?.(() => undefined));
    expect([code, retryAfter, retryable]).to.deep.equal(['rate-limited', 7_000, true]);
  });

  it('RC-5 a stream that is silent for too long, or breaks, is to be asked for again', async () => {
    const silent = streaming();
    const failed = problemOf(silent.changes(silent.hear));
    await settle();
    await silent.clock.advance(50_000);
    await silent.send(':\n\n');
    await silent.clock.advance(50_000);
    await silent.send(':\n\n');
    await silent.clock.advance(61_000);
    expect((await failed).retryable).to.equal(true);
    const broken = streaming();
    const broke = problemOf(broken.changes(broken.hear));
    await settle();
    broken.break();
    expect((await broke).code).to.equal('unreachable');
  });

  it('whoever wants to know no more ends it, without a word', async () => {
    const { changes, hear, calls } = streaming();
    const leaving = new AbortController();
    const done = changes(hear, { signal: leaving.signal });
    await settle();
    leaving.abort();
    await done;
    expect(calls[0]?.init.signal?.aborted).to.equal(true);
  });

  it('A97 an adapter that tells of changes is checked', async () => {
    const changes = (hear: (news: RevisionNews) => void) => Promise.resolve(hear({ revision: 'x' } as never));
    const adapter = Object.assign(new HoldingBackend(), { changes });
    expect((await problemOf(changesOf(checkedBackend(adapter))?.(() => undefined))).code).to.equal(
      'bad-backend-answer',
    );
    expect(changesOf(checkedBackend(new HoldingBackend()))).to.equal(undefined);
  });
});
