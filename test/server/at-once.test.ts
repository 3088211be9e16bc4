import { expect } from 'chai';
import fc from 'fast-check';
import { MemoryStore, type Change, type Claim, type Decision, type StoredBooking } from '../../src/server/index.js';
import type { Scope, SiteState, Snapshot, Store } from '../../src/server/index.js';
import { runs } from '../support/seed.js';
import { STORE_KIND, TestStore } from './test-store.js';

const SITE = 'practice';
const NOW = 1000;
const HOUR = 60;

/** A booking of one place on a calendar that serves one at a time. */
function bookingOf(id: string, start: number, client = 'cleo'): StoredBooking {
  const booking = { id, version: 1, state: 'confirmed', service: 'talk', start, duration: HOUR, calendar: 'a' };
  return { ...booking, hosts: ['a'], client: { email: `${client}@example.com` } } as unknown as StoredBooking;
}

function claimOf({ id, start }: StoredBooking, hold?: Claim['hold']): Claim {
  const place = { booking: id, calendar: 'a', session: id, seat: 0, seats: 1, alone: true, service: 'talk' };
  return { ...place, span: [start, start + HOUR], start, duration: HOUR, ...(hold && { hold }) };
}

function lineOf(kind: 'booked' | 'cancelled', { id, start }: StoredBooking): Change['lines'][number] {
  return { kind, at: NOW, booking: id, calendar: 'a', service: 'talk', start, assignedBy: 'client' };
}

const NOTHING: Change = { bookings: [], releases: [], claims: [], lines: [], notices: [] };

/** Books where the place is free; throws where it is not. */
function booking(id: string, start: number, client?: string): { scope: Scope; decision: Decision } {
  const wanted = bookingOf(id, start, client);
  const decision = ({ claims }: Snapshot): Change => {
    if (claims.length > 0) throw new Error(`${id} finds ${claims[0]!.booking}`);
    return { ...NOTHING, bookings: [wanted], claims: [claimOf(wanted)], lines: [lineOf('booked', wanted)] };
  };
  return { scope: { span: [start, start + HOUR], calendars: ['a'], now: NOW }, decision };
}

const intentOf = (key: string, fingerprint = 'one') => ({ key, fingerprint, now: NOW, expires: NOW + 100 });

/** One that opens the store, so that all that comes after it waits together. */
async function opened(): Promise<TestStore> {
  const store = new TestStore();
  await store.change(SITE, { span: [0, 0], now: NOW }, () => undefined);
  return store;
}

const ordersIn = ({ ledger }: SiteState): number[] => ledger.map(({ order }) => order);

