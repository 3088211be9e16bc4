import { expect } from 'chai';
import type { AssignmentRecord } from '../../src/engine/index.js';
import type { SiteFile } from '../../src/server/index.js';
import { choiceOfOne } from '../support/choice-of-one.js';
import { at, berlin, CLIENT, NOW, PRACTICE, TestBackend, wish } from './support.js';

const TUESDAY_10 = at(berlin('03-03T10:00'));

describe('booking', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  it('books a free start and answers with all that the client may know', async () => {
    const { status, body, response } = await backend.book();
    expect(status).to.equal(201);
    expect(body).to.include({
      state: 'confirmed',
      version: 1,
      service: 'massage',
      serviceName: 'Massage',
      start: TUESDAY_10,
      duration: 60,
    });
    expect(body).to.include({ firstName: 'Cleo', email: CLIENT.email, assignedBy: 'backend' });
    expect(body.token).to.have.length.of.at.least(22);
    expect(body).not.to.have.any.keys('record', 'salt', 'tokenHash', 'client', 'answers');
    expect(response.headers.get('cache-control')).to.equal('no-store');
  });

  it('DS-1 shares an automatic service out evenly over the day', async () => {
    for (const time of ['09:00', '10:00', '11:00', '12:00']) await backend.book({ start: berlin(`03-03T${time}`) });
    const served = (await backend.state()).claims.map(({ calendar }) => calendar);
    expect(served.filter((calendar) => calendar === 'a')).to.have.length(2);
    expect(served.filter((calendar) => calendar === 'b')).to.have.length(2);
  });

  it('RC-1 two bookings never share a place: the third for two people is refused', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => backend.book()));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 409]);
    expect(new Set((await backend.state()).claims.map(({ calendar }) => calendar)).size).to.equal(2);
  });

  it('RC-3 where everyone is booked the nearest other times are named, nearest first', async () => {
    await backend.book();
    await backend.book();
    const { status, body } = await backend.refused();
    expect(status).to.equal(409);
    expect(body).to.include({ code: 'all-booked', retryable: false });
    expect(body.alternatives?.slice(0, 2)).to.deep.equal([TUESDAY_10 - 60, TUESDAY_10 + 60]);
  });

  it('RC-3 where the wanted person is taken, other times of that person come first', async () => {
    await backend.book({ service: 'talk', duration: 60, calendar: 'a' });
    const { body } = await backend.refused({ service: 'talk', calendar: 'a' });
    expect(body.code).to.equal('slot-taken');
    expect(body.alternatives?.[0]).to.equal(at(berlin('03-03T11:30')));
    expect(body.alternatives).to.include(TUESDAY_10);
  });

  it('DESIGN 6 commits the proposal of the page where it is what the distribution gives', async () => {
    const { calendar } = (await new TestBackend().book()).body;
    const proposal = { calendar: calendar!, record: {} as AssignmentRecord };
    const { body } = await backend.book({ proposal });
    expect(body).to.include({ calendar, assignedBy: 'page' });
  });

  it('DESIGN 6 corrects a proposal that is not, and says so', async () => {
    const first = await backend.book();
    const proposal = { calendar: first.body.calendar!, record: {} as AssignmentRecord };
    const { body } = await backend.book({ start: berlin('03-03T12:00'), proposal });
    expect(body.assignedBy).to.equal('backend');
    expect(body.calendar).not.to.equal(first.body.calendar);
  });

  it('HS-1 keeps the record of the choice with the booking', async () => {
    const { body } = await backend.book();
    const { record } = (await backend.state()).bookings[body.id]!;
    expect(record).to.include({ service: 'massage', start: TUESDAY_10, now: NOW, chosen: body.calendar });
    const { candidates } = choiceOfOne(record);
    expect(candidates.map(({ calendar }) => calendar)).to.deep.equal(['a', 'b', 'secret']);
    expect(candidates[2]?.dropped?.reason.code).to.equal('private');
  });

  it('A21 buffers are part of what a booking takes', async () => {
    await backend.book({ service: 'talk', duration: 30, calendar: 'a' });
    const { status, body } = await backend.refused({
      service: 'talk',
      duration: 30,
      calendar: 'a',
      start: berlin('03-03T10:30'),
    });
    expect([status, body.code]).to.deep.equal([409, 'slot-taken']);
    expect(
      (await backend.book({ service: 'talk', duration: 30, calendar: 'a', start: berlin('03-03T11:00') })).status,
    ).to.equal(201);
  });

  it('AV-7 clients join the session that is there until it is full, then it is taken', async () => {
    const group = { service: 'class', duration: 60 };
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push((await backend.book(group)).status);
    expect(answers).to.deep.equal([201, 201, 201, 409]);
    expect((await backend.state()).claims.map(({ seat }) => seat)).to.deep.equal([0, 1, 2]);
    expect(new Set((await backend.state()).claims.map(({ session }) => session)).size).to.equal(1);
  });

  it('AV-7 a seat that is given up can be taken again, and an empty session is gone', async () => {
    const group = { service: 'class', duration: 60 };
    const [one, two, three] = [
      (await backend.book(group)).body,
      (await backend.book(group)).body,
      (await backend.book(group)).body,
    ];
    await backend.cancel(two);
    expect((await backend.book(group)).status).to.equal(201);
    expect((await backend.refused(group)).status).to.equal(409);
    for (const booking of [one, three]) await backend.cancel(booking);
    expect((await backend.state()).claims).to.have.length(1);
  });

  it('A03 AV-7 of two sessions at once, the first can be filled again once all of it have cancelled', async () => {
    const calendars = PRACTICE.calendars.map((one) => (one.id === 'group' ? { ...one, capacity: 2 } : one));
    const twice = new TestBackend({ ...PRACTICE, calendars });
    const group = { service: 'class', duration: 60 };
    const first = await Promise.all([1, 2, 3].map(async () => (await twice.book(group)).body));
    for (let i = 0; i < 3; i++) await twice.book(group);
    for (const booking of first) await twice.cancel(booking);
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push((await twice.book(group)).status);
    expect([answers, twice.faults]).to.deep.equal([[201, 201, 201, 409], []]);
    const sessions = (await twice.state()).claims.map(({ session }) => session);
    expect(new Set(sessions).size).to.equal(2);
  });

  it('FL-2 "any" is refused where a service leaves it out', async () => {
    const services = PRACTICE.services.map((service) => ({ ...service, anyAvailable: 'none' as const }));
    const { status, body } = await new TestBackend({ ...PRACTICE, services }).refused({ service: 'talk' });
    expect([status, body.errors?.[0]?.pointer]).to.deep.equal([422, '/calendar']);
  });

  it('FL-6 a name that is never revealed is in no answer', async () => {
    const services = PRACTICE.services.map((service) => ({ ...service, reveal: 'never' as const }));
    const { response } = await new TestBackend({ ...PRACTICE, services }).book();
    const text = await response.text();
    expect(text).not.to.match(/Ann|Bob|"calendar":/);
  });
});

