import { expect } from 'chai';
import * as v from 'valibot';
import type { Capabilities, Openings, ProblemBody } from '../../src/adapter/contract.js';
import { fullCatalogSchema } from '../../src/adapter/full-catalog.js';
import { openSite, type Catalog } from '../../src/engine/index.js';
import { MemoryStore, createHandler, siteFromFile, type SiteFile } from '../../src/server/index.js';
import { dayOfIso } from '../../src/time/index.js';
import { RICH } from './rich-site.js';
import { at, berlin, PRACTICE, TestBackend, wish } from './support.js';

const [FROM, TO] = ['2026-03-02', '2026-03-13'].map(dayOfIso) as [number, number];
const LEVELS = ['pools', 'slots'] as const;
const DAY = ['09:00-17:00'];
const HOURS = { mon: DAY, tue: DAY, wed: DAY };

/** A site with all that a timetable is made of, and people whom it doesn't name. */
const FULL: SiteFile = {
  ...PRACTICE,
  staleAfter: 600,
  blackouts: [{ first: '2026-03-04', last: '2026-03-04', label: 'Party' }],
  events: [{ id: 'fair', name: 'Fair', first: '2026-03-02', last: '2026-04-02' }],
  specialists: [
    { id: 'anna-berg', name: 'Anna Berg' },
    { id: 'ben-kurz', name: 'Ben Kurz' },
    { id: 'nora', name: 'Nora' },
  ],
  calendars: [
    {
      ...{ id: 'anna-room', specialist: 'anna-berg', hours: HOURS, capacity: 3, zone: 'Asia/Kathmandu' },
      ...{ limits: { perDay: 7 }, overrides: { '2026-03-05': [] }, opensBy: 'both', shifts: { '2026-03-07': DAY } },
      busyAsOf: '2026-03-02T12:00',
    },
    {
      id: 'ben-room',
      specialist: 'ben-kurz',
      hours: HOURS,
      busy: [{ from: '2026-03-03T10:00', to: '2026-03-03T11:00' }],
    },
    { id: 'nora', specialist: 'nora', hours: HOURS, blackouts: [{ first: '2026-03-09', last: '2026-03-09' }] },
  ],
  services: [
    {
      ...{ id: 'massage', name: 'Massage', durations: [60], pool: 'team', event: 'fair', reveal: 'never' },
      ...{ bufferAfter: 5, grid: 20, limits: { perDay: 9 }, clientLimits: { perDay: 2 }, continuity: 9 },
    },
    {
      ...{ id: 'talk', name: 'Talk', durations: [30], calendars: ['anna-room', 'ben-room'], assignment: 'client' },
      reveal: 'after-booking',
    },
    { id: 'open', name: 'Open', durations: [30], calendars: ['nora'], assignment: 'client', seats: 4 },
  ],
  pools: [
    {
      ...{ id: 'team', name: 'Team', distribution: 'weighted' },
      members: [{ calendars: ['anna-room'], weight: 300, priority: 4 }, { calendars: ['ben-room'] }],
    },
  ],
  panels: [
    {
      id: 'duo',
      name: 'Duo',
      service: 'massage',
      primary: { calendar: 'anna-room' },
      seats: [{ calendar: 'ben-room' }],
    },
  ],
};
const OWN_IDS = /anna|ben-|Anna|Ben/;

const of = (detail: SiteFile['detail'], file = FULL): TestBackend => new TestBackend({ ...file, detail });

async function openings(backend: TestBackend, query: string): Promise<Openings> {
  return (await backend.send<Openings>(`/openings?from=${FROM}&to=${TO}&${query}`)).body;
}

