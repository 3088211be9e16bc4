import { expect } from 'chai';
import type {
  Booking,
  HeldTime,
  ProblemBody,
  RuleBookingRequest,
  RuleHoldRequest,
} from '../../src/adapter/contract.js';
import { openSite, pageStarts, type Catalog } from '../../src/engine/index.js';
import { createHandler, siteFromFile, type SiteFile } from '../../src/server/index.js';
import { at, berlin, CLIENT, PRACTICE, TestBackend, wish, type Answer } from './support.js';

const TEN = berlin('03-03T10:00');
const TWO = berlin('03-03T14:00');

/** A practice where Eve talks, too, with a page of Ann and Bob, one of Ann, one that goes by rules, and one of meetings. */
const SITE: SiteFile = {
  ...PRACTICE,
  services: [
    ...PRACTICE.services.filter(({ id }) => id !== 'talk'),
    { id: 'talk', name: 'Talk', durations: [60], calendars: ['a', 'b', 'spare'], assignment: 'client' },
    {
      id: 'advice',
      name: 'Advice',
      durations: [60],
      calendars: ['a', 'b', 'spare'],
      fields: [{ id: 'topic', kind: 'choice', label: 'Topic', options: ['Taxes', 'Law'] }],
    },
  ],
  panels: [
    { id: 'duo', name: 'Duo', service: 'talk', primary: { calendar: 'a' }, seats: [{ calendar: 'b' }] },
    { id: 'other', name: 'Other', service: 'talk', primary: { calendar: 'b' }, seats: [{ calendar: 'spare' }] },
  ],
  pools: [
    {
      id: 'behind',
      name: 'Behind',
      members: [{ calendars: ['b'] }, { calendars: ['secret'] }],
      distribution: 'balanced',
    },
  ],
  pages: [
    page('both', [entry('service', 'talk'), entry('specialist', 'ann'), entry('specialist', 'bob')]),
    page('ann', [entry('specialist', 'ann')]),
    page('meetings', [entry('panel', 'duo')]),
    {
      id: 'guide',
      name: 'Guide',
      first: 'rules',
      rules: [
        rule('taxes', 'a', [{ on: 'answer', field: 'topic', oneOf: ['Taxes'] }]),
        rule('spanish', 'spare', [{ on: 'language', oneOf: ['es'] }]),
        {
          ...rule('secret', 'a', [{ on: 'place', oneOf: ['Berlin', 'Bonn'] }]),
          seats: [{ pool: 'behind', count: 2 }],
        },
        rule('bonn', 'spare', [{ on: 'place', oneOf: ['Bonn'] }]),
        rule('mornings', 'b', [{ on: 'time', hours: ['09:00-12:00'] }]),
      ],
    },
  ],
};

function entry(kind: 'service' | 'specialist' | 'panel', id: string) {
  return { kind, id };
}

function page(id: string, entries: ReturnType<typeof entry>[]): NonNullable<SiteFile['pages']>[number] {
  return { id, name: id, sections: [{ label: id, entries }] };
}

type Rule = NonNullable<NonNullable<SiteFile['pages']>[number]['rules']>[number];

function rule(id: string, calendar: string, when: NonNullable<Rule['when']>): Rule {
  return { id, name: id, service: 'advice', primary: { calendar }, seats: [], when };
}

