import { expect } from 'chai';
import fc from 'fast-check';
import { reachedOnly, starts } from '../../src/engine/index.js';
import type { Availability } from '../../src/engine/index.js';
import { everywhere, open } from '../support/ask.js';
import { runs } from '../support/seed.js';
import { worlds } from '../support/worlds.js';

describe('Counts that limits are held against', () => {
  it('AV-10 the counts of reached days, weeks and months are enough', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { catalog, availability, question } = world;
        const [service] = catalog.services;
        const calendars = new Map(catalog.calendars.map((calendar) => [calendar.id, calendar]));
        const told: Availability = {
          ...availability,
          calendars: availability.calendars.map((one) => ({
            ...one,
            booked: reachedOnly(calendars.get(one.calendar)?.limits ?? {}, one.booked ?? []),
          })),
          figures: {
            ...availability.figures,
            services: availability.figures.services.map((one) => ({
              ...one,
              booked: reachedOnly(service?.limits ?? {}, one.booked ?? []),
            })),
          },
        };
        const site = open(catalog);
        expect(starts(site, told, question, everywhere(world))).to.deep.equal(
          starts(site, availability, question, everywhere(world)),
        );
      }),
      runs(300),
    );
  }).timeout(100_000);
});