for (const detail of LEVELS) {
  describe(`at level ${detail}`, () => {
    it('capabilities and catalog say so', async () => {
      expect((await of(detail).send<Capabilities>('/capabilities')).body.detail).to.equal(detail);
      expect((await of(detail).send<Catalog>('/catalog')).body.site.detail).to.equal(detail);
    });

    it('A77 there is no free and busy time to be had', async () => {
      const { status, body } = await of(detail).send<ProblemBody>(`/availability?from=${FROM}&to=${TO}`);
      expect([status, body.code]).to.deep.equal([404, 'not-found']);
      expect(body.detail).to.include('openings');
    });

    it('A76 the catalog doesn’t say when anybody works, nor by which limits, buffers and weights', async () => {
      const { body: catalog, response } = await of(detail).send<Catalog>('/catalog');
      const nothing = {
        hours: [[], [], [], [], [], [], []],
        overrides: [],
        blackouts: [],
        capacity: 1,
        opensBy: 'hours',
      };
      for (const calendar of catalog.calendars) {
        expect(calendar)
          .to.deep.include({ ...nothing, zone: 'Europe/Berlin' })
          .and.not.to.have.property('limits');
      }
      expect([catalog.events, catalog.site.blackouts]).to.deep.equal([[], []]);
      const rules = { bufferBefore: 0, bufferAfter: 0, anchor: 'hour' };
      for (const service of catalog.services) {
        expect(service)
          .to.include(rules)
          .and.not.to.have.any.keys('grid', 'event', 'limits', 'clientLimits', 'continuity');
      }
      const members = catalog.pools!.flatMap((pool) => pool.members);
      for (const member of members) expect(member).to.have.all.keys('id', 'calendars');
      expect(await response.text()).not.to.match(/staleAfter|Party|Fair|Kathmandu|anna|ben-/);
    });

    it('DESIGN 14 the catalog follows the contract, and holds together for whoever reads it', async () => {
      const { body } = await of(detail, { ...RICH, packages: [] }).send<Catalog>('/catalog');
      expect(v.is(fullCatalogSchema, body)).to.equal(true);
      expect(openSite(body).services.size).to.equal(RICH.services.length);
    });

    it('A78 hidden people stand in no answer, and can’t be asked for one by one', async () => {
      const backend = of(detail);
      const { body: catalog } = await backend.send<Catalog>('/catalog');
      const hidden = catalog.services.find(({ id }) => id === 'talk')!.calendars;
      expect(hidden).to.have.length(2);
      for (const query of ['service=massage', 'service=talk', 'panel=duo']) {
        const found = await openings(backend, query);
        expect(found).to.have.all.keys('revision', 'now', 'days', 'starts', 'reasons');
        expect(found.starts).not.to.have.length(0);
        expect(found.starts.every(({ length }) => length === 2)).to.equal(true);
      }
      const time = { service: 'talk', duration: 30, start: berlin('03-03T10:00') };
      for (const calendar of hidden) {
        const { body } = await backend.send<ProblemBody>(
          `/openings?from=${FROM}&to=${TO}&service=talk&calendar=${calendar}`,
        );
        const held = await backend.hold<ProblemBody>({ ...time, calendar });
        const booked = await backend.refused({ ...time, calendar });
        expect([body.code, held.body.code, booked.body.code]).to.deep.equal(Array(3).fill('not-bookable'));
        expect(JSON.stringify([body, held.body, booked.body])).not.to.match(OWN_IDS);
      }
      expect((await openings(backend, 'service=open')).people?.map(([id]) => id)).to.deep.equal(['nora']);
    });

    it('A78 who is moved keeps the person, whom the client had chosen while that was told', async () => {
      const backend = of('calendars');
      const { body: catalog } = await backend.send<Catalog>('/catalog');
      const [, calendar] = catalog.services.find(({ id }) => id === 'talk')!.calendars;
      const { body } = await backend.book({ service: 'talk', duration: 30, start: berlin('03-03T12:00'), calendar });
      backend.serve({ ...FULL, detail });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${body.token}`, 'if-match': '"1"' };
      const move = (request: object) =>
        backend.send(`/bookings/${body.id}`, { method: 'PATCH', headers, body: JSON.stringify(request) });
      expect((await move({ start: berlin('03-03T13:00'), calendar })).status).to.equal(422);
      expect((await move({ start: berlin('03-03T13:00') })).status).to.equal(200);
      expect((await backend.state()).claims.map((claim) => claim.calendar)).to.deep.equal(['ben-room']);
    });

    it('RC-1 RC-3 books what is free without a word of the page, and names other times as no more than instants', async () => {
      const backend = of(detail);
      const at10 = { service: 'open', duration: 30, start: berlin('03-03T10:00') };
      for (let seat = 0; seat < 4; seat++) expect((await backend.book(at10)).status).to.equal(201);
      const { body } = await backend.refused(at10);
      expect(body.code).to.equal('all-booked');
      expect(body.alternatives!.every(Number.isInteger)).to.equal(true);
      expect(body).to.have.all.keys('type', 'title', 'status', 'code', 'detail', 'retryable', 'alternatives');
    });

    it('AV-10 a limit that is reached is refused without how many bookings there are', async () => {
      const [, talk] = FULL.services;
      const backend = of(detail, { ...FULL, services: [{ ...talk!, limits: { perDay: 2 } }], pools: [], panels: [] });
      for (const hour of ['09', '11'])
        await backend.book({ service: 'talk', duration: 30, start: berlin(`03-03T${hour}:00`) });
      const { body } = await backend.refused({ service: 'talk', duration: 30, start: berlin('03-03T13:00') });
      expect(body.errors?.[0]?.code).to.equal('limit');
      expect(body.detail).to.match(/day/).and.not.to.match(/\d/);
    });

    it('AV-10 of a limit of the client’s own the number is told', async () => {
      const [, talk] = FULL.services;
      const backend = of(detail, {
        ...FULL,
        services: [{ ...talk!, clientLimits: { perDay: 1 } }],
        pools: [],
        panels: [],
      });
      await backend.book({ service: 'talk', duration: 30, start: berlin('03-03T12:00') });
      const { body } = await backend.refused({ service: 'talk', duration: 30, start: berlin('03-03T13:00') });
      expect(body.detail).to.include('1 booking a day');
    });

    it('a site that sells packages is refused: their sessions are planned in the page', () => {
      const setup = { ...RICH, detail };
      expect(() => siteFromFile(setup)).to.throw(/^packages: .*"calendars"/m);
    });
  });
}

describe('what level slots tells besides', () => {
  it('A84 never how many places are left, of a service, a person or a group session', async () => {
    const backend = of('slots');
    await backend.book({ service: 'open', duration: 30, start: berlin('03-03T10:00') });
    for (const query of [
      'service=massage',
      'service=talk',
      'service=open',
      'service=open&calendar=nora',
      'panel=duo',
    ]) {
      const lefts = (await openings(backend, query)).starts.map(([, left]) => left);
      expect(Math.max(...lefts), query).to.equal(1);
    }
    const told = (await openings(of('pools'), 'service=open')).starts.map(([, left]) => left);
    expect(Math.max(...told)).to.equal(4);
  });

  it('a site that shows how many are left is refused', () => {
    expect(() => siteFromFile({ ...FULL, detail: 'slots', showLeft: true })).to.throw(/^showLeft: .*"slots".*"pools"/m);
    expect(() => siteFromFile({ ...FULL, detail: 'pools', showLeft: true })).not.to.throw();
    const setup = siteFromFile({ ...FULL, detail: 'slots' });
    const { site } = setup.catalog;
    const sites = [{ ...setup, catalog: { ...setup.catalog, site: { ...site, showLeft: true } } }];
    expect(() => createHandler({ sites, store: new MemoryStore() })).to.throw(/showLeft/);
  });

  it('at pools, the capacity is told where places left are shown, since the page shows none where there is one at most', async () => {
    const shown = await of('pools', { ...FULL, showLeft: true }).send<Catalog>('/catalog');
    expect(shown.body.calendars.map(({ capacity }) => capacity)).to.deep.equal([3, 1, 1]);
  });
});

describe('at level calendars', () => {
  it('the catalog says nothing of a level, and hidden people can be asked for by their ids', async () => {
    const backend = of('calendars');
    const { body: catalog } = await backend.send<Catalog>('/catalog');
    expect(catalog.site).not.to.have.property('detail');
    expect((await backend.send<Capabilities>('/capabilities')).body.detail).to.equal('calendars');
    const [, calendar] = catalog.services.find(({ id }) => id === 'talk')!.calendars;
    const start = berlin('03-03T12:00');
    expect((await backend.post({ ...wish({ service: 'talk', duration: 30, start }), calendar })).status).to.equal(201);
    const { starts } = await openings(backend, `service=talk&calendar=${calendar}`);
    expect(starts.find(([instant]) => instant === at(start))?.[1]).to.equal(0);
  });
});
