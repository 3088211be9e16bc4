import { expect } from 'chai';
import type { Booking, HostBooking, ProblemBody } from '../../src/adapter/contract.js';
import { siteFromFile, type SiteFile } from '../../src/server/index.js';
import { STAFFED, step as stepOf, type HostName } from './host-support.js';
import { berlin, CLIENT, TestBackend, type Answer } from './support.js';

const SITE: SiteFile = {
  ...STAFFED,
  services: STAFFED.services.map((service) => (service.id === 'talk' ? { ...service, approval: true } : service)),
};
const TALK = { service: 'talk', calendar: 'a', start: berlin('03-03T10:00') };

describe('bookings that wait for a yes', () => {
  let backend: TestBackend;
  let booking: Booking;
  beforeEach(async () => {
    backend = new TestBackend(SITE);
    booking = (await backend.book(TALK)).body;
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const step = <T = HostBooking>(name: string, host: HostName = 'ann', version?: number): Promise<Answer<T>> =>
    stepOf<T>(backend, host, booking.id, name, { version });
  const codeOf = async (name: string, host?: HostName): Promise<string> =>
    (await step<ProblemBody>(name, host)).body.code;
  const kinds = async (): Promise<string[]> => (await backend.state()).outbox.map(({ kind }) => kind);

  it('FL-11 a booking is pending; its calendar file says tentative, and both are told that it waits', async () => {
    expect(booking.state).to.equal('pending');
    expect(booking.calendarFile).to.include('STATUS:TENTATIVE');
    expect(await kinds()).to.deep.equal(['client-request', 'specialist-request']);
    const [toClient, toSpecialist] = await backend.messages();
    expect(toClient!.text).to.include('Not confirmed yet');
    expect(toSpecialist!.text).to.include('It is waiting for your yes.');
  });

  it('A19 it holds its time: the second request for it is refused when it is made', async () => {
    const { status, body } = await backend.refused({ ...TALK, client: { ...CLIENT, email: 'other@example.com' } });
    expect([status, body.code]).to.deep.equal([409, 'slot-taken']);
  });

  it('FL-11 with the yes it is confirmed, and both are told; a second yes changes nothing', async () => {
    const { status, body } = await step('accept');
    expect([status, body.state, body.version]).to.deep.equal([200, 'confirmed', 2]);
    expect((await step('accept')).body).to.deep.equal(body);
    expect((await kinds()).slice(2)).to.deep.equal(['client-confirmation', 'specialist-notice']);
    const { body: seen } = await backend.read(booking.id, booking.token);
    expect([seen.state, seen.calendarFile!.includes('STATUS:CONFIRMED')]).to.deep.equal(['confirmed', true]);
    expect(await codeOf('decline')).to.equal('wrong-state');
    expect((await backend.state()).ledger.map(({ kind }) => kind)).to.deep.equal(['booked']);
  });

  it('FL-11 with the no it is cancelled, both are told, and the time is free', async () => {
    expect((await step('decline')).body).to.include({ state: 'cancelled', version: 2 });
    expect((await kinds()).slice(2)).to.deep.equal(['client-decline', 'specialist-cancellation']);
    expect((await backend.state()).ledger.map(({ kind }) => kind)).to.deep.equal(['booked', 'cancelled']);
    expect(await codeOf('accept')).to.equal('wrong-state');
    expect((await step('decline')).body.version).to.equal(2);
    expect((await backend.book(TALK)).status).to.equal(201);
  });

  it('FL-11 a yes and a no at once: one of them counts', async () => {
    const answers = await Promise.all([step('accept', 'ann', 1), step('decline', 'ann', 1)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412]);
    const { claims, bookings } = await backend.state();
    expect(claims).to.have.length(bookings[booking.id]!.state === 'confirmed' ? 1 : 0);
  });

  it('FL-11 the client can cancel while it waits', async () => {
    expect((await backend.cancel(booking)).body.state).to.equal('cancelled');
    expect(await codeOf('accept')).to.equal('wrong-state');
    expect((await backend.state()).claims).to.deep.equal([]);
  });

  it('FL-11 a booking that is moved waits for a yes again', async () => {
    const { body } = await step('accept');
    const moved = await backend.send<Booking>(`/bookings/${booking.id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${booking.token}`,
        'content-type': 'application/json',
        'if-match': `"${body.version}"`,
      },
      body: JSON.stringify({ start: berlin('03-03T14:00') }),
    });
    expect([moved.status, moved.body.state]).to.deep.equal([200, 'pending']);
    expect((await step<ProblemBody>('accept', 'ann', 1)).body.code, 'a late yes to the old time').to.equal(
      'version-mismatch',
    );
    expect((await step('accept')).body.state).to.equal('confirmed');
  });

  it('RA-2 one that is reassigned waits for the yes of the new person', async () => {
    await stepOf(backend, 'ann', booking.id, 'reassign', { body: { to: 'b' } });
    expect(await codeOf('accept', 'ann')).to.equal('not-found');
    expect((await step('accept', 'bob')).body).to.include({ state: 'confirmed', calendar: 'b' });
  });

  it('FL-11 only hosts answer, and in time', async () => {
    for (const name of ['accept', 'decline']) {
      expect(await codeOf(name, 'reader')).to.equal('not-allowed');
      expect(await codeOf(name, 'bob')).to.equal('not-found');
    }
    backend.now = booking.start;
    for (const name of ['accept', 'decline']) expect(await codeOf(name)).to.equal('too-late-to-change');
    expect(await codeOf('no-show')).to.equal('wrong-state');
  });

  it('MP-4 the yes of one person and a pool of many on one page are refused in the site file', () => {
    const pools = [{ id: 'team', name: 'Team', members: [{ calendars: ['a'] }, { calendars: ['b'] }] }];
    const entries = [
      { kind: 'service' as const, id: 'talk' },
      { kind: 'pool' as const, id: 'team' },
    ];
    const pages = [{ id: 'start', name: 'Start', sections: [{ label: 'All', entries }] }];
    expect(() => siteFromFile({ ...SITE, pools, pages })).to.throw(/waits for one person's yes/);
  });
});
