import { expect } from 'chai';
import type { ProblemBody, SessionRequest, TakenPackage } from '../../src/adapter/contract.js';
import type { SiteFile } from '../../src/server/index.js';
import { COURSES } from './package-site.js';
import { at, berlin, CLIENT, TestBackend, type Answer } from './support.js';

describe('other times for one session of an order', () => {
  let backend: TestBackend;
  let keys = 0;
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  /** The courses, out of which no number a week hinders anything but where it is given. */
  const site = (parts: object = {}, service: object = {}): SiteFile => ({
    ...COURSES,
    services: COURSES.services.map((one) => (one.id === 'treat' ? { ...one, ...service } : one)),
    packages: COURSES.packages!.map((one) => ({ ...one, weekly: 9, expiresAfterDays: 90, ...parts })),
  });
  const treat = (text: string, calendar?: string): SessionRequest => ({
    ...{ service: 'treat', duration: 60, start: berlin(text) },
    ...(calendar && { calendar }),
  });
  const take = <T = TakenPackage>(sessions: SessionRequest[], more = {}, key = `order-${++keys}`): Promise<Answer<T>> =>
    backend.send<T>('/packages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ package: 'course', client: CLIENT, answers: {}, sessions, ...more }),
    });
  const full = async (text: string): Promise<void> => {
    for (const calendar of ['a', 'b', 'spare']) {
      const { status } = await take([treat(text, calendar)], {
        client: { ...CLIENT, email: `${calendar}@example.com` },
      });
      expect(status).to.equal(201);
    }
  };
  /** What is offered in place of the session that can't be had, which is the one at that place. */
  const offered = async (place: number, sessions: SessionRequest[]): Promise<readonly number[]> => {
    const { status, body } = await take<ProblemBody>(sessions);
    expect([status, body.errors?.[0]?.pointer]).to.deep.equal([409, `/sessions/${place}`]);
    return body.alternatives!;
  };

  it('RC-3 are none at which the client sits in another, before it or after it in the order', async () => {
    backend = new TestBackend(site());
    await full('03-03T12:00');
    const others = [treat('03-03T11:00', 'a'), treat('03-03T13:30', 'b')];
    const busy = others.map(({ start }) => at(start));
    for (const place of [0, 1, 2]) {
      const sessions = others.toSpliced(place, 0, treat('03-03T12:00'));
      const found = await offered(place, sessions);
      expect(found).to.have.length(6);
      expect(found.filter((start) => busy.some((other) => Math.abs(start - other) < 60))).to.deep.equal([]);
    }
  });

  it('RC-3 are none that those who serve the others can’t keep, pauses included', async () => {
    backend = new TestBackend(site({ rule: { who: 'assigned' } }, { bufferAfter: 30 }));
    const elsewhere = { calendar: 'a', client: { ...CLIENT, email: 'other@example.com' } };
    expect((await take([treat('03-03T13:00', 'a')], elsewhere)).status).to.equal(201);
    const order = [treat('03-03T10:00'), treat('03-03T13:00')];
    const { body } = await take<ProblemBody>(order, { calendar: 'a' });
    // From 10:00 to 11:00 and half an hour more; from 13:00 on as long.
    expect(body.alternatives)
      .to.include(at(berlin('03-03T11:30')))
      .and.not.include(at(berlin('03-03T11:00')));
  });

  it('RC-3 PK-5 are none that the package doesn’t allow beside the others: not in a week that is full, nor after its end', async () => {
    const alone = { calendars: ['a'], assignment: 'client' as const };
    for (const [day, parts] of [
      // With the Monday that is asked for, too, the week has as many as it may.
      ['03-08', { weekly: 2 }],
      ['03-11', { expiresAfterDays: 9 }],
    ] as const) {
      const open = site({}, alone);
      const hours = { sun: ['09:00-17:00'], ...COURSES.calendars[0]!.hours };
      const everyDay = open.calendars.map((one) => ({ ...one, hours }));
      backend = new TestBackend({ ...open, calendars: everyDay });
      for (const from of [9, 13]) {
        const all = [0, 1, 2, 3].map((n) => treat(`${day}T${String(from + n).padStart(2, '0')}:00`, 'a'));
        expect((await take(all, { client: { ...CLIENT, email: 'other@example.com' } })).status).to.equal(201);
      }
      backend.serve({ ...site(parts, alone), calendars: everyDay });
      const found = await offered(0, [treat(`${day}T16:00`), treat('03-09T10:00'), treat('03-10T10:00')]);
      const [from, end] = [at(berlin('03-09T00:00')), at(berlin('03-12T00:00'))];
      expect(found.length, day).to.be.above(0);
      expect(found.filter((start) => ('weekly' in parts ? start >= from : start >= end))).to.deep.equal([]);
    }
  });

  it('RC-4 are named again where the same order comes again', async () => {
    backend = new TestBackend(site());
    await full('03-03T12:00');
    const order = [treat('03-03T11:00'), treat('03-03T12:00')];
    const [first, again] = [await take<ProblemBody>(order, {}, 'same'), await take<ProblemBody>(order, {}, 'same')];
    expect(again.body).to.deep.equal(first.body);
  });
});
