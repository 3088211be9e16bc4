import { expect } from 'chai';
import type { SiteFile } from '../../src/server/index.js';
import { choiceOfOne } from '../support/choice-of-one.js';
import { at, berlin, CLIENT, NOW, PRACTICE, TestBackend } from './support.js';

/** The practice, its massage with more to it. */
function backendWith(more: Partial<SiteFile['services'][number]>): TestBackend {
  const [massage, ...others] = PRACTICE.services;
  return new TestBackend({ ...PRACTICE, services: [{ ...massage!, ...more }, ...others] });
}

const OTHER = { ...CLIENT, email: 'otto@example.com' };

describe('limits of a client', () => {
  it('AV-10 count the bookings of the e-mail address, whatever its case, until one is cancelled', async () => {
    const backend = backendWith({ clientLimits: { perWeek: 1 } });
    const first = await backend.book();
    const again = { start: berlin('03-04T12:00'), client: { ...CLIENT, email: 'CLEO@Example.com' } };
    const { status, body } = await backend.refused(again);
    expect([status, body.code, body.errors?.[0]?.code]).to.deep.equal([422, 'outside-rules', 'limit']);
    expect((await backend.book({ ...again, client: OTHER })).status).to.equal(201);
    expect((await backend.book({ ...again, start: berlin('03-09T12:00') })).status).to.equal(201);
    await backend.cancel(first.body);
    expect((await backend.book({ ...again, start: berlin('03-05T12:00') })).status).to.equal(201);
  });

  it('AV-10 RC-3 other times within the limit are named', async () => {
    const backend = backendWith({ clientLimits: { perDay: 1 } });
    await backend.book();
    const { alternatives } = (await backend.refused({ start: berlin('03-03T12:00') })).body;
    expect(alternatives).to.have.length.above(2);
    const tuesday = [at(berlin('03-03T00:00')), at(berlin('03-04T00:00'))] as const;
    expect(alternatives!.filter((start) => start >= tuesday[0] && start < tuesday[1])).to.deep.equal([]);
  });

  it('AV-10 RC-3 RC-4 the same request gets the same answer again, other times within the limit and all', async () => {
    const backend = backendWith({ clientLimits: { perDay: 1 } });
    await backend.book();
    const again = () => backend.refused({ start: berlin('03-03T12:00') }, 'key');
    const first = await again();
    expect(first.body.alternatives).to.have.length.above(2);
    expect((await again()).body).to.deep.equal(first.body);
  });

  it('A82 A88 a form that a program filled learns nothing of whoever has the address', async () => {
    const backend = backendWith({ clientLimits: { perDay: 1 } });
    await backend.book();
    const again = { start: berlin('03-03T12:00') };
    expect((await backend.refused(again)).status).to.equal(422);
    expect((await backend.book({ ...again, form: { hidden: 'x' } })).status).to.equal(201);
  });

  it('AV-10 bookings of other services do not count, and other services are not limited', async () => {
    const backend = backendWith({ clientLimits: { perDay: 1 } });
    await backend.book({ service: 'talk', duration: 30, calendar: 'a' });
    expect((await backend.book()).status).to.equal(201);
    expect((await backend.book({ service: 'talk', duration: 30, start: berlin('03-03T12:00') })).status).to.equal(201);
  });

  it('A82 nothing that a page can read before booking tells of a client', async () => {
    const backend = backendWith({ clientLimits: { perDay: 1 }, continuity: 14 });
    const answers = async () => [
      (await backend.send('/catalog')).body,
      { ...(await backend.availability('2026-03-10', '2026-03-12')).body, revision: 0, figures: 0 },
    ];
    const before = await answers();
    await backend.book();
    expect(await answers()).to.deep.equal(before);
  });
});

