import { expect } from 'chai';
import { StoreUnavailable } from '../../src/server/index.js';
import type { ProblemBody } from '../../src/adapter/contract.js';
import { ORIGIN, PRACTICE, TestBackend, wish } from './support.js';

const ALLOW = 'access-control-allow-origin';

describe('HTTP', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const from = (origin: string, path = '/catalog', init: RequestInit = {}) =>
    backend.send<ProblemBody>(path, { ...init, headers: { ...(init.headers as object), origin } });

  it('A65 an origin on the list may read, any other is refused without a word to the browser', async () => {
    const allowed = await from(ORIGIN);
    expect([allowed.status, allowed.response.headers.get(ALLOW)]).to.deep.equal([200, ORIGIN]);
    const refused = await from('https://evil.example');
    expect([refused.status, refused.body.code, refused.response.headers.get(ALLOW)]).to.deep.equal([
      403,
      'origin-not-allowed',
      null,
    ]);
  });

  for (const origin of [
    'null',
    `${ORIGIN}.evil.com`,
    'https://wwwXexample.com',
    'https://WWW.EXAMPLE.COM',
    `${ORIGIN}.`,
    `${ORIGIN}/`,
    'http://www.example.com',
    `${ORIGIN}:8443`,
    '*',
    '',
  ]) {
    it(`A66 ${JSON.stringify(origin)} is not ${ORIGIN}`, async () => {
      const { status, response } = await from(origin);
      expect([status, response.headers.get(ALLOW)]).to.deep.equal([403, null]);
    });
  }

  it('A65 a booking from a foreign page is refused before anything is looked at', async () => {
    const { status } = await backend.post(wish(), 'key', { origin: 'https://evil.example' });
    expect([status, await backend.isUntouched()]).to.deep.equal([403, true]);
  });

  it('A65 pages of the backend itself and programs without a page need no list', async () => {
    expect((await from('https://api.example.com')).status).to.equal(200);
    expect((await backend.send('/catalog')).status).to.equal(200);
  });

  it('answers the preflight of a page that may book', async () => {
    const { status, response } = await from(ORIGIN, '/bookings', { method: 'OPTIONS' });
    expect([status, response.headers.get(ALLOW)]).to.deep.equal([204, ORIGIN]);
    expect(response.headers.get('access-control-allow-headers'))
      .to.match(/Idempotency-Key/)
      .and.match(/Authorization/);
    expect((await from('https://evil.example', '/bookings', { method: 'OPTIONS' })).status).to.equal(403);
  });

  it('A67 no answer has cookies or credentials', async () => {
    const booked = await backend.post(wish(), 'key', { origin: ORIGIN });
    const answers = [
      booked,
      await from(ORIGIN),
      await from(ORIGIN, '/nothing'),
      await from(ORIGIN, '/bookings', { method: 'OPTIONS' }),
    ];
    for (const { response } of answers) {
      expect(response.headers.get('access-control-allow-credentials')).to.equal(null);
      expect(response.headers.get('set-cookie')).to.equal(null);
    }
  });

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/plain; application/json',
    'application/jsonp',
  ]) {
    it(`A68 a body of type ${type} is refused`, async () => {
      const { status, body } = await backend.post<ProblemBody>(wish(), 'key', { 'content-type': type });
      expect([status, body.code, await backend.isUntouched()]).to.deep.equal([415, 'unsupported-media-type', true]);
    });
  }

  it('A68 a charset beside the type is no harm', async () => {
    expect((await backend.post(wish(), 'key', { 'content-type': 'application/json; charset=utf-8' })).status).to.equal(
      201,
    );
  });

  it('A69 answers differ by origin, and personal ones are not stored', async () => {
    const { body, response } = await backend.book();
    const read = await backend.read(body.id, body.token);
    const wrong = await backend.read(body.id, 'wrong');
    for (const answer of [response, read.response, wrong.response]) {
      expect(answer.headers.get('vary')).to.include('Origin');
      expect(answer.headers.get('cache-control')).to.equal('no-store');
    }
    expect((await from(ORIGIN)).response.headers.get('vary')).to.include('Origin');
  });

  it('A40 a body over 64 KiB is refused', async () => {
    const { status, body } = await backend.post<ProblemBody>({ ...wish(), answers: { text: 'x'.repeat(70_000) } });
    expect([status, body.code]).to.deep.equal([413, 'body-too-large']);
  });

  it('A40 A75 a body that breaks off is the fault of whoever sent it', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('ECONNRESET')) });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'key' };
    const { status, body: problem } = await backend.send<ProblemBody>('/bookings', {
      ...{ method: 'POST', headers, body },
      ...{ duplex: 'half' },
    });
    expect([status, problem.code]).to.deep.equal([422, 'validation']);
  });

  it('A40 a body over 64 KiB without a length is refused, too', async () => {
    const stream = new Blob(['x'.repeat(10_000_000)]).stream();
    const request = new Request('https://api.example.com/v1/sites/practice/bookings', {
      ...{ method: 'POST', body: stream, duplex: 'half' },
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key' },
    });
    expect((await backend.handler(request)).status).to.equal(413);
  });

  for (const body of ['{', '', '[]', 'null', '"x"', '[1]', `${'['.repeat(20_000)}${']'.repeat(20_000)}`]) {
    it(`a body of ${JSON.stringify(body.slice(0, 10))} is no booking`, async () => {
      const { status, body: problem } = await backend.post<ProblemBody>(body);
      expect([status, problem.code]).to.deep.equal([422, 'validation']);
    });
  }

  for (const path of ['/catalog', '/capabilities', '/availability?from=20515&to=20545']) {
    it(`${path} has a tag, and 304 for who has it`, async () => {
      const first = await backend.send(path);
      const etag = first.response.headers.get('etag')!;
      expect(etag).to.match(/^"[\w-]+"$/);
      const again = await backend.send(path, { headers: { 'if-none-match': `"other", W/${etag}` } });
      expect([again.status, again.body]).to.deep.equal([304, undefined]);
    });
  }

  it('the tag of the availability changes with each booking', async () => {
    const tag = async () => (await backend.availability('2026-03-02', '2026-03-30')).response.headers.get('etag');
    const before = await tag();
    await backend.book();
    expect(await tag()).not.to.equal(before);
  });

  it('A48 a range over 100 days is too large', async () => {
    const { status, body } = await backend.send<ProblemBody>('/availability?from=20000&to=56500');
    expect([status, body.code]).to.deep.equal([400, 'range-too-large']);
  });

  for (const query of [
    '',
    '?from=20515',
    '?from=20515&to=20515',
    '?from=20516&to=20515',
    '?from=x&to=y',
    '?from=-5&to=1e3',
    '?from=2026-03-01&to=2026-03-05',
  ]) {
    it(`A48 the range "${query}" is none`, async () => {
      const { status, body } = await backend.send<ProblemBody>(`/availability${query}`);
      expect([status, body.code]).to.deep.equal([422, 'validation']);
    });
  }

  it('A37 private calendars are as unknown as those that do not exist', async () => {
    const ask = (id: string) => backend.send<ProblemBody>(`/availability?from=20515&to=20516&calendars=${id}`);
    const [secret, unknown] = [await ask('secret'), await ask('nobody')];
    expect(secret.status).to.equal(404);
    expect(secret.body).to.deep.equal(unknown.body);
    expect((await ask('a,b')).status).to.equal(200);
  });

  it('an unknown site and an unknown address are told apart', async () => {
    const problem = async (path: string) =>
      ((await (await backend.handler(new Request(`https://api.example.com${path}`))).json()) as ProblemBody).code;
    expect(await problem('/v1/sites/other/catalog')).to.equal('unknown-site');
    expect(await problem('/v1/sites/__proto__/catalog')).to.equal('unknown-site');
    expect(await problem('/v1/sites/practice/nothing')).to.equal('not-found');
    expect(await problem('/')).to.equal('not-found');
  });

  it('a fault of the backend itself is a problem without its cause, and is reported to its owner', async () => {
    backend.store.read = () => Promise.reject(new Error('disk on fire'));
    const { status, body } = await backend.send<ProblemBody>('/availability?from=20515&to=20516');
    expect(status).to.equal(500);
    expect(body).to.include({ code: 'internal', retryable: true });
    expect(body.detail).not.to.include('disk');
    expect(backend.faults.splice(0)).to.have.length(1);
  });

  it('RC-5 a store that is out of reach is told from a fault, and the same call may be sent again', async () => {
    backend.store.read = () => Promise.reject(new StoreUnavailable('nobody there'));
    const { status, body } = await backend.send<ProblemBody>('/availability?from=20515&to=20516');
    expect([status, body.code, body.retryable]).to.deep.equal([503, 'temporarily-unavailable', true]);
  });

  it('A37 the sites of one backend know nothing of each other', async () => {
    const other = new TestBackend({ ...PRACTICE, id: 'other' }, PRACTICE);
    const { body } = await other.book();
    const url = `https://api.example.com/v1/sites/practice/bookings/${body.id}`;
    const response = await other.handler(new Request(url, { headers: { authorization: `Bearer ${body.token}` } }));
    expect(response.status).to.equal(404);
  });
});
