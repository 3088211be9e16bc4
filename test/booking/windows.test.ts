import { expect } from 'chai';
import { Windows } from '../../src/booking/windows.js';
import { FakeClock } from '../support/fake-clock.js';
import { smallSite } from '../support/small-site.js';
import type { Span } from '../../src/time/units.js';

const answer = (revision: number, days: Span) => ({
  ...smallSite({ from: '2026-03-02' }).availability,
  revision,
  days,
});

describe('what the backend has answered, put together', () => {
  it('RC-7 an older answer counts for the days that no newer one covers', () => {
    const windows = new Windows(new FakeClock());
    windows.take(['c0'], answer(1, [0, 30]));
    windows.take(['c0'], answer(2, [10, 20]));
    windows.take(['c0'], answer(3, [25, 40]));
    expect(windows.all(['c0']).map(({ revision, days }) => [revision, ...days])).to.deep.equal([
      [1, 0, 10],
      [2, 10, 20],
      [1, 20, 25],
      [3, 25, 40],
    ]);
  });

  it('RC-7 answers of the same revision stay whole, and are the same objects as long as nothing changes', () => {
    const windows = new Windows(new FakeClock());
    const [one, other] = [answer(1, [0, 10]), answer(1, [9, 20])];
    windows.take(['c0'], one);
    windows.take(['c0'], other);
    expect(windows.all(['c0'])).to.deep.equal([one, other]);
    expect(windows.all(['c0'])).to.equal(windows.all(['c0']));
  });
});