describe('dishonest requests', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend()));
  afterEach(async () => {
    expect(backend.faults).to.deep.equal([]);
    expect(await backend.isUntouched()).to.equal(true);
  });

  const refuse = async (parts: Record<string, unknown>, status: number, code: string, rule?: string): Promise<void> => {
    const answer = await backend.refused(parts);
    expect([answer.status, answer.body.code]).to.deep.equal([status, code]);
    expect(answer.response.headers.get('content-type')).to.equal('application/problem+json');
    expect(answer.body.detail).to.be.a('string').and.not.equal('');
    if (rule) expect(answer.body.errors?.[0]?.code).to.equal(rule);
  };

  for (const duration of [0, -60, 576_000, 59.5, 5]) {
    it(`A22, A31 a session of ${duration} minutes is no session of the service`, () =>
      refuse({ duration }, 422, 'invalid-time'));
  }
  for (const start of ['03-03T10:07', '03-03T10:07:13.5', '03-03T10:00:30']) {
    it(`A22 ${start} is not on the grid`, () => refuse({ start: berlin(start) }, 422, 'invalid-time'));
  }
  it('A30 outside working hours', () => refuse({ start: berlin('03-03T20:00') }, 422, 'outside-rules', 'closed'));
  it('A30 on a closed day', () => refuse({ start: berlin('03-08T10:00') }, 422, 'outside-rules', 'closed'));
  it('A30 within the notice', () => refuse({ start: berlin('03-02T09:00') }, 422, 'outside-rules', 'too-soon'));
  it('A30 beyond the horizon', () =>
    refuse({ start: '2026-06-03T10:00+02:00[Europe/Berlin]' }, 422, 'outside-rules', 'too-far'));
  it('A30 in the past', () => refuse({ start: berlin('02-24T10:00') }, 422, 'outside-rules', 'too-soon'));
  it('A31 a service that is not there', () => refuse({ service: 'free-lunch' }, 422, 'unknown-service'));
  it('A37 a calendar that is not there', () =>
    refuse({ service: 'talk', calendar: 'other-site' }, 404, 'unknown-calendar'));
  it('A38 a calendar that is not linked', () => refuse({ service: 'talk', calendar: 'spare' }, 422, 'not-bookable'));
  it('A38 a calendar that is not public', () => refuse({ service: 'talk', calendar: 'secret' }, 422, 'not-bookable'));

  for (const seats of [500, 2, 0, -1, 1.5, '1', null]) {
    it(`A36 ${JSON.stringify(seats)} is no number of seats to ask for`, () =>
      refuse({ service: 'class', seats }, 422, 'validation'));
  }
});

