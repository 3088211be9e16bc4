import { expect } from 'chai';
import type { HistoryAnswer, ProblemBody } from '../../src/adapter/contract.js';
import type { Monitoring } from '../../src/engine/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { call, type HostName, STAFFED, step, tokenOf } from './host-support.js';
import { berlin, TestBackend } from './support.js';

const DAYS = `from=${dayOfIso('2026-03-02')}&to=${dayOfIso('2026-03-09')}`;

describe('what a host looks back on', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(STAFFED)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const history = async (query = '', host: HostName = 'owner'): Promise<HistoryAnswer['entries']> =>
    (await call<HistoryAnswer>(backend, host, `/history?${DAYS}${query}`)).body.entries;
  const booked = async (parts: object): Promise<string> => {
    backend.now++;
    return (await backend.book(parts)).body.id;
  };

  it('HS-4 newest first; whose turn it was and who came since others could not are told apart', async () => {
    const turn = await booked({ start: berlin('03-03T09:00') });
    const { calendar } = (await backend.state()).bookings[turn]!;
    const other = calendar === 'a' ? 'b' : 'a';
    const talk = { service: 'talk', calendar: other };
    const chosen = await booked({ ...talk, start: berlin('03-03T14:00'), duration: 30 });
    await booked({ service: 'talk', calendar, start: berlin('03-03T12:00') });
    const passed = await booked({ start: berlin('03-03T14:00') });
    await booked({ ...talk, start: berlin('03-09T10:00') });
    const entries = await history();
    expect(entries.map(({ booking }) => booking)).to.have.length(4);
    expect([entries[0]!.booking, entries.at(-1)!.booking]).to.deep.equal([passed, turn]);
    const causeOf = (id: string): string => entries.find(({ booking }) => booking === id)!.cause;
    expect([causeOf(passed), causeOf(chosen)]).to.deep.equal(['others-unavailable', 'client']);
    expect(['turn', 'drawn']).to.include(causeOf(turn));
  });

  it('HS-4 by service and by member; a reassignment is one more, by hand, of both', async () => {
    await booked({ start: berlin('03-03T10:00') });
    const talk = await booked({ service: 'talk', calendar: 'a', start: berlin('03-04T10:00') });
    backend.now++;
    await step(backend, 'owner', talk, 'reassign', { body: { to: 'b' } });
    const causes = async (query: string): Promise<string[]> => (await history(query)).map(({ cause }) => cause);
    expect(await causes('&service=talk')).to.deep.equal(['hand', 'client']);
    expect(await causes('&service=talk&member=b')).to.deep.equal(['hand']);
    expect(await causes('&service=talk&member=a')).to.deep.equal(['hand', 'client']);
    expect((await backend.state()).outbox.map((notice) => JSON.stringify(notice)).join()).not.to.include('candidates');
  });

  it('HS-4 a practitioner sees the own bookings, a reader all, a client none', async () => {
    const own = await booked({ service: 'talk', calendar: 'a', start: berlin('03-04T10:00') });
    await booked({ service: 'talk', calendar: 'b', start: berlin('03-04T10:00') });
    expect((await history('', 'ann')).map(({ booking }) => booking)).to.deep.equal([own]);
    expect(await history('', 'reader')).to.have.length(2);
    for (const path of ['/history', '/load'])
      expect((await backend.send<ProblemBody>(`${path}?${DAYS}`)).body.code).to.equal('host-token-missing');
  });

  it('HS-5 bookings received and taken away per member, against the average', async () => {
    const id = await booked({ service: 'talk', calendar: 'a', start: berlin('03-04T10:00') });
    await booked({ service: 'talk', calendar: 'a', start: berlin('03-05T10:00') });
    await step(backend, 'owner', id, 'cancel');
    const { body } = await call<Monitoring>(backend, 'reader', `/load?${DAYS}&service=talk`);
    const [ann, bob] = body.members;
    expect(ann).to.include({ calendar: 'a', received: 2, taken: 1, kept: 1, opportunity: 120 });
    expect(bob).to.include({ calendar: 'b', received: 0, taken: 0, kept: 0, opportunity: 120 });
    expect(ann!.againstAverage).to.equal(1 - body.average);
  });

  it('HS-5 A64 the figures come as a table, too, in which no name is a formula and every figure is one', async () => {
    const [ann, ...others] = STAFFED.specialists;
    backend = new TestBackend({ ...STAFFED, specialists: [{ ...ann!, name: '=1+1, "Ann"' }, ...others] });
    await booked({ service: 'talk', calendar: 'b', start: berlin('03-04T10:00') });
    const load = async (accept: string): Promise<Response> =>
      backend.handler(
        new Request(`https://api.example.com/v1/sites/practice/load?${DAYS}&service=talk`, {
          headers: { authorization: `Bearer ${tokenOf('owner')}`, accept },
        }),
      );
    const table = await load('text/csv');
    expect(table.headers.get('content-type')).to.equal('text/csv; charset=utf-8');
    const [head, ...rows] = (await table.text()).split('\r\n');
    expect(head).to.match(/^calendar,name,received,taken,kept,/);
    expect(rows[0]).to.match(/^a,"'=1\+1, ""Ann""",0,0,0,.*,-0\.\d+/);
    expect(rows[1]).to.match(/^b,Bob,1,0,1,/);
    expect((await load('*/*')).headers.get('content-type')).to.equal('application/json');
  });

  it('HS-5 the figures of the team are not for one practitioner; a query needs days and a service', async () => {
    const codeOf = async (path: string, host: HostName): Promise<string> =>
      (await call<ProblemBody>(backend, host, path)).body.code;
    expect(await codeOf(`/load?${DAYS}&service=talk`, 'ann')).to.equal('not-allowed');
    expect(await codeOf(`/load?${DAYS}`, 'owner')).to.equal('unknown-service');
    expect(await codeOf('/load?service=talk', 'owner')).to.equal('validation');
    expect(await codeOf('/history', 'owner')).to.equal('validation');
    expect(await codeOf('/history?from=0&to=9999', 'owner')).to.equal('range-too-large');
  });
});
