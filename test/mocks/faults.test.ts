import { expect } from 'chai';
import { createSampleBackend } from '../../mocks/backend.js';
import type { MemorySite } from '../../src/testing/index.js';
import { Faults, parseFault, withFaults, type Fault, type FaultKind } from '../../mocks/faults.js';
import type { Booking, ProblemBody } from '../../src/adapter/contract.js';
import type { Handler } from '../../src/server/index.js';
import { dayOfIso, MINUTES_PER_DAY } from '../../src/time/index.js';
import { choiceOfOne } from '../support/choice-of-one.js';

const NOW = dayOfIso('2026-11-21')! * MINUTES_PER_DAY + 600;
const BASE = 'https://demo.example/v1/sites/single';

describe('the faults of the mocked backend', () => {
  let backend: MemorySite;
  let handler: Handler;
  let faults: Faults;
  beforeEach(() => {
    backend = createSampleBackend({ site: 'single', clock: () => NOW });
    faults = new Faults();
    handler = withFaults(backend.handler, faults);
  });

  const book = (key = 'intent'): Promise<Response> =>
    handler(
      new Request(`${BASE}/bookings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({
          ...{ service: 'lesson', duration: 45, start: '2026-11-24T10:00+01:00[Europe/Berlin]' },
          client: { firstName: 'A', lastName: 'B', email: 'a@example.com', locale: 'en', zone: 'Europe/Berlin' },
        }),
      }),
    );
  const withFault = (kind: FaultKind): Promise<Response> => {
    faults.add({ call: 'book', kind });
    return book();
  };

  for (const kind of ['lose-answer', 'error-after-commit'] as const) {
    it(`RC-4 ${kind}: it is booked, the answer is lost, and a retry gets it`, async () => {
      expect((await withFault(kind)).ok).to.equal(false);
      expect(backend.bookings()).to.have.length(1);
      const again = await book();
      expect([again.status, again.headers.get('idempotency-replayed')]).to.deep.equal([201, 'true']);
      expect(backend.bookings()).to.have.length(1);
    });
  }

  for (const kind of ['offline', 'error', 'broken-json', 'html'] as const) {
    it(`RC-5 ${kind}: nothing is booked, and the next try is`, async () => {
      await withFault(kind);
      expect(backend.bookings()).to.be.empty;
      expect((await book()).status).to.equal(201);
    });
  }

  for (const kind of ['take-one', 'take-all'] as const) {
    it(`RC-3 ${kind}: another client is quicker`, async () => {
      const answer = await withFault(kind);
      expect(answer.status).to.equal(409);
      expect(((await answer.json()) as ProblemBody).alternatives).not.to.be.empty;
      expect(backend.bookings().map(({ client }) => client.firstName)).to.deep.equal(['Quick']);
    });
  }

  it('happen once, or always until cleared', async () => {
    faults.add(parseFault('catalog:error'), parseFault('capabilities:error:always'));
    const ask = async (call: string): Promise<number> => (await handler(new Request(`${BASE}/${call}`))).status;
    expect([await ask('catalog'), await ask('catalog')]).to.deep.equal([500, 200]);
    expect([await ask('capabilities'), await ask('capabilities')]).to.deep.equal([500, 500]);
    faults.clear();
    expect(await ask('capabilities')).to.equal(200);
  });

  it('a fault that is none is refused with those that are', () => {
    for (const text of ['book:explode', 'boook:error', 'book:error:allways', 'book', '', 'book:error:always:always']) {
      expect(() => parseFault(text)).to.throw(
        new RegExp(`^fault "${text}": expected one of capabilities, .*, package and one of offline, lose-answer,`),
      );
    }
  });

  it('meet the call that they are laid on, told by method and address, and no other', async () => {
    const { id } = (await (await book()).json()) as Booking;
    const calls: [Fault['call'], string, string][] = [
      ['booking', 'GET', `/bookings/${id}`],
      ['move', 'PATCH', `/bookings/${id}`],
      ['cancel', 'POST', `/bookings/${id}/cancel`],
      ['package', 'POST', '/packages'],
    ];
    const others: [string, string][] = [
      ['POST', `/bookings/${id}/disown`],
      ['POST', `/bookings/${id}/allow-mail`],
      ['GET', '/bookings'],
    ];
    const failed = async (method: string, path: string): Promise<boolean> =>
      (await handler(new Request(`${BASE}${path}`, { method }))).status === 500;
    for (const [call] of calls) faults.add({ call, kind: 'error' });
    for (const [method, path] of others) expect(await failed(method, path), path).to.equal(false);
    for (const [, method, path] of calls) expect(await failed(method, path), path).to.equal(true);
  });

  it("the host's view tells of bookings, their records and messages, newest first, and of each change", async () => {
    let changes = 0;
    backend.subscribe(() => changes++);
    const { id } = (await (await book()).json()) as Booking;
    expect(changes).to.equal(1);
    expect(backend.bookings()[0]).to.include({ id, calendar: 'ito' });
    expect(choiceOfOne(backend.bookings()[0]!.record).chosen).to.equal('ito');
    expect((await backend.outbox()).map(({ kind }) => kind)).to.deep.equal([
      'specialist-notice',
      'client-confirmation',
    ]);
  });

  it('RC-4 what a tab has kept goes on after a reload', async () => {
    await book();
    const saved = JSON.parse(JSON.stringify(backend.state()));
    backend = createSampleBackend({ site: 'single', clock: () => NOW, state: saved });
    handler = backend.handler;
    expect((await book()).headers.get('idempotency-replayed')).to.equal('true');
    expect(backend.bookings()).to.have.length(1);
  });
});
