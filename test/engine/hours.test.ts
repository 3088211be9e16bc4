import { expect } from 'chai';
import { dailyWalls, instantsOfWalls, openWalls } from '../../src/engine/hours.js';
import type { Calendar, DayHours } from '../../src/engine/index.js';
import { Zone } from '../../src/time/index.js';
import { smallSite } from '../support/small-site.js';

const DAY = 1440;
/** Monday, 5 January 1970, and the two days after it. */
const MONDAY = 4;
const RANGE = [MONDAY, MONDAY + 3] as const;
const at = (day: number, minute: number): number => (MONDAY + day) * DAY + minute;

function walls(own: Partial<Calendar>, shifts?: readonly DayHours[]): readonly number[] {
  const [calendar] = smallSite({ from: '2026-03-02', calendars: [own] }).catalog.calendars as [Calendar];
  return openWalls(calendar, shifts, RANGE).map((wall) => wall - MONDAY * DAY);
}

const hours: Calendar['hours'] = [[[540, 600]], [], [[0, 60]], [[0, 30]], [], [], [[60, 120]]];
const shift = (day: number, from: number, to: number): DayHours => ({ day: MONDAY + day, hours: [[from, to]] });

describe('Open time on the wall', () => {
  it('AV-1 the hours of each weekday, Monday first, from the first date up to the last', () => {
    expect(walls({ hours })).to.deep.equal([540, 600, 2 * DAY, 2 * DAY + 60]);
  });

  it('AV-1 an override takes the place of a date’s hours, and several of one date add up', () => {
    const overrides = [shift(0, 60, 90), shift(0, 120, 150), shift(1, 0, 30), shift(-1, 0, 30), shift(3, 0, 30)];
    expect(walls({ hours, overrides })).to.deep.equal([60, 90, 120, 150, DAY, DAY + 30, 2 * DAY, 2 * DAY + 60]);
    expect(walls({ hours, overrides: [{ day: MONDAY, hours: [] }] })).to.deep.equal([2 * DAY, 2 * DAY + 60]);
  });

  it('AV-1 shifts open time beside the hours, or alone where the calendar opens by shifts', () => {
    const shifts = [shift(0, 600, 660), shift(2, 90, 120), shift(-1, 0, 30), shift(3, 0, 30)];
    expect(walls({ hours }, shifts)).to.deep.equal([540, 660, 2 * DAY, 2 * DAY + 60, 2 * DAY + 90, 2 * DAY + 120]);
    expect(walls({ hours, opensBy: 'shifts' }, shifts)).to.deep.equal([600, 660, 2 * DAY + 90, 2 * DAY + 120]);
    expect(walls({ hours, opensBy: 'shifts' })).to.deep.equal([]);
  });

  it('AV-3 AV-4 a range covers whole days, or the same hours of each of them, as far as the dates reach', () => {
    const ranges = (...list: Parameters<typeof dailyWalls>[0]): readonly number[] => dailyWalls(list, RANGE);
    expect(ranges({ days: [MONDAY + 1, MONDAY + 2] })).to.deep.equal([at(1, 0), at(2, 0)]);
    expect(ranges({ days: [MONDAY - 5, MONDAY + 1] })).to.deep.equal([at(0, 0), at(1, 0)]);
    expect(ranges({ days: [MONDAY + 2, MONDAY + 9], hours: [[60, 90]] })).to.deep.equal([at(2, 60), at(2, 90)]);
    expect(ranges({ days: [MONDAY + 3, MONDAY + 9] }, { days: [MONDAY - 3, MONDAY] })).to.deep.equal([]);
  });
});

describe('Open time as instants', () => {
  const zone = new Zone('Here', [
    [0, 60],
    [600, 120],
    [1200, 60],
  ]);

  it('AV-2 what a spring gap skips is left out, and what an autumn overlap repeats stands twice', () => {
    // At 600 the clocks go from 660 to 720; at 1200 from 1320 back to 1260.
    expect(instantsOfWalls([600, 690], zone)).to.deep.equal([540, 600]);
    expect(instantsOfWalls([670, 710], zone)).to.deep.equal([]);
    expect(instantsOfWalls([700, 800], zone)).to.deep.equal([600, 680]);
    expect(instantsOfWalls([1270, 1300], zone)).to.deep.equal([1150, 1180, 1210, 1240]);
    expect(instantsOfWalls([1250, 1330], zone)).to.deep.equal([1130, 1270]);
  });

  it('AV-2 each span is told, the first and the last of them as well', () => {
    expect(instantsOfWalls([-5000, -4990, 100, 110, 9000, 9010], zone)).to.deep.equal([
      -5060, -5050, 40, 50, 8940, 8950,
    ]);
  });

  it('AV-2 where nothing is open, the zone is not asked', () => {
    const silent = new Zone('Silent', () => expect.fail('it was asked'));
    expect(instantsOfWalls([], silent)).to.deep.equal([]);
  });
});
