import { expect } from 'chai';
import fc from 'fast-check';
import type { Catalog } from '../../src/engine/index.js';
import { assignmentFault, openSite, panelStarts, starts, type Availability } from '../../src/engine/index.js';
import { exactAvailability, spanOfDays } from '../../src/server/availability/exact.js';
import { publishedAvailability } from '../../src/server/availability/published.js';
import { claimFor } from '../../src/server/bookings/claims.js';
import { hostSite } from '../../src/server/hosted-site.js';
import { publicCatalog } from '../../src/server/public-catalog.js';
import {
  createHandler,
  MemoryStore,
  siteFromFile,
  type Claim,
  type SiteFile,
  type Snapshot,
} from '../../src/server/index.js';
import { dayOfIso, isoOf, Zones } from '../../src/time/index.js';
import { at, berlin, NOW, PRACTICE, TestBackend, wish } from './support.js';
import { runs } from '../support/seed.js';

const FIRST = dayOfIso('2026-03-02')!;

/** A practice whose people have appointments elsewhere, at odd minutes. */
const BUSY: SiteFile = {
  ...PRACTICE,
  calendars: PRACTICE.calendars.map((calendar) => ({
    ...calendar,
    blackouts: [{ first: '2026-03-20', last: '2026-03-20', label: 'Surgery' }],
    busy: [
      { from: '2026-03-03T10:07', to: '2026-03-03T10:40' },
      { from: '2026-03-03T10:40', to: '2026-03-03T10:52' },
      { from: '2026-03-04T16:00', to: '2026-03-05T09:30' },
      { from: '2026-03-06T09:00', to: '2026-03-06T17:00', transparent: true },
      { from: '2026-03-09T09:00', to: '2026-03-09T17:00', cancelled: true },
    ],
  })),
};

