import { expect } from 'chai';
import { LARGEST_ANSWER } from '../../src/adapter/answer.js';
import type { BookingRequest } from '../../src/adapter/contract.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import { HttpCatalog } from '../../src/adapter/http-catalog.js';
import { LONGEST_WAIT, pauseAfter, readRetryAfter } from '../../src/adapter/patience.js';
import { Problem } from '../../src/adapter/problem.js';
import { FakeClock, settle } from '../support/fake-clock.js';
import { smallSite } from '../support/small-site.js';

const { catalog, availability } = smallSite({ from: '2026-03-02' });
const [from, to] = availability.days;
const REQUEST = { service: 'service' } as BookingRequest;
const BOOKING = {
  id: 'b1',
  state: 'confirmed',
  version: 1,
  service: 'service',
  serviceName: 'Service',
  start: 1,
  duration: 60,
  assignedBy: 'backend',
  firstName: 'Ada',
  email: 'ada@example.com',
};

type Answer = Response | (() => Response | Promise<Response>);

/** An adapter whose network answers what a test says, in turn; the last answer again and again. */
function adapter(...answers: Answer[]) {
  const clock = new FakeClock();
  const calls: { url: string; init: RequestInit }[] = [];
  const network = { online: true };
  const backend = new HttpBackend({
    url: 'https://booking.example.com/',
    site: 'site',
    clock,
    random: () => 0,
    online: () => network.online,
    fetch: async (url, init) => {
      calls.push({ url, init });
      const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
      return answer instanceof Response ? answer.clone() : answer();
    },
  });
  return { backend, clock, calls, network };
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

function down(): never {
  throw new TypeError('Failed to fetch');
}

/** A network that never answers, and gives up when it is told to. */
function hanging(init: () => RequestInit | undefined): () => Promise<Response> {
  return () =>
    new Promise((_resolve, reject) => {
      const signal = init()?.signal;
      signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    });
}

async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (cause) {
    expect(cause).to.be.instanceOf(Problem);
    return cause as Problem;
  }
  throw new Error('The call succeeded.');
}

