import { expect } from 'chai';
import type { Capabilities, ProblemBody, RevisionNews } from '../../src/adapter/contract.js';
import type { LiveChangesOptions } from '../../src/server/changes/live-changes.js';
import { createHandler, siteFromFile } from '../../src/server/index.js';
import { checkedHandler } from './contract-check.js';
import { berlin, NOW, PRACTICE, TestBackend } from './support.js';

/** Timers that ring when a test says so. */
class Timers {
  #now = 0;
  #waiting: { readonly at: number; readonly callback: () => void }[] = [];

  readonly after = (milliseconds: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, callback };
    this.#waiting.push(timer);
    return () => (this.#waiting = this.#waiting.filter((one) => one !== timer));
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { callback } of due) callback();
  }
}

/** What a page reads of a stream, chunk by chunk; undefined at its end. */
class Reader {
  readonly #reader;
  constructor(readonly response: Response) {
    this.#reader = response.body!.getReader();
  }

  async next(): Promise<string | undefined> {
    const { value } = await this.#reader.read();
    return value && new TextDecoder().decode(value);
  }

  /** Reads the pause that comes first. */
  async begun(): Promise<this> {
    expect(await this.next()).to.match(/^retry: \d+\n\n$/);
    return this;
  }

  /** Reads an event: all of it is the revision. */
  async revision(): Promise<number> {
    const text = (await this.next())!;
    const [, id, data] = /^event: changed\nid: (\d+)\ndata: (.*)\n\n$/.exec(text) ?? [];
    expect(data, text).to.equal(JSON.stringify({ revision: Number(id) } satisfies RevisionNews));
    return Number(id);
  }

  leave(): Promise<void> {
    return this.#reader.cancel();
  }
}

const GATHERING = 1_000;
const HEARTBEAT = 20_000;
const OTHER = { ...PRACTICE, id: 'other' };