describe('a returning client', () => {
  /** Ann has served this client; by the distribution Bob would be next. */
  async function returned(more: Partial<SiteFile['services'][number]> = { continuity: 14 }): Promise<TestBackend> {
    const backend = backendWith(more);
    await backend.book({ service: 'talk', duration: 30, calendar: 'a', start: berlin('03-04T09:00') });
    return backend;
  }
  const served = async (backend: TestBackend, id: string) => (await backend.state()).bookings[id]!;

  it('DS-20 keeps the person of the last booking, and the record says so', async () => {
    const [keeps, plain] = [await returned(), await returned({})];
    const start = berlin('03-04T11:00');
    expect((await served(plain, (await plain.book({ start })).body.id)).calendar).to.equal('b');
    const kept = await served(keeps, (await keeps.book({ start })).body.id);
    const { decidedBy, returningTo } = choiceOfOne(kept.record);
    expect([kept.calendar, decidedBy, returningTo]).to.deep.equal(['a', 'continuity', 'a']);
  });

  it("DS-20 RC-1 the page's proposal of another person is corrected", async () => {
    const backend = await returned({ continuity: 14, assignment: 'client' });
    const proposal = { calendar: 'b', record: {} as never };
    const { body } = await backend.book({ start: berlin('03-04T11:00'), proposal });
    expect(body).to.include({ calendar: 'a', assignedBy: 'backend' });
  });

  it('DS-20 another client goes by the distribution', async () => {
    const backend = await returned();
    const { body } = await backend.book({ start: berlin('03-04T11:00'), client: OTHER });
    expect((await served(backend, body.id)).calendar).to.equal('b');
  });

  it('DS-20 where the person is not free at that time, one of the pool serves', async () => {
    const backend = await returned();
    const start = berlin('03-05T11:00');
    await backend.book({ service: 'talk', duration: 60, calendar: 'a', start, client: OTHER });
    expect((await served(backend, (await backend.book({ start })).body.id)).calendar).to.equal('b');
  });

  it('DS-20 the days count from today, however far ahead the booking is', async () => {
    const backend = await returned({ continuity: 5 });
    const { body } = await backend.book({ start: berlin('03-27T11:00') });
    expect(choiceOfOne((await served(backend, body.id)).record).decidedBy).to.equal('continuity');
  });

  it('DS-20 a person who is not free within the days is not waited for', async () => {
    const file = (continuity: number): SiteFile => ({
      ...PRACTICE,
      calendars: PRACTICE.calendars.map((calendar) =>
        calendar.id === 'a' ? { ...calendar, blackouts: [{ first: '2026-03-05', last: '2026-03-12' }] } : calendar,
      ),
      services: PRACTICE.services.map((service) => ({ ...service, ...(service.id === 'massage' && { continuity }) })),
    });
    for (const [continuity, isKept] of [
      [3, false],
      [14, true],
    ] as const) {
      const backend = new TestBackend(file(continuity));
      await backend.book({ service: 'talk', duration: 30, calendar: 'a', start: berlin('03-04T09:00') });
      backend.now = at(berlin('03-04T17:00'));
      const { body } = await backend.book({ start: berlin('03-13T11:00') });
      const { decidedBy } = choiceOfOne((await served(backend, body.id)).record);
      expect(decidedBy === 'continuity', `${continuity} days`).to.equal(isKept);
    }
  });

  it('DS-20 a cancelled booking ties nobody; a client who asks for a person gets that one', async () => {
    const backend = await returned({ continuity: 14, assignment: 'client' });
    const { body } = await backend.book({ start: berlin('03-04T11:00'), calendar: 'b' });
    expect(body).to.include({ calendar: 'b', assignedBy: 'client' });
    await backend.cancel(body);
    const again = await backend.book({ start: berlin('03-04T12:00') });
    expect(choiceOfOne((await served(backend, again.body.id)).record).returningTo).to.equal('a');
  });
});

describe('old news of busy time', () => {
  const STALE: SiteFile = {
    ...PRACTICE,
    staleAfter: 60,
    calendars: PRACTICE.calendars.map((calendar) => ({
      ...calendar,
      ...(calendar.id === 'a' && { busyAsOf: '2026-03-02T07:30' }),
    })),
  };

  it('AV-12 counts as busy once it is older than the site allows, for the page and for the booking', async () => {
    const backend = new TestBackend(STALE);
    const talk = { service: 'talk', duration: 30, calendar: 'a' };
    const { body } = await backend.availability('2026-03-02', '2026-03-08');
    expect(body.calendars.find(({ calendar }) => calendar === 'a')?.asOf).to.equal(NOW - 30);
    expect((await backend.book(talk)).status).to.equal(201);
    backend.now += 31;
    const refused = await backend.refused({ ...talk, start: berlin('03-03T12:00') });
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'slot-taken']);
    expect((await backend.book({ ...talk, start: berlin('03-03T12:00'), calendar: 'b' })).status).to.equal(201);
  });
});
