import { expect } from 'chai';
import type { Booking, HeldTime } from '../../src/adapter/contract.js';
import { createHandler, siteFromFile, StoreUnavailable } from '../../src/server/index.js';
import { startLogs } from '../../src/server/node/logs.js';
import { STAFFED, tokenOf } from './host-support.js';
import { berlin, CLIENT, NOW, TestBackend, wish } from './support.js';

const ADDRESS = '203.0.113.77';
const KEY = 'a-key-that-opens-nothing';

/** A backend that logs, and all it has written. */
function logging(backend = new TestBackend(STAFFED)) {
  const lines: string[] = [];
  const { answered, fault } = startLogs('info', (line) => lines.push(line));
  const handler = createHandler({
    sites: [siteFromFile(STAFFED)],
    store: backend.store,
    clock: () => NOW,
    visitorOf: () => ADDRESS,
    onAnswer: answered,
    onFault: fault,
  });
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    handler(new Request(`https://api.example.com/v1/sites/practice${path}`, init));
  const post = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    return (await (await send(path, { ...init, body: JSON.stringify(body) })).json()) as T;
  };
  const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { backend, send, post, lines, logged };
}

const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` });

describe('the log', () => {
  it('has a line of JSON for each request, with the pattern of its address and without what stands in it', async () => {
    const { send, post, logged } = logging();
    const { id } = await post<Booking>('/bookings', wish(), { 'idempotency-key': KEY });
    await send(`/bookings/${id}?email=cleo`, { headers: bearer('wrong') });
    await send('/nowhere');
    const [made, refused, lost] = logged();
    expect(made).to.include({ level: 'info', method: 'POST', route: '/v1/sites/:site/bookings', status: 201 });
    expect(refused).to.include({ route: '/v1/sites/:site/bookings/:id', status: 404, code: 'not-found' });
    expect(lost).to.include({ route: 'unknown', status: 404, code: 'not-found' });
    expect(made!['time']).to.match(/^20\d\d-\d\d-\d\dT/);
    expect(made!['milliseconds']).to.be.a('number');
  });

  it('says which problem each call ended with, wherever on its way', async () => {
    const { send, post, logged } = logging();
    await send('/catalog', { headers: { origin: 'https://elsewhere.example' } });
    await post('/bookings', 'x'.repeat(65 * 1024), { 'content-length': String(65 * 1024), 'idempotency-key': KEY });
    await post('/bookings', wish());
    for (const key of ['one', 'two', 'three']) await post('/bookings', wish(), { 'idempotency-key': key });
    const codes = [
      'origin-not-allowed',
      'body-too-large',
      'idempotency-key-missing',
      undefined,
      undefined,
      'all-booked',
    ];
    expect(logged().map(({ code }) => code)).to.deep.equal(codes);
  });

  it('tells requests apart by an id that the answer bears: the one that came, where it is sane', async () => {
    const { send, logged } = logging();
    const idOf = async (id?: string): Promise<string> =>
      (await send('/catalog', id === undefined ? {} : { headers: { 'x-request-id': id } })).headers.get(
        'x-request-id',
      )!;
    expect(await idOf('from-the-proxy-1')).to.equal('from-the-proxy-1');
    const made = [await idOf(), await idOf('cleo@example.com'), await idOf('x'.repeat(65)), await idOf('a b')];
    expect(new Set(made).size).to.equal(4);
    for (const id of made) expect(id).to.match(/^[\da-f-]{36}$/);
    expect(logged().map(({ requestId }) => requestId)).to.deep.equal(['from-the-proxy-1', ...made]);
  });

  it('A81 A85 holds nothing personal after every call: no name, address, token, key or id of a booking', async () => {
    const { backend, send, post, lines } = logging();
    const owner = { headers: bearer(tokenOf('owner')) };
    const booked = await post<Booking>('/bookings', wish(), { 'idempotency-key': KEY, 'x-forwarded-for': ADDRESS });
    const time = { service: 'massage', duration: 60, start: berlin('03-05T10:00') };
    const held = await post<HeldTime>('/holds', time, { 'idempotency-key': KEY });
    await post('/bookings', wish({ client: { ...CLIENT, email: 'no address at all' } }), { 'idempotency-key': 'k' });
    for (const path of [
      '/catalog',
      '/capabilities',
      '/availability?from=20515&to=20545',
      `/bookings/${booked.id}`,
      `/bookings/${booked.id}/candidates`,
      '/history',
      '/load',
      `/bookings?email=${CLIENT.email}&token=${booked.token}`,
    ]) {
      await send(path, { headers: bearer(booked.token) });
      await send(path, owner);
    }
    await post(`/bookings/${booked.id}/reassign`, { to: 'b', confirm: true }, { ...owner.headers, 'if-match': '"1"' });
    await send(`/bookings/${booked.id}`, {
      method: 'PATCH',
      headers: { ...bearer(booked.token), 'if-match': '"2"', 'content-type': 'application/json' },
      body: JSON.stringify({ start: berlin('03-04T10:00') }),
    });
    await send(`/holds/${held.id}/extend`, { method: 'POST', headers: bearer(held.token) });
    await send(`/holds/${held.id}`, { method: 'DELETE', headers: bearer(held.token) });
    for (const step of ['accept', 'decline', 'no-show', 'cancel']) {
      await send(`/bookings/${booked.id}/${step}`, { method: 'POST', headers: bearer(booked.token) });
      await send(`/bookings/${booked.id}/${step}`, {
        method: 'POST',
        headers: { ...owner.headers, 'if-match': '"3"' },
      });
    }
    await (await send('/changes')).body!.cancel();
    const { firstName, lastName, email } = CLIENT;
    const secrets = [firstName, lastName, email, ADDRESS, KEY, tokenOf('owner'), 'no address at all'];
    const ids = [booked.id, booked.token!, held.id, held.token!];
    const text = lines.join('');
    expect(lines.length).to.be.above(25);
    for (const secret of [...secrets, ...ids]) expect(text).not.to.include(secret);
    expect(Object.keys((await backend.state()).bookings)).to.deep.equal([booked.id]);
  });

  it('says where a fault comes from, and not what a database quotes of it', async () => {
    const backend = new TestBackend(STAFFED);
    const { send, logged, lines } = logging(backend);
    backend.store.read = async () => {
      const cause = Object.assign(new Error('duplicate key: (email)=(cleo@example.com)'), { detail: CLIENT.email });
      throw Object.assign(new Error(`bad row of ${CLIENT.email}`, { cause }), { code: '22P02' });
    };
    expect((await send('/availability?from=20515&to=20545')).status).to.equal(500);
    const [fault, answer] = logged();
    expect(fault).to.include({ level: 'error', msg: 'fault', name: 'Error', code: '22P02' });
    expect((fault!['at'] as string[])[0]).to.include('logs.test.ts');
    expect(answer).to.include({ level: 'error', status: 500, code: 'internal' });
    expect(lines.join('')).not.to.include('cleo');
    backend.store.read = async () => {
      throw new StoreUnavailable();
    };
    await send('/availability?from=20515&to=20545');
    expect(logged().at(-1)).to.include({ status: 503, code: 'temporarily-unavailable' });
  });

  it('says in the same form what goes wrong behind the requests', () => {
    const lines: string[] = [];
    startLogs('warn', (line) => lines.push(line)).warn('notice given up', { site: 'practice', attempts: 9 });
    expect(JSON.parse(lines[0]!)).to.include({ level: 'warn', msg: 'notice given up', site: 'practice', attempts: 9 });
  });
});
