import { expect } from 'chai';
import '../../src/define/date-picker.js';
import type { RotaDatePicker } from '../../src/elements/date-picker/date-picker.js';
import { FACIAL } from '../support/frame-states.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';
import { day, startsOn, timeFlow } from '../support/picker-states.js';

const FRIDAY = day(2026, 11, 20);
const onFriday = (changes: Parameters<typeof timeFlow>[0] = {}) =>
  timeFlow({ day: FRIDAY, starts: startsOn(FRIDAY), ...changes });

const boxes = (picker: RotaDatePicker) =>
  ['rota-month', 'rota-times'].map((tag) => one(picker, tag).getBoundingClientRect());

describe('<rota-date-picker>', () => {
  afterEach(unmountAll);

  it('shows the times under the month where it is narrow, and beside it where there is room', async () => {
    const narrow = boxes(await mount('rota-date-picker', onFriday(), { width: 480 }));
    expect(narrow[1]!.top).to.be.at.least(narrow[0]!.bottom);
    expect(narrow[1]!.left).to.equal(narrow[0]!.left);
    const wide = boxes(await mount('rota-date-picker', onFriday(), { width: 720 }));
    expect(wide[1]!.top).to.equal(wide[0]!.top);
    expect(wide[1]!.left).to.be.greaterThan(wide[0]!.right);
  });

  for (const width of [288, 320, 390, 640, 900]) {
    it(`H4 H5 fits ${width} px: nothing sticks out, no day is smaller than 24 px`, async () => {
      const picker = await mount('rota-date-picker', onFriday({ zone: 'America/Argentina/ComodRivadavia' }), { width });
      expect(picker.scrollWidth).to.be.at.most(width);
      for (const tag of ['rota-month', 'rota-times']) {
        const element = one(picker, tag);
        const { left, right } = picker.getBoundingClientRect();
        for (const button of all(element, 'button, select')) {
          const box = button.getBoundingClientRect();
          expect(box.left).to.be.at.least(left - 2);
          expect(box.right).to.be.at.most(right + 2);
          expect(Math.min(box.width, box.height)).to.be.at.least(24);
        }
      }
    });
  }

  it('AV-14 offers the lengths of a session where there are several, as a radio group', async () => {
    const flow = onFriday({ service: FACIAL, duration: 45 });
    const picker = await mount('rota-date-picker', flow);
    const radios = all<HTMLInputElement>(picker, 'fieldset input');
    expect(radios.map((radio) => [radio.labels?.[0]?.textContent?.trim(), radio.checked])).to.deep.equal([
      ['45 min', true],
      ['1 hr 30 min', false],
    ]);
    radios[1]!.click();
    expect(flow.intents).to.deep.equal([['chooseDuration', 90]]);
    flow.set({ service: timeFlow().state.service });
    await settled(picker);
    expect(all(picker, 'fieldset')).to.have.lengthOf(0);
  });

  it('passes a choice of day on to the times', async () => {
    const picker = await mount('rota-date-picker', timeFlow());
    const times = one(picker, 'rota-times');
    expect(all(times, '.slot')).to.have.lengthOf(0);
    one(one(picker, 'rota-month'), `[data-day="${day(2026, 11, 18)}"]`).click();
    await settled(picker);
    expect(all(times, '.slot')).to.have.lengthOf(6);
  });

  it('F9 headings go on from the level that it is given', async () => {
    const picker = await mount('rota-date-picker', onFriday());
    picker.headingLevel = 4;
    await settled(picker);
    const levels = ['rota-month', 'rota-times'].map((tag) => one(one(picker, tag), '[part="heading"]').ariaLevel);
    expect(levels).to.deep.equal(['4', '4']);
  });
});