describe('the client does not steer', () => {
  it('A32 a calendar in the body of an automatic service is not looked at', async () => {
    const backend = new TestBackend();
    const served = new Map<string, number>();
    for (let hour = 9; hour < 17; hour++) {
      const { body } = await backend.book({
        calendar: 'a',
        start: berlin(`03-03T${String(hour).padStart(2, '0')}:00`),
      });
      expect(body.assignedBy).to.equal('backend');
      served.set(body.calendar!, (served.get(body.calendar!) ?? 0) + 1);
    }
    expect(Object.fromEntries(served)).to.deep.equal({ a: 4, b: 4 });
  });

  /** Ann works in the mornings and is the soonest to be free; Bob and Cem in the afternoons. */
  const soonestSite = (assignment: 'automatic' | 'client'): SiteFile => ({
    ...PRACTICE,
    specialists: [...PRACTICE.specialists, { id: 'cem', name: 'Cem' }],
    calendars: ['ann', 'bob', 'cem'].map((id) => ({
      id: id.slice(0, 1),
      specialist: id,
      hours: { tue: [id === 'ann' ? '09:00-12:00' : '12:00-17:00'] },
    })),
    services: [
      {
        id: 'massage',
        name: 'Massage',
        durations: [60],
        calendars: ['a', 'b', 'c'],
        assignment,
        distribution: 'soonest',
        anyAvailable: 'soonest',
      },
    ],
  });
  const propose = (calendar: string) => ({ calendar, record: {} as AssignmentRecord });

  for (const proposed of ['b', 'c', 'zzz', undefined]) {
    it(`A32 with "soonest", a start that is not on offer goes to whom the ranking gives, proposed ${proposed}`, async () => {
      const start = berlin('03-03T14:00');
      const expected = (await new TestBackend(soonestSite('automatic')).book({ start })).body.calendar;
      const proposal = proposed === undefined ? undefined : propose(proposed);
      const { status, body } = await new TestBackend(soonestSite('automatic')).book({ start, proposal });
      expect([status, body.calendar]).to.deep.equal([201, expected]);
    });

    it(`A32 with "soonest", a start on offer goes to the person on offer, proposed ${proposed}`, async () => {
      const start = berlin('03-03T10:00');
      const proposal = proposed === undefined ? undefined : propose(proposed);
      expect((await new TestBackend(soonestSite('automatic')).book({ start, proposal })).body.calendar).to.equal('a');
    });
  }

  it('DS-2 a client who may choose keeps the person whose times were shown; an id that is none counts for nothing', async () => {
    const start = berlin('03-03T14:00');
    const serving = async (calendar: string) =>
      (await new TestBackend(soonestSite('client')).book({ start, proposal: propose(calendar) })).body.calendar;
    expect([await serving('b'), await serving('c')]).to.deep.equal(['b', 'c']);
    const unproposed = (await new TestBackend(soonestSite('client')).book({ start })).body.calendar;
    expect(await serving('zzz')).to.equal(unproposed);
  });

  it('A33 a record that leaves somebody out changes nothing', async () => {
    const backend = new TestBackend();
    const record = { candidates: [{ calendar: 'a', values: [0] }], chosen: 'a' } as unknown as AssignmentRecord;
    const calendars = new Set<string>();
    for (const time of ['09:00', '10:00', '11:00', '12:00']) {
      const { body } = await backend.book({ start: berlin(`03-03T${time}`), proposal: { calendar: 'a', record } });
      calendars.add(body.calendar!);
    }
    expect([...calendars].sort()).to.deep.equal(['a', 'b']);
  });

  it('A34 a cancelled session does not count as load', async () => {
    const backend = new TestBackend();
    const { body: first } = await backend.book();
    await backend.cancel(first);
    const { body: second } = await backend.book({ start: berlin('03-03T12:00') });
    const { record } = (await backend.state()).bookings[second.id]!;
    expect(
      choiceOfOne(record)
        .candidates.slice(0, 2)
        .map(({ values }) => values?.[0]),
    ).to.deep.equal([0, 0]);
  });

  it('A35 an old revision is neither an error nor a way around', async () => {
    const backend = new TestBackend();
    for (let i = 0; i < 2; i++) expect((await backend.post({ ...wish(), revision: -5 })).status).to.equal(201);
    expect((await backend.post({ ...wish(), revision: 1e9 })).status).to.equal(409);
  });
});
