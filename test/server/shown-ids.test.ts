import { expect } from 'chai';
import type { Booking, ProblemBody, TakenPackage } from '../../src/adapter/contract.js';
import { openSite, panelStarts, starts, type Availability, type Catalog } from '../../src/engine/index.js';
import type { HandlerOptions, SiteFile } from '../../src/server/index.js';
import { exactAvailability, spanOfDays } from '../../src/server/availability/exact.js';
import { publishedAvailability } from '../../src/server/availability/published.js';
import { noCounters } from '../../src/server/defences/counters.js';
import { publicCatalog } from '../../src/server/public-catalog.js';
import { dayOfIso } from '../../src/time/index.js';
import { berlin, CLIENT, NOW, PRACTICE, TestBackend, wish, type Answer } from './support.js';

const HOURS = { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'], thu: ['09:00-17:00'] };
const DAY = 24 * 60;
const [FROM, TO] = ['2026-03-02', '2026-03-13'].map(dayOfIso) as [number, number];

/** Everywhere that an id of a person or a calendar can stand; only Nora is named. */
const HIDING: SiteFile = {
  ...PRACTICE,
  managePage: 'https://www.example.com/my',
  specialists: [
    { id: 'anna-berg', name: 'Anna Berg' },
    { id: 'ben-kurz', name: 'Ben Kurz' },
    { id: 'nora', name: 'Nora' },
  ],
  calendars: [
    { id: 'anna-room', specialist: 'anna-berg', hours: HOURS },
    { id: 'ben-room', specialist: 'ben-kurz', hours: HOURS },
    { id: 'nora', specialist: 'nora', hours: HOURS },
  ],
  pools: [
    { id: 'team', name: 'Team', members: [{ id: 'anna-self', calendars: ['anna-room'] }, { calendars: ['ben-room'] }] },
  ],
  services: [
    { id: 'massage', name: 'Massage', durations: [60], pool: 'team', reveal: 'after-booking' },
    {
      ...{ id: 'talk', name: 'Talk', durations: [60], calendars: ['anna-room', 'ben-room'] },
      ...{ assignment: 'client', reveal: 'never', sharing: { with: 'members', list: ['ben-room'] } },
    },
    { id: 'open', name: 'Open', durations: [60], calendars: ['nora'], assignment: 'client' },
  ],
  panels: [
    {
      id: 'case',
      name: 'Case',
      service: 'massage',
      primary: { calendar: 'anna-room' },
      seats: [{ calendar: 'ben-room' }],
    },
  ],
  packages: [
    {
      ...{ id: 'ten', name: 'Ten', sessions: [{ service: 'massage', count: 10 }] },
      rule: { who: 'members', list: ['ben-room'] },
    },
  ],
  pages: [
    {
      ...{ id: 'front', name: 'Front', first: 'specialist' },
      sections: [
        {
          label: 'Somebody',
          entries: [
            { kind: 'specialist', id: 'anna-berg' },
            { kind: 'specialist', id: 'nora' },
            { kind: 'service', id: 'massage' },
          ],
        },
      ],
    },
  ],
};
const OWN_IDS = /anna|ben-/;

/** As if all of them ran on one database. */
class Sharing extends TestBackend {
  protected override defences(): Partial<HandlerOptions> {
    return { counters: { ...noCounters(), secret: async (name) => `${name}, known to the servers` } };
  }

  asked(calendars: readonly string[]): Promise<Answer<Availability & ProblemBody>> {
    return this.send(`/availability?from=${FROM}&to=${TO}&calendars=${calendars.join(',')}`);
  }
}

describe('ids that clients meet', () => {
  let backend: Sharing;
  beforeEach(() => (backend = new Sharing(HIDING)));
  afterEach(() => expect(backend.faults).to.deep.equal([]));

  const catalogOf = async (at: TestBackend): Promise<Catalog> => (await at.send<Catalog>('/catalog')).body;
  const calendarIds = async (at: TestBackend): Promise<string[]> => (await catalogOf(at)).calendars.map(({ id }) => id);

  it('A78 people who are not named have other ids than the owner gave them, and who is named keeps those', async () => {
    const { body, response } = await backend.send<Catalog>('/catalog');
    expect(await response.text()).not.to.match(OWN_IDS);
    expect(body.calendars.map(({ id }) => id.length)).to.deep.equal([16, 16, 4]);
    expect(body.calendars[2]).to.include({ id: 'nora', specialist: 'nora' });
  });

  it('A78 the ids of one catalog fit together', async () => {
    const { calendars, specialists, services, pools, panels, packages, pages } = await catalogOf(backend);
    const [anna, ben] = calendars.map(({ id }) => id);
    expect(calendars.map(({ specialist }) => specialist)).to.deep.equal(specialists.map(({ id }) => id));
    expect(services[1]).to.deep.include({ calendars: [anna, ben], sharing: { with: 'members', list: [ben] } });
    expect(pools?.[0]?.members).to.deep.equal([
      { id: anna, calendars: [anna] },
      { id: ben, calendars: [ben] },
    ]);
    expect(panels?.[0]).to.deep.include({ primary: { calendar: anna }, seats: [{ calendar: ben }] });
    expect(packages?.[0]?.rule).to.deep.equal({ who: 'members', list: [ben] });
    expect(pages?.[0]?.sections[0]?.entries.map(({ id }) => id)).to.deep.equal([specialists[0]!.id, 'nora', 'massage']);
  });

  it('A78 two sites, two kinds and two days have nothing in common, one day has', async () => {
    const ids = async (at: TestBackend): Promise<string[]> => {
      const { calendars, specialists } = await catalogOf(at);
      return [...calendars, ...specialists].map(({ id }) => id).filter((id) => id !== 'nora');
    };
    const first = await ids(backend);
    const other = await ids(new Sharing({ ...HIDING, id: 'other' }));
    expect(await ids(new Sharing(HIDING))).to.deep.equal(first);
    backend.now = NOW + DAY;
    const next = await ids(backend);
    expect(new Set([...first, ...other, ...next]).size).to.equal(12);
  });

  it('A78 a page comes to the same times with the ids that it has', async () => {
    const { hosted, store } = backend;
    const page = openSite(await catalogOf(backend));
    const ownPage = openSite(publicCatalog(hosted, NOW));
    await backend.book({ start: berlin('03-03T10:00') });
    const { body } = await backend.asked(await calendarIds(backend));
    const question = { calendars: ['anna-room', 'ben-room', 'nora'], days: [FROM, TO], now: NOW } as const;
    const taken = await store.read('practice', spanOfDays(hosted, question.days), NOW);
    const own = publishedAvailability(hosted, exactAvailability(hosted, taken, question));
    const range = [NOW, NOW + 7 * DAY] as const;
    for (const service of ['massage', 'talk'])
      expect(starts(page, body, { service }, range)).to.deep.equal(starts(ownPage, own, { service }, range));
    expect(panelStarts(page, body, { panel: 'case' }, range)).to.have.length.above(10);
  });

  it('A78 what a client is told besides holds no id of the owner', async () => {
    const told: string[] = [];
    const heard = async (answer: Promise<Answer<unknown>>): Promise<string> => {
      const { response } = await answer;
      const text = await response.text();
      // The names in a calendar file are known after the booking.
      told.push(text.replaceAll(/"calendarFile":"[^"]*"/g, ''));
      return text;
    };
    const ids = await calendarIds(backend);
    await heard(backend.asked(ids));
    const made = JSON.parse(await heard(backend.book())) as Booking;
    await heard(backend.read(made.id, made.token));
    await heard(backend.refused({ service: 'talk', calendar: 'nora' }));
    await heard(backend.refused({ service: 'open', calendar: ids[0]! }));
    for (let i = 0; i < 3; i++) await heard(backend.book({ start: berlin('03-04T10:00') }));
    const taken = JSON.parse(
      await heard(
        backend.send('/packages', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'p' },
          body: JSON.stringify({
            ...{ package: 'ten', calendar: ids[0], client: CLIENT, answers: {} },
            sessions: [{ service: 'massage', duration: 60, start: berlin('03-05T10:00'), calendar: ids[0] }],
          }),
        }),
      ),
    ) as TakenPackage;
    expect([taken.calendar, taken.bookings[0]?.calendar]).to.deep.equal([ids[0], ids[0]]);
    await heard(backend.send(`/packages/${taken.id}`, { headers: { authorization: `Bearer ${taken.token}` } }));
    expect(told.filter((text) => OWN_IDS.test(text))).to.deep.equal([]);
    expect(told.join())
      .to.match(/slot-taken|all-booked/)
      .and.to.match(/not-bookable/);
  });

  it('A78 the owner’s id of somebody who is not named is as unknown as any other', async () => {
    expect((await backend.asked(['anna-room'])).body.code).to.equal('unknown-calendar');
    const talk = { service: 'talk', start: berlin('03-03T10:00') };
    expect((await backend.refused({ ...talk, calendar: 'anna-room' })).body.code).to.equal('unknown-calendar');
    expect((await backend.post(wish({ ...talk, calendar: (await calendarIds(backend))[1]! }))).status).to.equal(201);
    expect((await backend.state()).claims.map(({ calendar }) => calendar)).to.deep.equal(['ben-room']);
  });

  it('A78 a page that was opened yesterday goes on in its ids, and one of the day before is told to start anew', async () => {
    const ids = await calendarIds(backend);
    backend.now = NOW + DAY;
    const { body } = await backend.asked(ids);
    expect(body.calendars.map(({ calendar }) => calendar)).to.deep.equal(ids);
    expect(body.figures.services.flatMap(({ queue }) => queue).filter((id) => !ids.includes(id))).to.deep.equal([]);
    const talk = wish({ service: 'talk', start: berlin('03-04T10:00'), calendar: ids[0]! });
    expect((await backend.post(talk)).status).to.equal(201);
    backend.now = NOW + 2 * DAY;
    expect((await backend.asked(ids)).body.code).to.equal('unknown-calendar');
  });

  it('A78 a proposal names by the same ids, and one that names nobody is no matter', async () => {
    const [anna] = await calendarIds(backend);
    const record = {} as never;
    for (const calendar of [anna!, 'anna-room', 'nobody'])
      expect((await backend.book({ proposal: { calendar, record } })).status).to.be.oneOf([201, 409]);
    expect((await backend.state()).claims).to.have.length(2);
  });
});
