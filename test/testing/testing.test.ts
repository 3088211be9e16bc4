import { expect } from 'chai';
import { setupServer } from 'msw/node';
import { mockSite } from '../../mocks/index.js';
import type { Backend, BookingBackend, CallOptions, OpeningCalls } from '../../src/adapter/backend.js';
import type { BookingRequest, Openings, OpeningsQuery } from '../../src/adapter/contract.js';
import { holdCallsOf } from '../../src/adapter/holds.js';
import { HttpBackend } from '../../src/adapter/http-backend.js';
import { openingsOf } from '../../src/adapter/openings.js';
import { Problem } from '../../src/adapter/problem.js';
import { openSite, starts } from '../../src/engine/index.js';
import type { SiteFile } from '../../src/server/index.js';
import { conformance, memorySite, SettableClock, type MemorySite } from '../../src/testing/index.js';

const FILE: SiteFile = {
  id: 'my-site',
  name: 'My practice',
  zone: 'UTC',
  specialists: [{ id: 'ana', name: 'Ana', email: 'ana@example.com' }],
  calendars: [{ id: 'ana', specialist: 'ana', hours: { tue: ['09:00-12:00'] } }],
  services: [{ id: 'talk', name: 'A talk', durations: [60], notice: 0, calendars: ['ana'] }],
};
const TUESDAY = '2026-11-24';
const at = (time: string): number => Date.parse(`${TUESDAY}T${time}Z`) / 60_000;

const request = (time: string) => ({
  ...{ service: 'talk', duration: 60, start: `${TUESDAY}T${time}+00:00[UTC]`, answers: {}, revision: 0 },
  client: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', locale: 'en', zone: 'UTC' },
});

async function freeOn(backend: Backend, day: number): Promise<number[]> {
  const availability = await backend.availability({ from: day, to: day + 1 });
  const range = [day * 1440, (day + 1) * 1440] as const;
  const all = starts(openSite(await backend.catalog()), availability, { service: 'talk' }, range);
  return all.filter(({ left }) => left > 0).map(({ start }) => start);
}

/** The names of the cases that an adapter does not pass. */
async function failing(make: () => BookingBackend, clock: () => number): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of conformance({ make, service: 'talk', clock }))
    await run().catch(() => failed.push(name.split(' ').slice(0, 2).join(' ')));
  return failed;
}

