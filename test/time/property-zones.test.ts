import { expect } from 'chai';
import fc from 'fast-check';
import { MINUTES_PER_DAY, Zones, formatStart, parseStart } from '../../src/time/index.js';
import type { Instant, Wall } from '../../src/time/index.js';
import { offsetAt, wallAt } from '../support/oracle/clock.js';
import { runs } from '../support/seed.js';
import { CHANGES, MORE_ZONES, ZONES, dayOf } from '../support/world-zones.js';

/** New for each test: none leans on what another has learnt. */
let zones: Zones;
const YEARS = [dayOf('2018-01-01') * MINUTES_PER_DAY, dayOf('2038-01-01') * MINUTES_PER_DAY] as const;

/** Offsets by asking Intl once a day, and every quarter of an hour of a day in which the answer changes. */
function changesByIntl(zone: string): [at: Instant, offset: number][] {
  const found: [Instant, number][] = [[YEARS[0], offsetAt(zone, YEARS[0])]];
  for (let day = YEARS[0]; day < YEARS[1]; day += MINUTES_PER_DAY) {
    if (offsetAt(zone, day) === offsetAt(zone, day + MINUTES_PER_DAY)) continue;
    for (let at = day + 15; at <= day + MINUTES_PER_DAY && at < YEARS[1]; at += 15) {
      if (offsetAt(zone, at) !== offsetAt(zone, at - 15)) found.push([at, offsetAt(zone, at)]);
    }
  }
  return found;
}

/** Instants of which half are within two days of a change of clocks, with the zone they are looked at in. */
const moments = fc.oneof(
  fc
    .record({ change: fc.constantFrom(...CHANGES), minutes: fc.integer({ min: -2880, max: 2880 }) })
    .map(({ change, minutes }) => ({ zone: change[0], at: dayOf(change[1]) * MINUTES_PER_DAY + minutes })),
  fc.record({ zone: fc.constantFrom(...ZONES), at: fc.integer({ min: YEARS[0], max: YEARS[1] }) }),
);

/** The instants within a day and a bit at which Intl shows the wall time. */
function instantsByIntl(zone: string, wall: Wall): Instant[] {
  const found: Instant[] = [];
  for (let at = wall - 1000; at <= wall + 1000; at++) if (wallAt(zone, at) === wall) found.push(at);
  return found;
}

describe('Zones against Intl', () => {
  beforeEach(() => {
    zones = new Zones();
  });

  for (const zone of [...ZONES, ...MORE_ZONES]) {
    it(`AV-2 ${zone}: every change of clocks from 2018 to 2037, to the minute`, () => {
      const changes = zones
        .get(zone)
        .segments(YEARS)
        .map(({ from, offset }) => [from, offset]);
      expect(changes).to.deep.equal(changesByIntl(zone));
    }).timeout(100_000);
  }

  it('AV-2 the wall time of any instant, whatever was asked before', () => {
    fc.assert(
      fc.property(moments, ({ zone, at }) => {
        expect(new Zones().get(zone).wallOf(at)).to.equal(wallAt(zone, at));
        expect(zones.get(zone).wallOf(at)).to.equal(wallAt(zone, at));
      }),
      runs(400),
    );
  }).timeout(100_000);

  it('AV-2 the instants of any wall time: none in a gap, two in an overlap', () => {
    fc.assert(
      fc.property(moments, ({ zone, at }) => {
        // The instant read as a wall time, so that times in gaps are asked for, too.
        expect(zones.get(zone).instantsOf(at)).to.deep.equal(instantsByIntl(zone, at));
      }),
      runs(1500),
    );
  }).timeout(100_000);

  it('AV-2 one instant for any wall time: the first of two, and in a gap as much later as the gap is wide', () => {
    fc.assert(
      fc.property(moments, ({ zone, at: wall }) => {
        let before = wall + 1000;
        while (wallAt(zone, before) > wall) before--;
        const [first] = instantsByIntl(zone, wall);
        const expected = first ?? before + (wall - wallAt(zone, before));
        expect(zones.get(zone).instantOf(wall)).to.equal(expected);
      }),
      runs(1500),
    );
  }).timeout(100_000);

  it('AV-2 a start written with offset and zone is read back as the same instant', () => {
    fc.assert(
      fc.property(moments, ({ zone, at }) => {
        const read = parseStart(formatStart(at, zones.get(zone)), zones);
        expect(read).to.include({ kind: 'start', start: at });
      }),
      runs(1000),
    );
  }).timeout(100_000);
});