describe(`changes that come at once (${STORE_KIND})`, () => {
  it('RC-1 one that is refused leaves the others as they are', async () => {
    const store = await opened();
    const refuse = () => store.change(SITE, { span: [0, 0], now: NOW }, () => expect.fail('refused'));
    const book = (id: string, start: number) => {
      const { scope, decision } = booking(id, start);
      return store.change(SITE, scope, decision);
    };
    const [first, second, third, fourth] = await Promise.allSettled([
      ...[book('one', 0), book('two', HOUR), refuse(), book('three', 2 * HOUR)],
    ]);
    expect([first, second, fourth].map((one) => one!.status)).to.deep.equal(Array(3).fill('fulfilled'));
    expect(third).to.have.nested.property('reason.message', 'refused');
    const state = await store.state(SITE);
    expect(Object.keys(state.bookings).sort()).to.deep.equal(['one', 'three', 'two']);
    expect(ordersIn(state)).to.deep.equal([1, 2, 3]);
  });

  it('RC-1 one that cannot be written leaves the others as they are', async () => {
    const store = await opened();
    const [one, two] = [bookingOf('one', 0), bookingOf('two', HOUR / 2)];
    const blind = (wanted: StoredBooking) => () => ({ ...NOTHING, bookings: [wanted], claims: [claimOf(wanted)] });
    const change = (decision: Decision) => store.change(SITE, { span: [0, 0], now: NOW }, decision);
    const { scope, decision } = booking('three', 5 * HOUR);
    const done = await Promise.allSettled([
      ...[change(() => undefined), change(blind(one)), change(blind(two)), store.change(SITE, scope, decision)],
    ]);
    expect(done.map(({ status }) => status)).to.deep.equal(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const { bookings, claims } = await store.state(SITE);
    expect(Object.keys(bookings).sort()).to.deep.equal(['one', 'three']);
    expect(claims.map((claim) => claim.booking).sort()).to.deep.equal(['one', 'three']);
  });

  it('RC-1 of two who want the same place the second finds the first there', async () => {
    const store = await opened();
    const done = await Promise.allSettled(
      ['one', 'two', 'three', 'four'].map((id) => {
        const { scope, decision } = booking(id, 0);
        return store.change(SITE, scope, decision);
      }),
    );
    expect(done.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'rejected', 'rejected']);
    expect(done[3]).to.have.nested.property('reason.message', 'four finds one');
  });

  it('RC-4 the same request twice books once, and another with its key is refused', async () => {
    const store = await opened();
    const book = (id: string, start: number, fingerprint?: string) => {
      const { scope, decision } = booking(id, start);
      return store.change(SITE, scope, decision, intentOf('key', fingerprint));
    };
    const done = await Promise.all([
      ...[store.change(SITE, { span: [0, 0], now: NOW }, () => undefined), book('one', 0), book('two', 0)],
      ...[book('three', HOUR, 'other'), book('four', 0)],
    ]);
    expect(done.slice(1).map(({ kind }) => kind)).to.deep.equal(['done', 'replayed', 'key-reused', 'replayed']);
    expect(done[4]).to.have.nested.property('booking.id', 'one');
    expect(Object.keys((await store.state(SITE)).bookings)).to.deep.equal(['one']);
  });

  it('A33 each counts the lines of those before it', async () => {
    const store = await opened();
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const { scope, decision } = booking(`b${n}`, n * HOUR);
        return store.change(SITE, scope, (snapshot) => {
          seen[n] = snapshot.ledger.length;
          return decision(snapshot);
        });
      }),
    );
    expect(seen).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(ordersIn(await store.state(SITE))).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('A13 those who change the same booking find what the others have made of it', async () => {
    const store = await opened();
    const { scope, decision } = booking('one', 0);
    await store.change(SITE, scope, decision);
    const raise = () =>
      store.change(SITE, { span: [0, 0], now: NOW, booking: 'one' }, ({ booking: found }) => ({
        ...NOTHING,
        bookings: [{ ...found!, version: found!.version + 1 }],
      }));
    await Promise.all(Array.from({ length: 5 }, raise));
    expect((await store.state(SITE)).bookings['one']!.version).to.equal(6);
  });

  it('RC-1 come to what would have come of one after the other', async () => {
    const places = fc.integer({ min: 0, max: 3 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('book' as const), place: places, client: fc.constantFrom('cleo', 'dora') }),
      fc.record({ kind: fc.constant('hold' as const), place: places, client: fc.constantFrom('v', 'w') }),
      fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat({ max: 7 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.option(fc.nat({ max: 3 }))), { maxLength: 24 }), async (steps) => {
        const store = await opened();
        const order: number[] = [];
        const views: string[] = [];
        const ask = (to: Store, n: number, decided: (view: string) => void) => {
          const [asked, key] = steps[n]!;
          const { scope, decision } = changeOf(asked, n, decided);
          return to.change(SITE, scope, decision, key === null ? undefined : intentOf(`key${key}`)).catch(() => {});
        };
        await Promise.all(
          steps.map((_, n) =>
            ask(store, n, (view) => {
              if (order.includes(n)) order.splice(order.indexOf(n), 1);
              order.push(n);
              views[n] = view;
            }),
          ),
        );
        const model = new MemoryStore({}, () => 0);
        const expectedViews: string[] = [];
        for (const n of order) await ask(model, n, (view) => (expectedViews[n] = view));
        expect(views).to.deep.equal(expectedViews);
        const { bookings, ledger, claims } = await store.state(SITE);
        const expected = model.state(SITE);
        expect({ bookings, ledger }).to.deep.equal({ bookings: expected.bookings, ledger: expected.ledger });
        const sorted = (list: readonly Claim[]) => list.map((claim) => JSON.stringify(claim.booking)).sort();
        expect(sorted(claims)).to.deep.equal(sorted(expected.claims));
      }),
      runs(STORE_KIND === 'memory' ? 100 : 25),
    );
  }).timeout(60_000);
});

type Step =
  | { readonly kind: 'book' | 'hold'; readonly place: number; readonly client: string }
  | { readonly kind: 'cancel'; readonly pick: number };

/** What a step wants, and a word of all that it saw. */
function changeOf(step: Step, n: number, decided: (view: string) => void): { scope: Scope; decision: Decision } {
  const viewOf = ({ claims, ledger, booking: found, ofClient, holds }: Snapshot): string =>
    JSON.stringify([
      claims.map((claim) => claim.booking).sort(),
      ledger.length,
      found?.version,
      ofClient?.toSorted(),
      holds,
    ]);
  if (step.kind === 'cancel') {
    const scope = { span: [0, 0] as const, now: NOW, booking: `b${step.pick}` };
    return {
      scope,
      decision: (snapshot) => {
        decided(viewOf(snapshot));
        const { booking: found } = snapshot;
        if (found?.state !== 'confirmed') return undefined;
        const cancelled = { ...found, version: found.version + 1, state: 'cancelled' as const };
        const lines = [lineOf('cancelled', cancelled)];
        return { ...NOTHING, bookings: [cancelled], releases: [found.id], lines };
      },
    };
  }
  const { kind, place, client } = step;
  const { scope, decision } = booking(`b${n}`, place * HOUR, client);
  if (kind === 'book') {
    return {
      scope: { ...scope, client: `${client}@example.com` },
      decision: (snapshot) => (decided(viewOf(snapshot)), decision(snapshot)),
    };
  }
  const hold = { until: NOW + 10, since: NOW, extended: false, visitor: client, salt: '', tokenHash: '' };
  return {
    scope: { ...scope, visitor: client },
    decision: (snapshot) => {
      decided(viewOf(snapshot));
      if (snapshot.claims.length > 0 || (snapshot.holds ?? 0) > 1) throw new Error('taken');
      return { ...NOTHING, claims: [claimOf(bookingOf(`b${n}`, place * HOUR), hold)] };
    },
  };
}
