import { expect } from 'chai';
import type { Booking, HostBooking, ProblemBody } from '../../src/adapter/contract.js';
import type { SiteFile } from '../../src/server/index.js';
import { call, STAFFED, step } from './host-support.js';
import { berlin, CLIENT, TestBackend } from './support.js';

const WITHOUT: SiteFile = { ...STAFFED, services: STAFFED.services.filter(({ id }) => id !== 'massage') };

describe('a booking whose service is taken out of the site file', () => {
  let backend: TestBackend;
  let booked: Booking;
  beforeEach(async () => {
    backend = new TestBackend(STAFFED);
    booked = (await backend.book()).body;
    await backend.deliver();
    backend.serve(WITHOUT);
  });
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  it('FL-8 is still there for its client, by the id of its service, and names nobody', async () => {
    const { status, body } = await backend.read(booked.id, booked.token);
    expect([status, body.state, body.start, body.serviceName]).to.deep.equal([
      200,
      'confirmed',
      booked.start,
      'massage',
    ]);
    expect([body.calendar, body.specialistNames]).to.deep.equal([undefined, undefined]);
  });

  it('RC-4 FL-9 is cancelled with a 200, and those concerned are told', async () => {
    const { status, body } = await backend.cancel(booked);
    expect([status, body.state]).to.deep.equal([200, 'cancelled']);
    const told = (await backend.deliver()).map(({ kind }) => kind);
    expect(told).to.have.members(['client-cancellation', 'specialist-cancellation']);
  });

  it('FL-8 RA-1 is neither moved nor given to another, and stays as it is', async () => {
    const body = { start: berlin('03-04T10:00') };
    const moved = await backend.send<ProblemBody>(`/bookings/${booked.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': '"1"', authorization: `Bearer ${booked.token}` },
      body: JSON.stringify(body),
    });
    expect([moved.status, moved.body.code]).to.deep.equal([422, 'not-bookable']);
    const given = await step<ProblemBody>(backend, 'owner', booked.id, 'reassign');
    expect([given.status, given.body.code]).to.deep.equal([422, 'not-bookable']);
    expect((await backend.state()).bookings[booked.id]!.version).to.equal(1);
  });

  it('FL-9 is shown to its hosts, who take the same steps about it', async () => {
    const seen = await call<HostBooking>(backend, 'owner', `/bookings/${booked.id}`);
    expect([seen.status, seen.body.client.email]).to.deep.equal([200, CLIENT.email]);
    expect((await step<HostBooking>(backend, 'owner', booked.id, 'cancel')).body.state).to.equal('cancelled');
  });
});
