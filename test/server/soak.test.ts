import { expect } from 'chai';
import fc from 'fast-check';
import type { Booking } from '../../src/adapter/contract.js';
import { overbooked } from '../support/overbooked.js';
import { berlin, PRACTICE, TestBackend } from './support.js';
import { runs } from '../support/seed.js';

type Step =
  | {
      readonly kind: 'book';
      readonly service: string;
      readonly duration: number;
      readonly calendar?: string;
      readonly hour: number;
      readonly key?: number;
    }
  | { readonly kind: 'cancel'; readonly pick: number };

const CAPACITY = 2;
const FILE = {
  ...PRACTICE,
  calendars: PRACTICE.calendars.map((calendar) =>
    calendar.id === 'b' ? { ...calendar, capacity: CAPACITY } : calendar,
  ),
  pools: [{ id: 'pairs', name: 'Pairs', members: [{ calendars: ['b', 'a'] }, { calendars: ['group', 'b'] }] }],
  services: [
    ...PRACTICE.services,
    { id: 'duo', name: 'Duo', durations: [60], pool: 'pairs' },
    { id: 'mixed', name: 'Mixed class', durations: [60], seats: 2, pool: 'pairs' },
  ],
};

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('book' as const),
      service: fc.constantFrom('massage', 'talk', 'class', 'duo', 'mixed'),
      duration: fc.constant(60),
      calendar: fc.constantFrom(undefined, 'a', 'b'),
      hour: fc.integer({ min: 9, max: 13 }),
      key: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat() }) },
);

/** What must hold after every step, looked up without the engine's help. */
async function expectSound(backend: TestBackend): Promise<void> {
  const { claims, bookings, ledger, outbox } = await backend.state();
  expect(overbooked(claims, (calendar) => (calendar === 'b' ? CAPACITY : 1))).to.deep.equal([]);
  const confirmed = Object.values(bookings).filter(({ state }) => state === 'confirmed');
  const seats = claims.map(({ booking, calendar }) => `${booking} on ${calendar}`);
  const served = confirmed.flatMap(({ id, hosts }) => hosts.map((host) => `${id} on ${host}`));
  expect(seats.sort()).to.deep.equal(served.sort());
  expect(new Set(ledger.map(({ order }) => order)).size).to.equal(ledger.length);
  expect(ledger.filter(({ kind }) => kind === 'booked')).to.have.length(Object.keys(bookings).length);
  expect(outbox.filter(({ kind }) => kind === 'client-confirmation')).to.have.length(Object.keys(bookings).length);
}

describe('many clients at once', () => {
  it('A01, A02, A03 DS-16 no place is taken twice, no seat is lost, and every answer is true', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 25 }),
        async (rounds) => {
          const backend = new TestBackend(FILE);
          const made: Booking[] = [];
          for (const round of rounds) {
            await Promise.all(
              round.map(async (one) => {
                if (one.kind === 'cancel') {
                  const booking = made[one.pick % made.length];
                  if (booking) expect((await backend.cancel(booking)).status).to.equal(200);
                  return;
                }
                const { service, duration, calendar, hour, key } = one;
                const start = berlin(`03-03T${String(hour).padStart(2, '0')}:00`);
                const wanted = service === 'talk' ? calendar : undefined;
                const answer = await backend.book(
                  { service, duration, calendar: wanted, start },
                  key === undefined ? undefined : `shared-${key}`,
                );
                expect(answer.status).to.be.oneOf([201, 409, 422]);
                if (answer.status === 201) {
                  expect((await backend.state()).bookings[answer.body.id]?.tokenHash).to.be.a('string');
                  made.push(answer.body);
                }
              }),
            );
            await expectSound(backend);
          }
          expect(backend.faults).to.deep.equal([]);
        },
      ),
      runs(25),
    )).timeout(60_000);
});