describe('the HTTP adapter', () => {
  it('asks at the addresses of the contract', async () => {
    const { backend, calls } = adapter(
      json(catalog),
      json(availability),
      json(BOOKING, 201),
      json(BOOKING),
      json(BOOKING),
    );
    await backend.catalog();
    await backend.availability({ from, to, calendars: ['c0'] });
    await backend.book(REQUEST, 'key-1');
    await backend.booking('b/1', 'token');
    await backend.cancel('b1', 'token');
    const base = 'https://booking.example.com/v1/sites/site';
    expect(calls.map(({ url, init }) => `${init.method} ${url}`)).to.deep.equal([
      `GET ${base}/catalog`,
      `GET ${base}/availability?from=${from}&to=${to}&calendars=c0`,
      `POST ${base}/bookings`,
      `GET ${base}/bookings/b%2F1`,
      `POST ${base}/bookings/b1/cancel`,
    ]);
    expect(new Headers(calls[2]?.init.headers).get('Idempotency-Key')).to.equal('key-1');
    expect(calls[2]?.init.body).to.equal(JSON.stringify(REQUEST));
    expect(new Headers(calls[3]?.init.headers).get('Authorization')).to.equal('Bearer token');
  });

  it('calls what it is given as a plain function, as the browser’s own fetch has to be', async () => {
    const callers: unknown[] = [];
    const fetch = async function (this: unknown): Promise<Response> {
      callers.push(this);
      return json({ detail: 'calendars', assignment: 'page', cancel: true });
    };
    await new HttpBackend({ url: '/api', site: 'site', fetch }).capabilities();
    expect(callers).to.deep.equal([undefined]);
  });

  it('A67 A74 A81 sends no cookies, follows no redirect, tells no referrer', async () => {
    const { backend, calls } = adapter(json(catalog), json(BOOKING));
    await backend.catalog();
    await backend.book(REQUEST, 'k');
    for (const { init } of calls) {
      expect(init).to.include({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' });
    }
  });

  it('asks for what changes rarely through the browser’s cache, and keeps persons out of it', async () => {
    const { backend, calls } = adapter(json(catalog), json(BOOKING), json(BOOKING));
    await backend.catalog();
    await backend.book(REQUEST, 'k');
    await backend.booking('b1', 't');
    expect(calls.map(({ init }) => init.cache)).to.deep.equal(['no-cache', 'no-store', 'no-store']);
    expect(Object.keys(calls[0]?.init.headers ?? {})).to.deep.equal(['Accept']);
  });

  for (const [what, answer] of [
    ['broken JSON', new Response('{"site":')],
    ['a page of HTML with 200', new Response('<!doctype html><title>Sign in to the Wi-Fi</title>')],
    ['an empty body', new Response('')],
    ['wrong types', json({ ...catalog, services: 'all' })],
    ['another shape', json([])],
  ] as const) {
    it(`A70 A73 ${what} is a bad answer`, async () => {
      const { backend, calls } = adapter(answer);
      const problem = await problemOf(backend.catalog());
      expect(problem.code).to.equal('bad-backend-answer');
      expect(calls).to.have.length(1);
    });
  }

  it('A70 the part of the adapter that a first step needs knows the codes of a catalog', async () => {
    const refusedWith = (code: string, status: number) => {
      const fetch = () => Promise.resolve(json({ code, detail: code, retryable: false }, status));
      return problemOf(new HttpCatalog({ url: 'https://booking.example.com', site: 'site', fetch }).catalog());
    };
    expect(await refusedWith('unknown-site', 404)).to.include({ code: 'unknown-site', retryable: false });
    expect(await refusedWith('origin-not-allowed', 403)).to.include({ code: 'origin-not-allowed' });
    expect(await refusedWith('slot-taken', 409)).to.include({ code: 'bad-backend-answer' });
  });

  it('A70 stops reading an answer that grows too large', async () => {
    let pulled = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled++;
            controller.enqueue(new Uint8Array(256 * 1024).fill(32));
          },
        }),
      );
    const { backend } = adapter(endless);
    const problem = await problemOf(backend.catalog());
    expect(problem.code).to.equal('bad-backend-answer');
    expect(problem.message).to.include(String(LARGEST_ANSWER));
    expect(pulled * 256 * 1024).to.be.below(LARGEST_ANSWER * 2);
  });

  it('A70 a body that breaks off is unreachable, and asked for again', async () => {
    const torn = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"site":'));
            controller.error(new TypeError('network error'));
          },
        }),
      );
    const { backend, clock, calls } = adapter(torn, json(catalog));
    const answer = backend.catalog();
    await clock.waitedFor(1_000);
    await clock.advance(1_000);
    expect((await answer).site.id).to.equal('site');
    expect(calls).to.have.length(2);
  });

  it('A13 gives up after the time-out, the body’s time included', async () => {
    const made = adapter(hanging(() => made.calls.at(-1)?.init));
    const call = problemOf(made.backend.book(REQUEST, 'k'));
    await made.clock.advance(9_999);
    expect(made.calls[0]?.init.signal?.aborted).to.equal(false);
    await made.clock.advance(1);
    const problem = await call;
    expect(problem.code).to.equal('timed-out');
    expect(problem.retryable).to.equal(true);
    expect(made.calls[0]?.init.signal?.aborted).to.equal(true);
  });

  it('ends a call that its caller gives up, and one that was given up before it began', async () => {
    const made = adapter(hanging(() => made.calls.at(-1)?.init));
    const stop = new AbortController();
    const call = problemOf(made.backend.catalog({ signal: stop.signal }));
    stop.abort();
    expect((await call).code).to.equal('aborted');
    expect((await problemOf(made.backend.catalog({ signal: stop.signal }))).code).to.equal('aborted');
    expect(made.calls).to.have.length(1);
  });

  const own = Object.getOwnPropertyDescriptor(globalThis, 'origin') ?? { value: undefined, configurable: true };
  for (const [origin, whose] of [
    ['https://www.example.com', 'https://www.example.com'],
    ['null', 'pages without an origin (a file, a frame with sandbox)'],
    [undefined, 'you'],
  ])
    it(`A73 says whom the site would have to allow where it cannot be reached: from the origin ${origin}, ${whose}`, async () => {
      Object.defineProperty(globalThis, 'origin', { value: origin, configurable: true });
      const { message } = await problemOf(adapter(down).backend.book(REQUEST, 'k'));
      Object.defineProperty(globalThis, 'origin', own);
      expect(message).to.equal(
        `https://booking.example.com/v1/sites/site can't be reached: is it up, and do the site's "origins" allow ${whose}?`,
      );
    });

  it('A73 tells offline from unreachable', async () => {
    const { backend, network } = adapter(down);
    network.online = false;
    expect((await problemOf(backend.catalog())).code).to.equal('offline');
    network.online = true;
    expect((await problemOf(backend.book(REQUEST, 'k'))).code).to.equal('unreachable');
  });

  it('RC-5 asks again for what only reads, three times with growing pauses', async () => {
    const { backend, clock, calls } = adapter(down);
    const call = problemOf(backend.catalog());
    await clock.advance(999);
    expect(calls).to.have.length(1);
    await clock.advance(1);
    expect(calls).to.have.length(2);
    await clock.advance(1_999);
    expect(calls).to.have.length(2);
    await clock.advance(1);
    expect((await call).code).to.equal('unreachable');
    expect(calls).to.have.length(3);
  });

  it('RC-4 sends a booking once: whoever holds the key decides about the next try', async () => {
    for (const answer of [down, json({ code: 'internal' }, 500)]) {
      const { backend, clock, calls } = adapter(answer);
      const call = problemOf(backend.book(REQUEST, 'k'));
      await clock.advance(60_000);
      await call;
      expect(calls).to.have.length(1);
    }
  });

  it('A71 refuses a timetable of other days or without the calendars asked for', async () => {
    const other = adapter(json({ ...availability, days: [from + 1, to] }));
    expect((await problemOf(other.backend.availability({ from, to }))).code).to.equal('bad-backend-answer');
    const without = adapter(json(availability));
    const problem = await problemOf(without.backend.availability({ from, to, calendars: ['c0', 'c9'] }));
    expect(problem.message).to.include('c9');
  });

  it('gives the backend’s own problem with all that it says', async () => {
    const body = {
      type: 'urn:x',
      title: 'Taken',
      status: 409,
      code: 'slot-taken',
      detail: 'Somebody was faster.',
      retryable: false,
      alternatives: [5, 6],
      errors: [{ pointer: '/start', code: 'taken', detail: 'Taken.' }],
    };
    const { backend } = adapter(json(body, 409));
    const problem = await problemOf(backend.book(REQUEST, 'k'));
    expect(problem).to.include({ code: 'slot-taken', status: 409, retryable: false, message: 'Somebody was faster.' });
    expect(problem.alternatives).to.deep.equal([5, 6]);
    expect(problem.errors).to.deep.equal(body.errors);
  });

  for (const [status, code] of [
    [429, 'rate-limited'],
    [500, 'internal'],
    [502, 'temporarily-unavailable'],
    [503, 'temporarily-unavailable'],
    [404, 'bad-backend-answer'],
    [403, 'bad-backend-answer'],
  ] as const) {
    it(`RC-5 status ${status} without a problem is ${code}`, async () => {
      const { backend } = adapter(new Response('<h1>Error</h1>', { status }));
      expect(await problemOf(backend.book(REQUEST, 'k'))).to.include({ code, status });
    });
  }

  for (const code of ['constructor', '__proto__', 'toString', 'brand-new', '<b>']) {
    it(`A52 the code ${code} is none that anything is built on`, async () => {
      const { backend } = adapter(json({ code }, 409));
      expect((await problemOf(backend.book(REQUEST, 'k'))).code).to.equal('bad-backend-answer');
    });
  }
});