describe('GET /changes', () => {
  let backend: TestBackend;
  let timers: Timers;
  let stopping: AbortController;
  let readers: Reader[];
  beforeEach(() => {
    backend = new TestBackend(PRACTICE, OTHER);
    [timers, stopping, readers] = [new Timers(), new AbortController(), []];
  });
  afterEach(() => Promise.all(readers.map((reader) => reader.leave())));

  /** A second handler on the backend's store, as another process would be. */
  function listening(options: LiveChangesOptions | false = {}) {
    let visitor = 'someone';
    const handler = checkedHandler(
      createHandler({
        sites: [siteFromFile(PRACTICE), siteFromFile(OTHER)],
        store: backend.store,
        clock: () => NOW,
        visitorOf: () => visitor,
        liveChanges: options && { after: timers.after, stopping: stopping.signal, ...options },
      }),
    );
    const get = (path: string, headers: Record<string, string> = {}, site = 'practice'): Promise<Response> =>
      handler(new Request(`https://api.example.com/v1/sites/${site}${path}`, { headers }));
    const refused = async (path = '/changes') => (await (await get(path)).json()) as ProblemBody;
    const open = async (...call: Parameters<typeof get>): Promise<Reader> => {
      const reader = new Reader(await get(...call));
      readers.push(reader);
      return reader.begun();
    };
    return { get, open, refused, as: (name: string) => (visitor = name) };
  }
  const revision = (): Promise<number> => backend.store.revision('practice');

  it('says which revision the site is at, and once more after a change, whoever made it', async () => {
    const page = await listening().open('/changes');
    const first = await page.revision();
    expect(first).to.be.at.most(await revision());
    const { body } = await backend.book();
    timers.pass(GATHERING);
    const second = await page.revision();
    expect(second).to.be.above(first);
    expect(second).to.be.at.most((await backend.availability('2026-03-02', '2026-03-04')).body.revision);
    await backend.cancel(body);
    timers.pass(GATHERING);
    expect(await page.revision()).to.be.above(second);
  });

  it('A84 tells changes that come close together as one, and those of another site not at all', async () => {
    const { open } = listening();
    const [page, other] = [await open('/changes'), await open('/changes', {}, 'other')];
    await other.revision();
    await page.revision();
    for (const time of ['09:00', '11:00', '13:00']) await backend.book({ start: berlin(`03-03T${time}`) });
    const last = await revision();
    timers.pass(GATHERING);
    expect(await page.revision()).to.be.at.least(last);
    timers.pass(HEARTBEAT - GATHERING);
    expect([await page.next(), await other.next()]).to.deep.equal([':\n\n', ':\n\n']);
  });

  it('tells nobody what is known already: by "since", or by what the page was told before its stream broke', async () => {
    const { open } = listening();
    const before = await revision();
    await backend.book();
    const known = await revision();
    const headers = { 'last-event-id': String(known) };
    const [knows, comesBack] = [await open(`/changes?since=${known}`), await open(`/changes?since=${before}`, headers)];
    const old = await open(`/changes?since=${before}`);
    expect(await old.revision()).to.be.at.least(known);
    await backend.book({ start: berlin('03-04T10:00') });
    timers.pass(GATHERING);
    expect(await knows.revision()).to.be.above(known);
    expect(await comesBack.revision()).to.be.above(known);
  });

  it('refuses what is no revision', async () => {
    const { refused } = listening();
    expect((await refused('/changes?since=yesterday')).code).to.equal('validation');
  });

  it('can be read by pages that may use the site, is never stored, and passes proxies unbuffered', async () => {
    const { open, get } = listening();
    const { headers } = (await open('/changes', { origin: 'https://www.example.com' })).response;
    expect(headers.get('access-control-allow-origin')).to.equal('https://www.example.com');
    expect(headers.get('content-type')).to.equal('text/event-stream');
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('x-accel-buffering')).to.equal('no');
    expect((await get('/changes', { origin: 'https://evil.example' })).status).to.equal(403);
  });

  it('takes a limited number of streams, of each visitor and in all; one that was left makes place', async () => {
    const { open, refused, as } = listening({ mostOfVisitor: 2, most: 3 });
    const first = await open('/changes');
    await open('/changes');
    expect(await refused()).to.include({ code: 'rate-limited', status: 429, retryable: true });
    as('another');
    await open('/changes');
    expect(await refused()).to.include({ code: 'temporarily-unavailable', status: 503 });
    await first.leave();
    as('someone');
    await open('/changes');
    expect((await refused()).code).to.equal('temporarily-unavailable');
  });

  it('drops whoever does not read, and looks after nobody once all have gone', async () => {
    const { get, open } = listening({ mostOfVisitor: 1 });
    await get('/changes');
    expect((await get('/changes')).status).to.equal(429);
    for (let beats = 0; beats < 10; beats++) timers.pass(HEARTBEAT);
    const reader = await open('/changes');
    expect(timers.waiting).to.equal(1);
    await reader.leave();
    expect(timers.waiting).to.equal(0);
  });

  it('opens no stream for a request that asks for its headers alone', async () => {
    const { store } = backend;
    const handler = createHandler({ sites: [siteFromFile(PRACTICE)], store, liveChanges: { after: timers.after } });
    const url = 'https://api.example.com/v1/sites/practice/changes';
    const { status, headers } = await handler(new Request(url, { method: 'HEAD' }));
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/event-stream']);
    expect(timers.waiting).to.equal(0);
  });

  it('ends every stream when the server stops, and begins none', async () => {
    const { open, get } = listening();
    const page = await open('/changes');
    await page.revision();
    stopping.abort();
    expect(await page.next()).to.equal(undefined);
    expect((await get('/changes')).status).to.equal(503);
  });

  it('is announced by the capabilities, and is not there where answers cannot be streamed', async () => {
    const told = async ({ get }: ReturnType<typeof listening>): Promise<boolean | undefined> =>
      ((await (await get('/capabilities')).json()) as Capabilities).liveChanges;
    expect(await told(listening())).to.equal(true);
    expect(await told(listening(false))).to.equal(false);
    expect((await listening(false).get('/changes')).status).to.equal(404);
  });
});
