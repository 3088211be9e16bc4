import { expect } from 'chai';
import { addMonths as addMonthsThere, getDaysInMonth, startOfMonth as startOfMonthThere } from 'date-fns';
import fc from 'fast-check';
import { addMonths, daysInMonth, isoOf, startOfMonth } from '../../src/time/index.js';
import { runs } from '../support/seed.js';

/** 1900 to 2200, most often near the ends of months, where clamping matters. */
const days = fc.oneof(
  fc.integer({ min: -25_567, max: 84_006 }),
  fc
    .tuple(fc.integer({ min: 1900, max: 2199 }), fc.nat({ max: 11 }), fc.integer({ min: -3, max: 1 }))
    .map(([year, month, near]) => Date.UTC(year, month, near) / 86_400_000),
);

/**
 * The date as date-fns reads it: it works in the zone of the machine, at noon of which no change of clocks reaches another
 * date.
 */
function theirs(day: number): Date {
  const date = new Date(day * 86_400_000);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 12);
}

function isoOfTheirs(date: Date): string {
  return isoOf(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

describe('Months against date-fns', () => {
  it('FL-3 months on and back, stopped at the end of shorter ones', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1200, max: 1200 }), (day, count) => {
        expect(isoOf(addMonths(day, count))).to.equal(isoOfTheirs(addMonthsThere(theirs(day), count)));
      }),
      runs(5000),
    );
  });

  it('FL-3 the first day of a month and its length', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(isoOf(startOfMonth(day))).to.equal(isoOfTheirs(startOfMonthThere(theirs(day))));
        expect(daysInMonth(day)).to.equal(getDaysInMonth(theirs(day)));
      }),
      runs(3000),
    );
  });
});