describe('what a page may know', () => {
  it('A77 busy time is merged, clipped to open time and rounded outward', async () => {
    const { body } = await new TestBackend(BUSY).availability('2026-03-02', '2026-03-13');
    const ofA = body.calendars.find(({ calendar }) => calendar === 'a')!;
    expect(ofA.busy).to.deep.equal([
      [at(berlin('03-03T10:00')), at(berlin('03-03T11:00'))],
      // Talks keep 15 minutes free after them, which may lie after closing time.
      [at(berlin('03-04T16:00')), at(berlin('03-04T17:15'))],
      [at(berlin('03-05T09:00')), at(berlin('03-05T09:30'))],
    ]);
  });

  it('A77 the answer holds nothing but times, ids and ranks', async () => {
    const backend = new TestBackend(BUSY);
    await backend.book({ start: berlin('03-10T10:00') });
    const { body, response } = await backend.availability('2026-03-02', '2026-03-13');
    expect(body).to.have.all.keys('revision', 'now', 'days', 'calendars', 'figures');
    for (const calendar of body.calendars)
      expect(calendar).to.have.all.keys('calendar', 'busy', 'taken', 'shifts', 'sessions');
    expect(await response.text()).not.to.match(/cleo|client|massage.*booking|secret/i);
  });

  it('A76 nothing is told about time that cannot be booked any more, or not yet', async () => {
    const backend = new TestBackend(BUSY);
    backend.now = at(berlin('03-04T16:30'));
    const { body } = await backend.availability('2026-03-02', '2026-03-13');
    const earliest = Math.min(...body.calendars.flatMap(({ busy }) => busy.flat()));
    expect(earliest).to.be.at.least(backend.now);
    const services = PRACTICE.services.map((service) => ({ ...service, notice: 0, horizon: 60 }));
    const near = new TestBackend({ ...BUSY, services });
    expect(
      (await near.availability('2026-03-02', '2026-03-13')).body.calendars.flatMap(({ busy }) => busy),
    ).to.deep.equal([]);
  });

  it('A76 the catalog tells of absences only as far as can be booked', async () => {
    const week = { ...PRACTICE.calendars[0]!.hours, sat: [] };
    const calendars = PRACTICE.calendars.map((calendar) => ({
      ...calendar,
      hours: week,
      overrides: { '2026-01-05': [], '2026-03-10': ['10:00-12:00'], '2027-03-10': [] },
      blackouts: [
        { first: '2026-01-07', last: '2026-01-09' },
        { first: '2026-02-01', last: '2026-12-31' },
        { first: '2027-02-01', last: '2027-02-28' },
      ],
    }));
    const blackouts = [
      { first: '2026-01-01', last: '2026-01-01' },
      { first: '2026-03-17', last: '2026-03-17', label: 'Party' },
      { first: '2030-01-01', last: '2030-01-01' },
    ];
    const { body } = await new TestBackend({ ...PRACTICE, blackouts, calendars }).send<Catalog>('/catalog');
    const day = (iso: string): number => dayOfIso(iso)!;
    const [calendar] = body.calendars;
    expect(calendar?.overrides.map((override) => isoOf(override.day))).to.deep.equal(['2026-03-10']);
    expect(calendar?.blackouts).to.have.length(1);
    const [first, end] = calendar!.blackouts[0]!.days;
    expect(first).to.be.within(day('2026-02-25'), day('2026-03-02'));
    expect(end).to.be.within(day('2026-05-01'), day('2026-05-09'));
    expect(body.site.blackouts.map(({ label }) => label)).to.deep.equal(['Party']);
  });

  it('A76 shifts are told as far as can be booked, and never those of the past', async () => {
    const dates = Array.from({ length: 90 }, (_, i) => isoOf(dayOfIso('2026-02-01')! + i));
    const shifts = Object.fromEntries(dates.map((date) => [date, ['09:00-12:00']]));
    const calendars = [{ id: 'a', specialist: 'ann', opensBy: 'shifts' as const, shifts }];
    const services = [{ id: 'talk', name: 'Talk', durations: [30], calendars: ['a'], horizon: 7 * 1440 }];
    const backend = new TestBackend({ ...PRACTICE, calendars, services });
    const { body } = await backend.availability('2026-02-10', '2026-04-20');
    const days = body.calendars[0]!.shifts.map(({ day }) => day);
    expect(Math.min(...days)).to.be.within(dayOfIso('2026-02-25')!, dayOfIso('2026-03-02')!);
    expect(Math.max(...days)).to.be.within(dayOfIso('2026-03-09')!, dayOfIso('2026-03-14')!);
  });

  it('A84 the revision starts anywhere and rises by any step: it tells no number of bookings', async () => {
    const revisions = async (): Promise<number[]> => {
      const store = new MemoryStore();
      const handler = createHandler({ sites: [siteFromFile(PRACTICE)], store, clock: () => NOW });
      const revision = (): number => store.state('practice').revision;
      const seen = [revision(), revision()];
      for (const hour of ['09', '10', '11']) {
        await handler(
          new Request('https://api.example.com/v1/sites/practice/bookings', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': `key-${hour}` },
            body: JSON.stringify(wish({ start: berlin(`03-03T${hour}:00`) })),
          }),
        );
        seen.push(revision());
      }
      return seen;
    };
    const [one, other] = [await revisions(), await revisions()];
    expect(one[0]).to.equal(one[1]).and.not.to.equal(other[0]);
    const steps = (seen: readonly number[]): number[] => seen.slice(2).map((revision, i) => revision - seen[i + 1]!);
    expect(steps(one).every((step) => step > 0)).to.equal(true);
    expect(steps(one)).not.to.deep.equal(steps(other));
    expect([...one, ...other].every(Number.isSafeInteger)).to.equal(true);
  });

  it('DS-19 a service of which one person is left is not auto-assigned in the catalog, and can still be booked', async () => {
    const specialists = PRACTICE.specialists.map((one) => ({ ...one, active: one.id !== 'bob' }));
    const backend = new TestBackend({ ...PRACTICE, specialists });
    const { body } = await backend.send<Catalog>('/catalog');
    expect(body.services.filter((service) => assignmentFault(body, service))).to.deep.equal([]);
    expect((await backend.book({ calendar: 'a' })).status).to.equal(201);
  });

  it('DS-19 a site made by hand whose service has nobody to choose among is refused with the reason', () => {
    const setup = siteFromFile(PRACTICE);
    const [service, ...others] = setup.catalog.services;
    const services = [{ ...service!, calendars: ['a'] }, ...others];
    const sites = [{ ...setup, catalog: { ...setup.catalog, services } }];
    expect(() => createHandler({ sites, store: new MemoryStore() })).to.throw(
      'practice: services[0].assignment: "automatic" needs two or more linked public calendars to choose among, and there is one',
    );
  });

  it('A77 a booking cannot be told from an appointment', async () => {
    const backend = new TestBackend();
    const { calendar } = (await backend.book()).body;
    const { body } = await backend.availability('2026-03-02', '2026-03-13');
    const { busy, taken, sessions } = body.calendars.find((one) => one.calendar === calendar)!;
    expect([taken, sessions]).to.deep.equal([[], []]);
    expect(busy).to.deep.equal([[at(berlin('03-03T10:00')), at(berlin('03-03T11:00'))]]);
  });

  it('AV-7 a group session stays apart, so that it can be joined', async () => {
    const backend = new TestBackend();
    await backend.book({ service: 'class' });
    const { body } = await backend.availability('2026-03-02', '2026-03-13');
    const { busy, sessions } = body.calendars.find(({ calendar }) => calendar === 'group')!;
    expect(busy).to.deep.equal([]);
    expect(sessions).to.deep.equal([{ service: 'class', start: at(berlin('03-03T10:00')), duration: 60, left: 2 }]);
  });

  it('A84 counts are ranks: how much anyone works is not told', async () => {
    const backend = new TestBackend();
    for (const hour of ['09', '11', '13', '15'])
      await backend.book({ service: 'talk', calendar: 'a', start: berlin(`03-03T${hour}:00`), duration: 30 });
    await backend.book({ service: 'talk', calendar: 'b', start: berlin('03-03T09:00'), duration: 30 });
    const { figures } = (await backend.availability('2026-03-02', '2026-03-13')).body;
    expect(figures.sessions).to.have.deep.members([
      ['a', FIRST + 1, 2],
      ['b', FIRST + 1, 1],
    ]);
  });

  it('A38 private calendars and people are in no answer, and no mailbox is', async () => {
    const backend = new TestBackend(BUSY);
    const { body, response } = await backend.send<Catalog>('/catalog');
    expect(body.calendars.map(({ id }) => id)).to.deep.equal(['a', 'b', 'group', 'spare']);
    expect(body.services[0]?.calendars).to.deep.equal(['a', 'b']);
    expect(await response.text()).not.to.match(/secret|practice\.example|Surgery|busy|mailbox/);
    const { figures } = (await backend.availability('2026-03-02', '2026-03-13')).body;
    expect(JSON.stringify(figures)).not.to.include('secret');
  });

  it('FL-6 names that are revealed later are not in the catalog', async () => {
    const services = PRACTICE.services.map((service) => ({ ...service, reveal: 'after-booking' as const }));
    const backend = new TestBackend({ ...PRACTICE, services });
    expect(await (await backend.send('/catalog')).response.text()).not.to.match(/Ann|Bob|Eve/);
    expect((await backend.book()).body.specialistNames?.join()).to.match(/Ann|Bob/);
  });

  it('A82 a known client gets the same answer as a new one', async () => {
    const backend = new TestBackend();
    const first = (await backend.book()).body;
    const second = (await backend.book({ start: berlin('03-04T10:00') })).body;
    expect(Object.keys(second)).to.deep.equal(Object.keys(first));
  });
});

