import { expect } from 'chai';
import '../../src/define/times.js';
import '../../src/define/month.js';
import { textContrast } from '../support/contrast.js';
import { mount, one, unmountAll } from '../support/mount.js';
import { day, startsOn, timeFlow } from '../support/picker-states.js';

const FRIDAY = day(2026, 11, 20);

describe('theme', () => {
  afterEach(() => {
    unmountAll();
    document.body.removeAttribute('style');
  });

  for (const [page, text] of [
    ['#fff', '#1d2330'],
    ['#14161b', '#e6e8ee'],
    ['#f3ead8', '#3b2b20'],
  ] as const) {
    for (const accent of ['', 'gold', 'red', 'teal', 'blue', 'yellow', 'lime', '#bbb', '#111', '#fafafa', 'hotpink']) {
      it(`H1 text reads on a page of ${page} with the accent ${accent || 'left out'}`, async () => {
        document.body.style.cssText = `background: ${page}; color: ${text}; --rota-accent: ${accent}`;
        if (!accent) document.body.style.removeProperty('--rota-accent');
        const starts = startsOn(FRIDAY);
        const flow = timeFlow({ day: FRIDAY, starts, start: starts[0] });
        const times = await mount('rota-times', flow);
        const month = await mount('rota-month', flow);
        const texts = {
          'chosen time': one(times, '.selected .large'),
          'end of the chosen time': one(times, '.selected .small'),
          'free time': one(times, '.free:not(.selected) .large'),
          'end of a free time': one(times, '.free:not(.selected) .small'),
          'full time': one(times, '.full .large'),
          'free day': one(month, '.day.available .number'),
          'chosen day': one(month, '.day.selected .number'),
          'closed day': one(month, '.day.none .number'),
          weekday: one(month, 'th span'),
        };
        for (const [what, element] of Object.entries(texts)) {
          expect(textContrast(element, page), what).to.be.at.least(4.5);
        }
      });
    }
  }
});
