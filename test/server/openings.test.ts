import { expect } from 'chai';
import type { Openings, ProblemBody } from '../../src/adapter/contract.js';
import type { SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { at, berlin, PRACTICE, TestBackend, type Answer } from './support.js';

const [MONDAY, TUESDAY, WEDNESDAY] = [2, 3, 4].map((day) => dayOfIso(`2026-03-0${day}`)!) as [number, number, number];
const [MASSAGE, TALK, CLASS] = PRACTICE.services as [Service, Service, Service];
type Service = SiteFile['services'][number];

/** Asks about the Tuesday, unless other days are named. */
function ask(
  backend: TestBackend,
  parts: Record<string, string | number>,
  headers: Record<string, string> = {},
): Promise<Answer<Openings & ProblemBody>> {
  const query = Object.entries({ from: TUESDAY, to: WEDNESDAY, ...parts }).map(([key, value]) => [key, String(value)]);
  return backend.send(`/openings?${new URLSearchParams(query)}`, { headers });
}

const found = async (backend: TestBackend, parts: Record<string, string | number>): Promise<Openings> =>
  (await ask(backend, parts)).body;

/** What stands at a start of the Tuesday: what is left, and whose it is. */
const startAt = ({ starts }: Openings, clock: string): readonly (readonly unknown[])[] =>
  starts.filter(([start]) => start === at(berlin(`03-03T${clock}`))).map(([, ...rest]) => rest);

const site = (parts: Partial<SiteFile>): TestBackend => new TestBackend({ ...PRACTICE, detail: 'pools', ...parts });

describe('GET /openings', () => {
  it('MG-2 gives each start in order of time, with what is left there over all people', async () => {
    const backend = site({});
    await backend.book({ service: 'talk', calendar: 'a', duration: 30, start: berlin('03-03T10:00') });
    const openings = await found(backend, { service: 'talk' });
    expect(openings.days).to.deep.equal([TUESDAY, WEDNESDAY]);
    expect(startAt(openings, '09:00')).to.deep.equal([[2]]);
    expect(startAt(openings, '10:00')).to.deep.equal([[1]]);
    const instants = openings.starts.map(([start]) => start);
    expect(instants).to.deep.equal([...instants].sort((one, other) => one - other));
    expect(Math.min(...instants)).to.equal(at(berlin('03-03T09:00')));
  });

  it('MG-2 what is fully booked is 0, and left out where the site hides it', async () => {
    for (const hideFull of [false, true]) {
      const backend = site({ hideFull });
      for (const calendar of ['a', 'b']) await backend.book({ service: 'talk', calendar });
      expect(startAt(await found(backend, { service: 'talk' }), '10:00')).to.deep.equal(hideFull ? [] : [[0]]);
    }
  });

  it('AV-14 is asked of the service’s first length, or of another one that it has', async () => {
    const backend = site({});
    expect((await found(backend, { service: 'talk' })).starts).to.have.length(16);
    expect((await found(backend, { service: 'talk', duration: 60 })).starts).to.have.length(15);
  });

  it('FL-8 to whoever moves a booking its own time is free, so that it can move by less than its length', async () => {
    const backend = site({});
    const { body: booking } = await backend.book({ service: 'talk', calendar: 'a', duration: 60 });
    await backend.book({ service: 'talk', calendar: 'b', duration: 60 });
    const asked = async (more: object, token?: string): Promise<readonly unknown[]> => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const { status, body } = await ask(backend, { service: 'talk', duration: 60, ...more }, headers);
      return [status, ...(status === 200 ? ['10:00', '10:30'].flatMap((clock) => startAt(body, clock)) : [])];
    };
    expect(await asked({})).to.deep.equal([200, [0], [0]]);
    expect(await asked({ moving: booking.id }, booking.token)).to.deep.equal([200, [1], [1]]);
    const tag = (await ask(backend, { service: 'talk', duration: 60 })).response.headers.get('etag')!;
    const headers = { authorization: `Bearer ${booking.token}`, 'if-none-match': tag };
    expect((await ask(backend, { service: 'talk', duration: 60, moving: booking.id }, headers)).status).to.equal(200);
    for (const [moving, token] of [
      [booking.id, 'wrong'],
      [booking.id, undefined],
      ['nobody', booking.token],
    ] as const)
      expect(await asked({ moving }, token)).to.deep.equal([404]);
  });

  it('A69 what a booking’s own token lets one read is kept nowhere on its way', async () => {
    const backend = site({});
    const { body: booking } = await backend.book({ service: 'talk' });
    const kept = async (more: object, headers: Record<string, string>): Promise<string | null> =>
      (await ask(backend, { service: 'talk', ...more }, headers)).response.headers.get('cache-control');
    expect(await kept({}, {})).to.equal('no-cache');
    expect(await kept({ moving: booking.id }, { authorization: `Bearer ${booking.token}` })).to.equal('no-store');
  });

  it('RC-6 a time that is held is not free', async () => {
    const backend = site({});
    await backend.hold({ service: 'talk', duration: 30, start: berlin('03-03T10:00'), calendar: 'a' });
    expect(startAt(await found(backend, { service: 'talk', calendar: 'a' }), '10:00')).to.deep.equal([[0]]);
  });

  it('FL-2 of one person, and of anybody with when each is free first within the days', async () => {
    const backend = site({
      calendars: PRACTICE.calendars.map((one) => (one.id === 'b' ? { ...one, hours: {} } : one)),
    });
    await backend.book({ service: 'talk', calendar: 'a', duration: 30, start: berlin('03-03T09:00') });
    const ofA = await found(backend, { service: 'talk', calendar: 'a' });
    expect(ofA).not.to.have.any.keys('people', 'calendar');
    expect((await found(backend, { service: 'talk', calendar: 'b' })).starts).to.deep.equal([]);
    const { people } = await found(backend, { service: 'talk', from: MONDAY });
    expect(people).to.deep.equal([
      ['a', at(berlin('03-02T10:00'))],
      ['b', null],
    ]);
    const later = await found(backend, { service: 'talk' });
    expect(later.people?.[0]).to.deep.equal(['a', at(berlin('03-03T10:00'))]);
  });

  it('A32 where the distribution chooses alone, nobody is named and nobody can be asked for', async () => {
    const backend = site({});
    const openings = await found(backend, { service: 'massage' });
    expect(openings).not.to.have.any.keys('people', 'calendar');
    expect((await found(backend, { service: 'massage', calendar: 'a' })).starts).to.deep.equal(openings.starts);
  });

  it('MG-3 a start stands once per free person where the choice of slot is the choice of person', async () => {
    const backend = site({ services: [MASSAGE, { ...TALK, anyAvailable: 'labelled' }, CLASS] });
    for (const calendar of ['a', 'b']) await backend.book({ service: 'talk', calendar });
    await backend.book({ service: 'talk', calendar: 'a', duration: 30, start: berlin('03-03T12:00') });
    const openings = await found(backend, { service: 'talk' });
    expect(startAt(openings, '09:00')).to.deep.equal([
      [1, 'a'],
      [1, 'b'],
    ]);
    expect(startAt(openings, '10:00')).to.deep.equal([[0]]);
    expect(startAt(openings, '12:00')).to.deep.equal([[1, 'b']]);
  });

  it('MP-2 so it does on a page where the person is chosen after the time', async () => {
    const pages: SiteFile['pages'] = [
      {
        id: 'late',
        name: 'Late',
        first: 'service',
        timeFirst: true,
        sections: [{ label: 'All', entries: [{ kind: 'service', id: 'talk' }] }],
      },
    ];
    const backend = site({ pages });
    expect(startAt(await found(backend, { service: 'talk', page: 'late' }), '09:00')).to.deep.equal([
      [1, 'a'],
      [1, 'b'],
    ]);
    expect(startAt(await found(backend, { service: 'talk' }), '09:00')).to.deep.equal([[2]]);
  });

  it('DS-2 where one person’s times are offered, they are that one’s, on later days, too', async () => {
    const services = [MASSAGE, { ...TALK, anyAvailable: 'soonest' as const }, CLASS];
    const calendars = PRACTICE.calendars.map((one) =>
      one.id === 'a' ? { ...one, overrides: { '2026-03-02': [] } } : one,
    );
    const backend = site({ services, calendars });
    await backend.book({ service: 'talk', calendar: 'b', duration: 30, start: berlin('03-03T09:00') });
    const openings = await found(backend, { service: 'talk' });
    expect(openings.calendar).to.equal('b');
    expect(startAt(openings, '09:00')).to.deep.equal([[0]]);
    expect(startAt(openings, '12:00')).to.deep.equal([[1]]);
    const { status, body } = await backend.book({ service: 'talk', duration: 30, start: berlin('03-03T12:00') });
    expect([status, body.calendar]).to.deep.equal([201, 'b']);
  });

  it('DS-17 who is ahead is hidden on later days, too, as whoever books then finds', async () => {
    const distributions: SiteFile['distributions'] = [
      { name: 'even', offered: 'everyone', keys: ['count', 'draw'], window: 'week', ahead: 2 },
    ];
    const services = [MASSAGE, { ...TALK, distribution: 'even' }, CLASS];
    const backend = site({ services, distributions });
    for (const hour of ['09', '12'])
      await backend.book({ service: 'talk', calendar: 'a', duration: 30, start: berlin(`03-03T${hour}:00`) });
    const later = await found(backend, { service: 'talk', from: MONDAY + 7, to: MONDAY + 8 });
    expect(new Set(later.starts.map(([, left]) => left))).to.deep.equal(new Set([1]));
    const { body } = await backend.book({ service: 'talk', duration: 30, start: berlin('03-09T09:00') });
    expect(body.calendar).to.equal('b');
  });

  it('TR-1 says why days have nothing', async () => {
    const blackouts = [{ first: '2026-03-04', last: '2026-03-04' }];
    const openings = await found(site({ blackouts }), { service: 'talk', from: MONDAY - 1, to: WEDNESDAY + 1 });
    expect(openings.reasons).to.deep.equal([
      [MONDAY - 1, 'closed'],
      [WEDNESDAY, 'blocked'],
    ]);
  });

  it('a pool is its members alone, and a page its people', async () => {
    const pools: SiteFile['pools'] = [{ id: 'one', name: 'One', members: [{ calendars: ['b'] }] }];
    const pages: SiteFile['pages'] = [
      {
        id: 'ann',
        name: 'Ann',
        first: 'specialist',
        sections: [{ label: 'All', entries: [{ kind: 'specialist', id: 'ann' }] }],
      },
    ];
    const backend = site({ pools, pages });
    await backend.book({ service: 'talk', calendar: 'a', duration: 30 });
    const inPool = await found(backend, { service: 'talk', pool: 'one' });
    expect([startAt(inPool, '09:00'), startAt(inPool, '10:00')]).to.deep.equal([[[1]], [[1]]]);
    const onPage = await found(backend, { service: 'talk', page: 'ann' });
    expect([startAt(onPage, '09:00'), startAt(onPage, '10:00')]).to.deep.equal([[[1]], [[0]]]);
    expect(onPage.people?.map(([id]) => id)).to.deep.equal(['a']);
  });

  it('PN-1 a panel starts where all of them are free', async () => {
    const panels: SiteFile['panels'] = [
      { id: 'duo', name: 'Duo', service: 'talk', primary: { calendar: 'a' }, seats: [{ calendar: 'b' }] },
    ];
    const backend = site({ panels });
    await backend.book({ service: 'talk', calendar: 'b', duration: 30 });
    const openings = await found(backend, { panel: 'duo' });
    expect([startAt(openings, '09:00'), startAt(openings, '10:00')]).to.deep.equal([[[1]], []]);
    expect(openings).not.to.have.any.keys('people', 'calendar');
  });

  it('MP-3 the rules of a page give what they name for the answers, the place and the language', async () => {
    const rule = (id: string, calendar: string, when: NonNullable<Rule['when']>): Rule => ({
      ...{ id, name: id, service: 'talk', primary: { calendar }, seats: [], when },
    });
    type Rule = NonNullable<NonNullable<SiteFile['pages']>[number]['rules']>[number];
    const fields: Service['fields'] = [{ id: 'topic', kind: 'text', label: 'Topic' }];
    const pages: SiteFile['pages'] = [
      {
        ...{ id: 'desk', name: 'Desk', first: 'rules', sections: [] },
        rules: [
          rule('visa', 'a', [{ on: 'answer', field: 'topic', oneOf: ['visa'] }]),
          rule('north', 'b', [{ on: 'place', oneOf: ['North'] }]),
          rule('french', 'spare', [{ on: 'language', oneOf: ['fr'] }]),
        ],
      },
    ];
    const backend = site({ services: [MASSAGE, { ...TALK, fields }, CLASS], pages });
    await backend.book({ service: 'talk', calendar: 'a', duration: 30 });
    const at10 = async (parts: Record<string, string>) =>
      startAt(await found(backend, { page: 'desk', ...parts }), '10:00');
    expect(await at10({ answers: '{"topic":"visa"}' })).to.deep.equal([]);
    expect(await at10({ answers: '{"topic":"visa"}', place: 'North' })).to.deep.equal([]);
    expect(await at10({ place: 'North' })).to.deep.equal([[1]]);
    expect(await at10({ locale: 'fr-CH' })).to.deep.equal([[1]]);
    const nobody = await found(backend, { page: 'desk' });
    expect([nobody.starts, nobody.reasons]).to.deep.equal([[], [[TUESDAY, 'nobody']]]);
    expect((await ask(backend, { page: 'desk', place: 'North', duration: 45 })).body.code).to.equal('invalid-time');
  });

  it('a page without rules says nothing by itself', async () => {
    const sections = [{ label: 'All', entries: [{ kind: 'service' as const, id: 'talk' }] }];
    const backend = site({ pages: [{ id: 'front', name: 'Front', first: 'service', sections }] });
    const { body } = await ask(backend, { page: 'front' });
    expect([body.code, body.errors?.[0]?.pointer]).to.deep.equal(['not-bookable', '/page']);
    expect((await ask(backend, { page: 'front', service: 'massage' })).body.code).to.equal('not-bookable');
    expect((await ask(backend, { page: 'front', service: 'talk' })).status).to.equal(200);
  });

  const backend = site({});
  const cases: readonly (readonly [query: string, code: ProblemBody['code'], pointer?: string])[] = [
    ['from=20515&to=20516', 'validation', '/service'],
    ['from=20515&to=20516&service=talk&services=talk', 'validation', '/services'],
    ['from=20515&to=20516&service=talk&service=talk', 'validation', '/service'],
    ['from=20515&to=20516&service=', 'validation', '/service'],
    ['from=20515&to=20516&service=talk&duration=30.5', 'validation', '/duration'],
    ['from=20515&to=20516&service=talk&duration=-30', 'validation', '/duration'],
    ['from=20515&to=20516&service=talk&answers={}', 'validation', '/answers'],
    ['from=20515&to=20516&panel=duo&service=talk', 'validation', '/service'],
    ['from=20515&to=20516&page=x&answers=[1]', 'validation', '/answers'],
    ['from=20515&to=20516&page=x&answers={"a":{}}', 'validation', '/answers/a'],
    ['from=20515&to=20516&page=x&answers={', 'validation', '/answers'],
    ['from=20515&to=20516&page=x&locale=12', 'validation', '/locale'],
    ['from=20515&to=20516&service=talk&__proto__=x', 'validation', '/__proto__'],
    ['from=20515&to=20516&service=talk&duration=7', 'invalid-time'],
    ['from=20515&to=20516&service=nothing', 'unknown-service'],
    ['from=20515&to=20516&service=talk&calendar=nobody', 'unknown-calendar'],
    ['from=20515&to=20516&service=talk&calendar=group', 'not-bookable'],
    ['from=20515&to=20516&service=talk&pool=nobody', 'not-bookable', '/pool'],
    ['from=20515&to=20516&service=talk&page=nothing', 'not-bookable', '/page'],
    ['from=20515&to=20516&panel=nothing', 'not-bookable', '/panel'],
    ['service=talk', 'validation'],
    ['from=20516&to=20515&service=talk', 'validation'],
    ['from=20515&to=20616&service=talk', 'range-too-large'],
  ];
  for (const [query, code, pointer] of cases) {
    it(`A31 A48 "${query}" is refused with ${code}${pointer ? ` at ${pointer}` : ''}`, async () => {
      const { status, body } = await backend.send<ProblemBody>(`/openings?${query}`);
      expect(status).to.be.within(400, 422);
      expect([body.code, body.errors?.[0]?.pointer]).to.deep.equal([code, pointer]);
    });
  }

  it('A37 a private calendar is as unknown as one that does not exist', async () => {
    const [secret, nobody] = await Promise.all(
      ['secret', 'nobody'].map((calendar) => ask(backend, { service: 'talk', calendar })),
    );
    expect(secret!.body).to.deep.equal(nobody!.body);
  });

  it('has a tag of the question, 304 for who has it, and another one after each booking', async () => {
    const backend = site({});
    const tag = async (parts: Record<string, string>) => (await ask(backend, parts)).response.headers.get('etag')!;
    const [talk, massage] = [await tag({ service: 'talk' }), await tag({ service: 'massage' })];
    expect(talk)
      .to.match(/^"[\w-]+"$/)
      .and.not.to.equal(massage);
    const path = `/openings?from=${TUESDAY}&to=${WEDNESDAY}&service=talk`;
    const again = () => backend.send(path, { headers: { 'if-none-match': talk } });
    expect([(await again()).status, (await again()).body]).to.deep.equal([304, undefined]);
    backend.now++;
    expect((await again()).status).to.equal(200);
    backend.now--;
    await backend.book();
    expect((await again()).status).to.equal(200);
    expect(await tag({ service: 'talk' })).not.to.equal(talk);
  });
});