describe('the page and the backend come to the same answers', () => {
  const hours = { mon: ['08:05-12:20', '13:00-19:50'], wed: ['09:00-17:00'], sun: ['00:00-24:00'] };
  const site = (
    grid: number | undefined,
    buffers: readonly [number, number],
    anchor: 'hour' | 'opening',
    capacity: number,
    seats: number,
    opensBy: 'hours' | 'both',
  ): SiteFile => ({
    ...PRACTICE,
    calendars: ['a', 'b', 'c'].map((id) => ({
      id,
      specialist: id === 'c' ? 'bob' : 'ann',
      hours,
      opensBy,
      shifts: { '2026-03-03': ['06:30-08:05', '22:00-03:10'], '2026-03-07': ['10:00-12:00'] },
      overrides: { '2026-03-09': ['11:00-14:00'], '2026-03-11': [] },
      blackouts: [{ first: '2026-02-01', last: '2026-03-02', hours: ['13:00-14:00'] }],
      capacity,
      zone: id === 'a' ? 'Europe/Berlin' : 'Asia/Kathmandu',
    })),
    services: [
      {
        id: 'one',
        name: 'One',
        durations: [45],
        bufferBefore: buffers[0],
        bufferAfter: buffers[1],
        grid,
        anchor,
        calendars: ['a', 'b'],
      },
      { id: 'two', name: 'Two', durations: [20, 60], seats, calendars: ['a'] },
      { id: 'both', name: 'Both', durations: [50], bufferAfter: 10, pool: 'pair' },
    ],
    // Who sits in a panel need not be linked to its service.
    panels: [{ id: 'panel', name: 'Panel', service: 'one', primary: { calendar: 'a' }, seats: [{ calendar: 'c' }] }],
    pools: [{ id: 'pair', name: 'Pair', members: [{ calendars: ['b', 'c'] }] }],
  });

  const world = fc.record({
    grid: fc.constantFrom(undefined, 15, 20, 45, 60, 7),
    buffers: fc.tuple(fc.constantFrom(0, 5, 10, 15), fc.constantFrom(0, 5, 15)),
    anchor: fc.constantFrom('hour' as const, 'opening' as const),
    capacity: fc.constantFrom(1, 2),
    seats: fc.constantFrom(1, 3),
    opensBy: fc.constantFrom('hours' as const, 'both' as const),
    busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 14 * 1440 }), fc.integer({ min: 1, max: 300 })), {
      maxLength: 12,
    }),
    picks: fc.array(fc.tuple(fc.constantFrom('one', 'two'), fc.nat()), { maxLength: 12 }),
  });

  const asTime = (minute: number): string => {
    const clock = [Math.floor((minute % 1440) / 60), minute % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
    return `${isoOf(FIRST + Math.floor(minute / 1440))}T${clock}`;
  };

  it('D16 PN-1 DS-16 rounding, clipping and folding lose no start and add none', () => {
    fc.assert(
      fc.property(world, ({ grid, buffers, anchor, capacity, seats, opensBy, busy, picks }) => {
        const file = site(grid, buffers, anchor, capacity, seats, opensBy);
        const calendars = file.calendars.map((calendar) => ({
          ...calendar,
          busy: busy.map(([from, length]) => ({ from: asTime(from), to: asTime(from + length) })),
        }));
        const hosted = hostSite(siteFromFile({ ...file, calendars }), new Zones());
        const days = [FIRST, FIRST + 14] as const;
        const exact = (claims: readonly Claim[]): Availability =>
          exactAvailability(hosted, { revision: 1, claims, ledger: [] } satisfies Snapshot, {
            calendars: ['a', 'b', 'c'],
            days,
            now: NOW,
          });
        const range = spanOfDays(hosted, days);
        const questions = [
          { service: 'one' },
          { service: 'two', duration: 20 },
          { service: 'two', duration: 60 },
          { service: 'one', calendar: 'a' },
          { service: 'both' },
        ];

        const claims: Claim[] = [];
        for (const [id, pick] of picks) {
          const service = hosted.opened.services.get(id)!;
          const free = starts(hosted.opened, exact(claims), { service: id, calendar: 'a' }, range).filter(
            ({ left }) => left > 0,
          );
          const start = free[pick % free.length]?.start;
          if (start === undefined || claims.some((claim) => claim.start === start)) continue;
          const booking = { id: `c${claims.length}`, start, duration: service.durations[0]! };
          claims.push(claimFor(booking, service, hosted.opened.calendars.get('a')!, claims));
        }

        const truth = exact(claims);
        const published = publishedAvailability(hosted, truth);
        const page = openSite(publicCatalog(hosted, NOW));
        for (const question of questions) {
          expect(starts(page, published, question, range)).to.deep.equal(starts(hosted.opened, truth, question, range));
        }
        const panel = { panel: 'panel' };
        expect(panelStarts(page, published, panel, range)).to.deep.equal(
          panelStarts(hosted.opened, truth, panel, range),
        );
      }),
      runs(150),
    );
  }).timeout(60_000);
});
