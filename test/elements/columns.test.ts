import { expect } from 'chai';
import '../../src/define/index.js';
import { flowIn } from '../support/every-state.js';
import { mount, one, settled, unmountAll } from '../support/mount.js';

/** In em of the widget's text; a card takes one on each side. */
const widths = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

describe('Columns', () => {
  afterEach(unmountAll);

  /** Where the month ends, where the times begin and end, and where the summary begins, if it shows. */
  async function edges(width: number, space = '1em') {
    const booking = await mount('rota-booking', flowIn('times of a day'));
    booking.style.setProperty('--rota-space', space);
    booking.style.inlineSize = `${width}em`;
    booking.style.padding = '0';
    await settled(booking);
    const picker = one(booking, 'rota-date-picker');
    const summary = one(booking, '.summary').getBoundingClientRect();
    const times = one(picker, 'rota-times').getBoundingClientRect();
    const month = one(picker, 'rota-month').getBoundingClientRect();
    unmountAll();
    return {
      month: month.right,
      times: times.left,
      end: times.right,
      summary: summary.width > 0 ? summary.left : Infinity,
    };
  }

  it('LOOK 4 a month has its times beside it wherever there is room for both, with a summary and without', async () => {
    for (const width of widths(37, 72)) {
      const { month, times } = await edges(width);
      expect(times, `${width}em`).to.be.greaterThan(month);
    }
  });

  it('LOOK 4 a theme with more room keeps them side by side where the summary begins', async () => {
    for (const width of [56, 58, 64]) {
      const { month, times, summary } = await edges(width, '1.6em');
      expect(times, `${width}em`).to.be.greaterThan(month);
      expect(summary, `${width}em`).to.be.lessThan(Infinity);
    }
  });

  it('LOOK 4 a summary begins at 56em, beside the times', async () => {
    for (const width of widths(30, 72)) {
      const { end, summary } = await edges(width);
      expect(summary !== Infinity, `${width}em`).to.equal(width >= 56);
      expect(summary, `${width}em`).to.be.greaterThan(end);
    }
  });

  it('LOOK 4 a narrow widget has one column', async () => {
    for (const width of widths(20, 37)) {
      const { month, times } = await edges(width);
      expect(times, `${width}em`).to.be.lessThan(month);
    }
  });
});
