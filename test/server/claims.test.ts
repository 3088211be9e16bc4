import { expect } from 'chai';
import fc from 'fast-check';
import { NOTHING, type Claim } from '../../src/server/store.js';
import { overlaps } from '../../src/engine/spans.js';
import { runs } from '../support/seed.js';
import { TestStore } from './test-store.js';

const NOW = 0;

/** A seat of a session on one of two sites; sessions of a calendar that serves one at a time mostly. */
const wishes = fc.array(
  fc.record({
    site: fc.constantFrom('one', 'other'),
    calendar: fc.constantFrom('a', 'b'),
    session: fc.constantFrom('s', 't', 'u'),
    seat: fc.constantFrom(0, 1),
    alone: fc.constantFrom(true, true, false),
    from: fc.nat(5),
    length: fc.constantFrom(1, 2, 3),
  }),
  { maxLength: 12 },
);

describe('the claims of a store', function () {
  this.timeout(300_000);

  it('RC-1 AV-7 never overlap where a calendar serves one at a time, whatever is decided; calendars, sites and seats of a session are told apart', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, async (wished) => {
        const store = new TestStore();
        const taken: { site: string; claim: Claim }[] = [];
        for (const [place, { site, from, length, ...rest }] of wished.entries()) {
          const claim: Claim = {
            ...{ ...rest, booking: `b${place}`, seats: 2, service: 'talk', start: from, duration: length },
            span: [from, from + length],
          };
          const isRefused = taken.some((other) => other.site === site && collide(other.claim, claim));
          const written = store.change(site, { span: [0, 0], now: NOW }, () => ({ ...NOTHING, claims: [claim] }));
          const outcome = await written.then(
            () => false,
            () => true,
          );
          expect(outcome, JSON.stringify(claim)).to.equal(isRefused);
          if (!isRefused) taken.push({ site, claim });
        }
        for (const site of ['one', 'other']) {
          for (const calendars of [['a'], ['b', 'a'], undefined]) {
            const { claims } = await store.read(site, [2, 4], NOW, calendars);
            const expected = taken.filter(
              ({ site: of, claim }) =>
                of === site && (calendars?.includes(claim.calendar) ?? true) && overlaps(claim.span, [2, 4]),
            );
            const names = (all: readonly Claim[]): string[] => all.map(({ booking }) => booking).sort();
            expect(names(claims)).to.deep.equal(names(expected.map(({ claim }) => claim)));
          }
        }
      }),
      runs(15),
    );
  });
});

/** The two rules of store.ts. */
function collide(one: Claim, other: Claim): boolean {
  if (one.calendar !== other.calendar) return false;
  if (one.session === other.session) return one.seat === other.seat;
  return one.alone && other.alone && overlaps(one.span, other.span);
}
