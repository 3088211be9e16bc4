import { expect } from 'chai';
import '../../src/define/times.js';
import '../../src/define/month.js';
import '../../src/define/details-form.js';
import '../../src/define/confirmation.js';
import { contrastOf, textContrast } from '../support/contrast.js';
import { flowIn } from '../support/every-state.js';
import { mount, one, unmountAll } from '../support/mount.js';
import { day, startsOn, timeFlow } from '../support/picker-states.js';

const FRIDAY = day(2026, 11, 20);

describe('theme', () => {
  afterEach(() => {
    unmountAll();
    document.body.removeAttribute('style');
  });

  it('LOOK a hue of the page’s own shows in errors and confirmations; without one, or with nonsense, they are as ever', async () => {
    const shown = async (): Promise<string[]> => {
      const form = await mount('rota-details-form', flowIn('a form with faults'));
      const drawn = one(await mount('rota-confirmation', flowIn('confirmation')), '.drawn');
      return [getComputedStyle(one(form, '.field .error')).color, getComputedStyle(drawn).stroke];
    };
    const plain = await shown();
    document.body.style.cssText = '--rota-error: blue; --rota-success: purple';
    const [error, success] = await shown();
    expect(error).not.to.equal(plain[0]);
    expect(success).not.to.equal(plain[1]);
    document.body.style.cssText = '--rota-error: initial; --rota-success: initial';
    expect(await shown()).to.deep.equal(plain);
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

    for (const hue of ['', 'gold', 'red', 'blue', 'lime', 'black', 'white']) {
      it(`H1 what is wrong and what went well reads on a page of ${page} in ${hue || 'our own hues'}`, async () => {
        document.body.style.cssText = `background: ${page}; color: ${text}`;
        for (const token of hue ? ['--rota-error', '--rota-success'] : []) document.body.style.setProperty(token, hue);
        const form = await mount('rota-details-form', flowIn('a form with faults'));
        expect(textContrast(one(form, '.field .error'), page)).to.be.at.least(4.5);
        const { stroke } = getComputedStyle(one(await mount('rota-confirmation', flowIn('confirmation')), '.drawn'));
        expect(contrastOf([stroke, page], [page])).to.be.at.least(3);
      });
    }
  }
});