describe('bookings made through a page', () => {
  let backend: TestBackend;
  beforeEach(() => (backend = new TestBackend(SITE)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const talk = <T = Booking>(more: object): Promise<Answer<T>> =>
    backend.post<T>({ ...wish({ service: 'talk' }), ...more });
  const codeOf = async (answer: Promise<Answer<ProblemBody>>) => {
    const { status, body } = await answer;
    return [status, body.code, body.errors?.[0]?.pointer];
  };
  function ask<T = Booking>(more: Partial<RuleBookingRequest> = {}, key?: string): Promise<Answer<T>> {
    const { service: _none, ...body } = wish();
    return backend.post<T>({ ...body, page: 'guide', ...more }, key);
  }
  const move = <T = Booking>({ id, token, version }: Booking, request: object): Promise<Answer<T>> =>
    backend.send(`/bookings/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'if-match': `"${version}"`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });

  it('MP-2 goes to one of the pool that the client chose, on the page or off it', async () => {
    const starts = ['10', '11', '12', '13'].map((hour) => berlin(`03-03T${hour}:00`));
    for (const [index, start] of starts.entries()) {
      const { status, body } = await talk({ pool: 'behind', start, ...(index % 2 && { page: 'both' }) });
      expect([status, body.calendar]).to.deep.equal([201, 'b']);
    }
    expect(await codeOf(talk({ pool: 'gone' }))).to.deep.equal([422, 'not-bookable', '/pool']);
    expect(await codeOf(talk({ pool: 'behind', page: 'ann' }))).to.deep.equal([422, 'not-bookable', '/pool']);
    const [start] = starts;
    expect((await codeOf(talk({ pool: 'behind', start })))[1]).to.equal('all-booked');
    expect((await talk({ start })).body.calendar).to.be.oneOf(['a', 'spare']);
    const key = 'the-key-of-one-who-changes-the-pool';
    const day = { start: berlin('03-04T10:00') };
    expect((await backend.post({ ...wish({ service: 'talk' }), ...day, pool: 'behind' }, key)).status).to.equal(201);
    const again = await backend.post<ProblemBody>({ ...wish({ service: 'talk' }), ...day }, key);
    expect(again.body.code).to.equal('idempotency-key-reused');
  });

  it('MP-2 names its page, and goes to one of those who stand on it', async () => {
    const people = new Set<string | undefined>();
    for (const hour of ['10', '11', '12', '13', '14', '15']) {
      const { status, body } = await talk({ page: 'both', start: berlin(`03-03T${hour}:00`) });
      expect([status, body.page]).to.deep.equal([201, 'both']);
      people.add(body.calendar);
    }
    expect([...people].sort()).to.deep.equal(['a', 'b']);
    const fresh = await talk({ page: 'both', start: TEN });
    expect(fresh.body.calendar).to.be.oneOf(['a', 'b']);
    const { status, body } = await talk<ProblemBody>({ page: 'both', start: TEN });
    expect([status, body.code]).to.deep.equal([409, 'all-booked']);
    expect(body.alternatives).to.have.length.above(0);
    expect((await talk({ start: TEN })).body.calendar).to.equal('spare');
  });

  it('MP-2 what the page does not offer can be booked without it only', async () => {
    const refused = [422, 'not-bookable', '/page'];
    expect(await codeOf(talk({ page: 'nowhere' }))).to.deep.equal(refused);
    expect(await codeOf(talk({ page: 'both', service: 'massage' }))).to.deep.equal(refused);
    expect(await codeOf(talk({ page: 'guide' }))).to.deep.equal(refused);
    expect(await codeOf(talk({ page: 'both', calendar: 'spare' }))).to.deep.equal([422, 'not-bookable', undefined]);
    expect(await codeOf(talk({ page: 'ann', calendar: 'b' }))).to.deep.equal([422, 'not-bookable', undefined]);
    expect(await backend.isUntouched()).to.equal(true);
    expect((await talk({ calendar: 'spare' })).status).to.equal(201);
  });

  it('MP-2 of meetings those that the page lists', async () => {
    const { service: _none, ...body } = wish();
    expect((await backend.post({ ...body, panel: 'duo', page: 'meetings' })).body).to.include({ page: 'meetings' });
    const other = backend.post<ProblemBody>({ ...body, panel: 'other', page: 'meetings' });
    expect(await codeOf(other)).to.deep.equal([422, 'not-bookable', '/page']);
  });

  it('MP-2 FL-8 stays with the people of the page when it is moved', async () => {
    const { body } = await talk({ page: 'ann', start: TEN });
    expect(body.calendar).to.equal('a');
    expect((await talk({ calendar: 'a', start: TWO })).status).to.equal(201);
    const refused = await move<ProblemBody>(body, { start: TWO, calendar: null });
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'all-booked']);
    const { body: free } = await talk({ start: TEN, calendar: 'b' });
    expect((await move(free, { start: TWO })).status).to.equal(200);
    expect((await move(body, { start: berlin('03-04T10:00') })).body).to.include({ page: 'ann', calendar: 'a' });
  });

  for (const [what, pages] of [
    ['is gone', []],
    ['offers the service no more', [page('ann', [entry('service', 'advice')])]],
  ] as const) {
    it(`MP-2 FL-8 goes to anybody once the page ${what}`, async () => {
      const { body } = await talk({ page: 'ann', start: TEN });
      const site = siteFromFile({ ...SITE, pages });
      const later = createHandler({ sites: [site], store: backend.store, clock: () => backend.now });
      expect((await talk({ calendar: 'a', start: TWO })).status).to.equal(201);
      const request = new Request(`https://api.example.com/v1/sites/practice/bookings/${body.id}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${body.token}`, 'if-match': '"1"', 'content-type': 'application/json' },
        body: JSON.stringify({ start: TWO, calendar: null }),
      });
      const moved = (await (await later(request)).json()) as Booking;
      expect(moved.calendar).to.be.oneOf(['b', 'spare']);
    });
  }

  it('RC-6 a time can be held on a page, with its people', async () => {
    const hold = (page: string) => backend.hold<ProblemBody>({ service: 'talk', duration: 60, start: TEN, page });
    expect((await hold('ann')).status).to.equal(201);
    expect((await hold('ann')).body.code).to.equal('slot-held');
    expect((await hold('both')).status).to.equal(201);
  });

  it('RC-6 MP-3 a time can be held with whom the rules name for the answers, and becomes the booking', async () => {
    const hold = <T = Required<HeldTime>>(more: Partial<RuleHoldRequest> = {}): Promise<Answer<T>> =>
      backend.hold({
        ...{ page: 'guide', duration: 60, start: TEN, answers: { topic: 'Taxes' }, locale: 'en' },
        ...more,
      });
    const { status, body: held } = await hold();
    expect(status).to.equal(201);
    expect((await backend.state()).claims.map(({ calendar }) => calendar)).to.deep.equal(['a']);
    const taxes = { answers: { topic: 'Taxes' } };
    expect(await codeOf(hold<ProblemBody>())).to.include('slot-held');
    expect(await codeOf(ask<ProblemBody>(taxes))).to.include('slot-held');
    expect((await hold({ answers: {}, locale: 'es' })).status).to.equal(201);
    const { id, token } = held;
    const { body } = await ask({ ...taxes, hold: { id, token } });
    expect(body).to.include({ page: 'guide', panel: 'taxes', calendar: 'a' });
    expect(await codeOf(hold<ProblemBody>({ start: TWO, answers: {} }))).to.deep.equal([422, 'not-bookable', '/page']);
    const mute = { locale: undefined } as unknown as Partial<RuleHoldRequest>;
    expect(await codeOf(hold<ProblemBody>(mute))).to.deep.equal([422, 'validation', '/locale']);
  });

  it('MP-3 the first rule that holds for answers, place, language and time says who serves', async () => {
    const calendarFor = async (more: Partial<RuleBookingRequest>) => {
      const { status, body } = await ask({ start: TEN, ...more });
      expect(status, JSON.stringify(body)).to.equal(201);
      expect(body).to.include({ page: 'guide', service: 'advice' });
      await backend.cancel(body);
      return [body.panel, body.calendar];
    };
    const spanish = { ...CLIENT, locale: 'es-MX' };
    expect(await calendarFor({})).to.deep.equal(['mornings', 'b']);
    expect(await calendarFor({ answers: { topic: 'Taxes' }, client: spanish })).to.deep.equal(['taxes', 'a']);
    expect(await calendarFor({ answers: { topic: 'Law' }, client: spanish })).to.deep.equal(['spanish', 'spare']);
    expect(await calendarFor({ place: 'Bonn' })).to.deep.equal(['bonn', 'spare']);
  });

  it('MP-3 PN-3 A31 who asks for a panel or by the rules of a page names no service, person or pool besides', async () => {
    for (const part of ['calendar', 'pool']) {
      expect(await codeOf(ask({ [part]: 'a' }))).to.deep.equal([422, 'validation', `/${part}`]);
      const held = { duration: 60, start: TEN, page: 'guide', locale: 'en', [part]: 'a' };
      expect(await codeOf(backend.hold<ProblemBody>(held as unknown as RuleHoldRequest))).to.deep.equal([
        422,
        'validation',
        `/${part}`,
      ]);
    }
    const { service, ...body } = wish();
    for (const part of ['service', 'calendar', 'pool']) {
      const asked = { ...body, panel: 'pair', [part]: service };
      expect(await codeOf(backend.post(asked))).to.deep.equal([422, 'validation', `/${part}`]);
    }
  });

  it('MP-3 A37 where no rule holds, or one that clients may not know of, nothing is booked', async () => {
    const refused = [422, 'not-bookable', '/page'];
    expect(await codeOf(ask({ start: TWO }))).to.deep.equal(refused);
    expect(await codeOf(ask({ page: 'both' }))).to.deep.equal(refused);
    expect(await codeOf(ask({ start: TWO, place: 'Berlin' }))).to.deep.equal(refused);
    expect(await codeOf(ask({ start: TEN, answers: { topic: 'Cars' } }))).to.deep.equal([
      ...[422, 'validation', '/answers/topic'],
    ]);
    expect(await backend.isUntouched()).to.equal(true);
  });

  it('MP-3 a page that starts with its rules offers nothing besides, whatever its sections list', async () => {
    const pages = SITE.pages!.map((one) =>
      one.id === 'guide' ? { ...page('guide', [entry('service', 'talk')]), ...one } : one,
    );
    backend = new TestBackend({ ...SITE, pages });
    expect(await codeOf(talk({ page: 'guide' }))).to.deep.equal([422, 'not-bookable', '/page']);
  });

  it('MP-3 FL-8 is moved by the same rule, and stays where another one holds', async () => {
    const { body } = await ask({ start: TEN });
    expect((await move(body, { start: berlin('03-04T11:00') })).body).to.include({ panel: 'mornings', version: 2 });
    const refused = await move<ProblemBody>({ ...body, version: 2 }, { start: TWO });
    expect([refused.status, refused.body.code]).to.deep.equal([422, 'not-bookable']);
  });

  it('RC-4 the place belongs to the wish, and is kept only where a rule asks for it', async () => {
    const { body } = await ask({ start: TEN, place: 'Bonn' }, 'one-wish');
    expect((await ask({ start: TEN, place: 'Bonn' }, 'one-wish')).body.id).to.equal(body.id);
    expect((await backend.state()).bookings[body.id]!.page).to.deep.equal({ id: 'guide', place: 'Bonn' });
    const { body: other } = await ask({ start: TEN, place: 'Elm Street 7' });
    expect((await backend.state()).bookings[other.id]!.page).to.deep.equal({ id: 'guide' });
    expect((await ask<ProblemBody>({ start: TEN, place: 'Elm' }, 'one-wish')).body.code).to.equal(
      'idempotency-key-reused',
    );
  });

  it('DS-21 a page sees in catalog and availability the starts that its rules give, and no others', async () => {
    await backend.book({ service: 'talk', calendar: 'b', start: TEN });
    const { body: catalog } = await backend.send<Catalog>('/catalog');
    const { body: availability } = await backend.availability('2026-03-02', '2026-03-08');
    const range = [at(berlin('03-03T00:00')), at(berlin('03-04T00:00'))] as const;
    const question = { page: 'guide', facts: { language: 'en-GB', place: 'Berlin' } };
    const shown = pageStarts(openSite(catalog), availability, question, range).map(({ start }) => start);
    for (let start = range[0] + 8 * 60; start < range[1]; start += 30) {
      const text = `${new Date(start * 60_000).toISOString().slice(0, 16)}Z[Europe/Berlin]`;
      const { status, body } = await ask({ start: text, place: 'Berlin' });
      expect(status === 201, text).to.equal(shown.includes(start));
      if (status === 201) await backend.cancel(body);
    }
    expect(shown).to.have.length.above(2);
  });
});
