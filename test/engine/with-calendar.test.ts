import { expect } from 'chai';
import fc from 'fast-check';
import { days, freeCalendars, labelledStarts, starts, withCalendar } from '../../src/engine/index.js';
import type { Availability, CalendarAvailability } from '../../src/engine/index.js';
import { everywhere, open } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';
import type { World } from '../support/worlds.js';

/** All that a page asks of an answer. */
function told({ catalog, question, range, ...world }: World, availability: Availability, site = open(catalog)) {
  const all = everywhere({ catalog, question, range, ...world });
  const found = starts(site, availability, question, all);
  return {
    found,
    labelled: labelledStarts(site, availability, question, all),
    days: days(site, availability, question, range),
    free: found.slice(0, 5).map(({ start }) => freeCalendars(site, availability, question, start)),
  };
}

const spans = fc.array(fc.tuple(fc.integer({ min: -720, max: 4320 }), fc.integer({ min: 1, max: 600 })), {
  maxLength: 3,
});
const changes = fc.array(fc.record({ place: fc.nat(), busy: spans, taken: spans, asOf: fc.option(fc.nat()) }), {
  minLength: 1,
  maxLength: 3,
});

describe('One calendar told anew', () => {
  it('AV-5 AV-6 AV-12 gives the answers of an availability that was so from the beginning; the old one keeps its own', () => {
    fc.assert(
      fc.property(worlds, changes, (world, list) => {
        const site = open(world.catalog);
        const before = told(world, world.availability, site);
        let availability = world.availability;
        for (const { place, busy, taken, asOf } of list) {
          const old = availability.calendars[place % Math.max(1, availability.calendars.length)];
          if (!old) return;
          const day = world.availability.days[0] * 1440;
          const added = (more: readonly (readonly [number, number])[]) =>
            more.map(([from, length]) => [day + from, day + from + length] as const);
          const now: CalendarAvailability = {
            ...old,
            busy: [...old.busy, ...added(busy)],
            taken: [...old.taken, ...added(taken)],
            ...(asOf !== null && { asOf: availability.now - asOf }),
          };
          availability = withCalendar(site, availability, now);
          expect(told(world, availability, site)).to.deep.equal(told(world, { ...availability }));
        }
        expect(told(world, world.availability, site)).to.deep.equal(before);
      }),
      runs(200),
    );
  }).timeout(100_000);

  it('AV-1 other shifts, and a calendar that nobody knew, are taken up too', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), fc.boolean(), (drawn, place, known) => {
        const old = drawn.availability.calendars[place % Math.max(1, drawn.availability.calendars.length)];
        if (!old) return;
        const calendars = drawn.availability.calendars.filter((one) => known || one !== old);
        const world = { ...drawn, availability: { ...drawn.availability, calendars } };
        const site = open(world.catalog);
        told(world, world.availability, site);
        const shifts = [{ day: world.availability.days[0], hours: [[480, 960]] as const }];
        const availability = withCalendar(site, world.availability, { ...old, shifts });
        expect(told(world, availability, site)).to.deep.equal(told(world, { ...availability }));
      }),
      runs(100),
    );
  }).timeout(100_000);
});