describe('patience with a busy backend', () => {
  const busy = (retryAfter: string) =>
    json({ code: 'rate-limited', retryable: true }, 429, { 'Retry-After': retryAfter });

  it('A72 reads Retry-After as seconds or date, at least a second and at most a day', () => {
    const now = Date.parse('2026-03-02T10:00:00Z');
    expect(readRetryAfter('3', now)).to.equal(3_000);
    expect(readRetryAfter('Mon, 02 Mar 2026 10:00:20 GMT', now)).to.equal(20_000);
    expect(readRetryAfter('3600', now)).to.equal(3_600_000);
    expect(readRetryAfter('999999', now)).to.equal(86_400_000);
    expect(readRetryAfter('0', now)).to.equal(1_000);
    expect(readRetryAfter('Mon, 02 Mar 2020 10:00:20 GMT', now)).to.equal(1_000);
    for (const garbage of ['soon', '', '-5', '1e400', null]) {
      const wait = readRetryAfter(garbage, now);
      expect(wait === undefined || (wait >= 1_000 && wait <= 86_400_000), String(garbage)).to.equal(true);
    }
  });

  it('A72 pauses grow, are spread by up to a half, and are never shorter than a second', () => {
    expect([1, 2, 3].map((attempt) => pauseAfter(attempt, undefined, () => 0))).to.deep.equal([1_000, 2_000, 4_000]);
    expect(pauseAfter(1, undefined, () => 0.999)).to.be.within(1_400, 1_500);
    expect(pauseAfter(20, undefined, () => 0.999)).to.equal(LONGEST_WAIT);
    expect(pauseAfter(1, 3_000, () => 0)).to.equal(3_000);
    expect(pauseAfter(1, 3_600_000, () => 0)).to.equal(LONGEST_WAIT);
  });

  it('A72 asks again after a short wait', async () => {
    const { backend, clock, calls } = adapter(busy('3'), json(catalog));
    const call = backend.catalog();
    await clock.waitedFor(3_000);
    expect(calls).to.have.length(1);
    await clock.advance(3_000);
    expect((await call).site.id).to.equal('site');
  });

  it('A72 tells of a long wait at once, and holds every later call back for half a minute', async () => {
    const { backend, clock, calls } = adapter(busy('3600'), json(catalog));
    const problem = await problemOf(backend.catalog());
    expect(problem).to.include({ code: 'rate-limited', retryAfter: 3_600_000 });
    const second = backend.catalog();
    await clock.waitedFor(LONGEST_WAIT);
    expect(calls).to.have.length(1);
    await clock.advance(LONGEST_WAIT);
    expect((await second).site.id).to.equal('site');
  });

  it('A72 a call that waits for its turn can be given up', async () => {
    const { backend } = adapter(busy('3600'), json(catalog));
    await problemOf(backend.catalog());
    const stop = new AbortController();
    const call = problemOf(backend.catalog({ signal: stop.signal }));
    await settle();
    stop.abort();
    expect((await call).code).to.equal('aborted');
  });
});