describe('rota/testing', () => {
  const day = at('00:00') / 1440;
  let clock: SettableClock;
  let site: MemorySite;

  beforeEach(() => {
    clock = new SettableClock(`${TUESDAY}T08:00Z`);
    site = memorySite(FILE, { clock: clock.now });
  });

  it('has a backend in memory that books, and shows what is behind it', async () => {
    expect(await freeOn(site.adapter, day)).to.include(at('10:00'));
    const { id } = await site.adapter.book(request('10:00'), 'one');
    expect(site.bookings().map((booking) => [booking.id, booking.calendar])).to.deep.equal([[id, 'ana']]);
    expect((await site.outbox()).map(({ to }) => to)).to.have.members(['ada@example.com', 'ana@example.com']);
    expect(await freeOn(site.adapter, day)).not.to.include(at('10:00'));
  });

  it('has a clock that stands until it is set, and the backend goes by it', async () => {
    clock.advance(151);
    expect(clock.now()).to.equal(at('10:31'));
    expect(Math.min(...(await freeOn(site.adapter, day)))).to.equal(at('11:00'));
    clock.set(`${TUESDAY}T11:30Z`);
    expect(await freeOn(site.adapter, day)).to.deep.equal([]);
    expect(() => clock.set('tomorrow')).to.throw('"tomorrow" is no time');
  });

  it('goes on from what an earlier backend has kept', async () => {
    await site.adapter.book(request('10:00'), 'one');
    const again = memorySite(FILE, { clock: clock.now, state: site.state() });
    expect(again.bookings()).to.deep.equal(site.bookings());
  });

  it('has cases that the reference backend keeps to, and faulty adapters don’t, each the one of its fault', async () => {
    const fresh = () => memorySite(FILE, { clock: clock.now }).adapter;
    const with_ = (change: (good: Backend) => Partial<Backend>) => () => {
      const good = fresh();
      const bound = Object.fromEntries(
        (['capabilities', 'catalog', 'availability', 'book', 'booking', 'cancel'] as const).map((call) => [
          call,
          (good[call] as (...given: unknown[]) => unknown).bind(good),
        ]),
      );
      return { ...bound, ...change(good) } as unknown as Backend;
    };
    expect(await failing(fresh, clock.now)).to.deep.equal([]);

    let key = 0;
    const forgetful = with_((good) => ({ book: (asked, _, options) => good.book(asked, `key-${key++}`, options) }));
    expect(await failing(forgetful, clock.now)).to.include.members(['RC-4 A04', 'RC-4 A06', 'A07 the']);
    const twice = with_((good): Partial<BookingBackend> => {
      const calls = holdCallsOf(good)!;
      return { ...calls, hold: (asked) => calls.hold(asked, `key-${key++}`) };
    });
    expect(await failing(twice, clock.now)).to.deep.equal(['RC-4 RC-6']);
    const careless = with_((good) => ({ booking: (id) => good.booking(id, 'any').catch(() => ({ id }) as never) }));
    expect(await failing(careless, clock.now)).to.deep.equal(['A80 opens']);
    const blunt = with_((good) => ({
      book: (...given) =>
        good.book(...given).catch(({ code, status }: Problem) => {
          throw new Problem(code, 'No.', { status });
        }),
    }));
    expect(await failing(blunt, clock.now)).to.deep.equal(['G13 names']);
  });

  it('RC-2 has cases that an adapter keeps to where the page chooses: it books whom the page proposes, and nobody else', async () => {
    const two: SiteFile = {
      ...FILE,
      specialists: [...FILE.specialists, { id: 'ben', name: 'Ben', email: 'ben@example.com' }],
      calendars: [...FILE.calendars, { id: 'ben', specialist: 'ben', hours: { tue: ['09:00-12:00'] } }],
      services: [{ ...FILE.services[0]!, calendars: ['ana', 'ben'], assignment: 'client' }],
    };
    const bookingWhom = (choice: (asked: BookingRequest) => string | undefined) => () => {
      const { adapter } = memorySite(two, { clock: clock.now });
      const { catalog, availability, booking, cancel } = adapter;
      const calls = { catalog, availability, booking, cancel };
      const bound = Object.entries(calls).map(([name, call]) => [name, (call as () => unknown).bind(adapter)]);
      return {
        ...(Object.fromEntries(bound) as Backend),
        capabilities: async () => ({ detail: 'calendars', assignment: 'page', cancel: true }),
        book: async (asked: BookingRequest, key: string, options?: CallOptions) => {
          const { proposal: _, ...known } = asked;
          return adapter.book({ ...known, calendar: choice(asked) ?? 'ana' }, key, options);
        },
      } as Backend;
    };
    const heeding = bookingWhom(({ calendar, proposal }) => calendar ?? proposal?.calendar);
    expect(await failing(heeding, clock.now)).to.deep.equal([]);
    const deaf = bookingWhom(({ calendar }) => calendar);
    expect(await failing(deaf, clock.now)).to.deep.equal(['RC-1 one']);
  });

  it('tells what an adapter throws that is no problem', async () => {
    const { adapter } = memorySite(FILE, { clock: clock.now });
    const thrown = new TypeError('Cannot read properties of undefined');
    const book = () => Promise.reject(thrown);
    const cases = conformance({ make: () => Object.assign(adapter, { book }), service: 'talk', clock: clock.now });
    for (const name of ['RC-4 A06', 'RC-1 one']) {
      const { run } = cases.find((one) => one.name.startsWith(name))!;
      expect(await run().catch((cause: unknown) => cause)).to.equal(thrown);
    }
  });

  it('A97 has cases for backends that tell no more than starts, too', async () => {
    for (const detail of ['pools', 'slots'] as const) {
      const fresh = () => memorySite({ ...FILE, detail }, { clock: clock.now }).adapter;
      expect(await failing(fresh, clock.now)).to.deep.equal([]);
    }
    const calendars = [{ ...FILE.calendars[0]!, capacity: 2 }];
    const saying = (change: (told: Openings, asked: OpeningsQuery) => Partial<Openings>) => () => {
      const { adapter: good } = memorySite({ ...FILE, calendars, detail: 'slots' }, { clock: clock.now });
      const openings: OpeningCalls['openings'] = async (asked) => {
        const told = await openingsOf(good)!(asked);
        return { ...told, ...change(told, asked) };
      };
      const { capabilities, catalog, book, booking, cancel } = good;
      const calls = { capabilities, catalog, book, booking, cancel };
      const bound = Object.entries(calls).map(([name, call]) => [name, (call as () => unknown).bind(good)]);
      return { ...(Object.fromEntries(bound) as Backend), ...holdCallsOf(good), openings };
    };
    const faults: readonly ((told: Openings, asked: OpeningsQuery) => Partial<Openings>)[] = [
      ({ starts }) => ({ starts: starts.map(([start, left]) => [start, left * 2]) }),
      ({ days: [from, to] }) => ({ days: [from, to - 1] }),
      () => ({ reasons: [] }),
      (_, { from, to }) => ({ reasons: Array.from({ length: to - from }, (_, n) => [from + n, 'closed'] as const) }),
    ];
    expect(
      await failing(
        saying(() => ({})),
        clock.now,
      ),
    ).to.deep.equal([]);
    for (const fault of faults) expect(await failing(saying(fault), clock.now)).to.deep.equal(['TR-1 gives']);
  });
});

describe('rota/mocks', () => {
  it('puts your own site on the network, by its site file, for one address or any', async () => {
    const clock = new SettableClock(`${TUESDAY}T08:00Z`);
    const site = mockSite(FILE, { clock: clock.now });
    const server = setupServer(...site.handlers);
    server.listen({ onUnhandledRequest: 'error' });
    try {
      const adapter = new HttpBackend({ url: 'https://anywhere.example', site: 'my-site' });
      const { id } = await adapter.book(request('10:00'), 'one');
      expect(site.bookings().map((booking) => booking.id)).to.deep.equal([id]);
    } finally {
      server.close();
    }
  });

  it('names the samples that there are where one is asked for that there is not', () => {
    expect(() => mockSite('spa' as 'wellness')).to.throw('expected one of wellness, consulting');
  });
});
