import { expect } from 'chai';
import '../../src/define/index.js';
import { flowIn } from '../support/every-state.js';
import { all, mount, one, unmountAll } from '../support/mount.js';

const DIRECTIONS = ['ltr', 'rtl'] as const;

/** How far right the middle of an element lies. */
const middle = (element: Element): number => {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
};

/** Where a part of an element's text lies. */
function middleOf(element: Element, part: string): number {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(part);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    const { left, width } = range.getBoundingClientRect();
    return left + width / 2;
  }
  throw new Error(`"${part}" is not in "${element.textContent}".`);
}

describe('Right to left', () => {
  afterEach(unmountAll);

  for (const direction of DIRECTIONS) {
    const sign = direction === 'rtl' ? -1 : 1;

    it(`I8 ${direction}: arrows point and stand the way the page reads`, async () => {
      const month = await mount('rota-month', flowIn('times of a day'), { direction });
      const [previous, next] = ['previous', 'next'].map((part) => one(month, `[part="${part}"]`));
      expect(Math.sign(middle(next!) - middle(previous!))).to.equal(sign);
      const booking = await mount('rota-booking', flowIn('times of a day'), { direction, width: 700 });
      for (const icon of [previous!, next!, one(booking, '.back')].map((button) => button.querySelector('svg')!))
        expect(new DOMMatrix(getComputedStyle(icon).transform).a).to.equal(sign);
      expect(Math.sign(middle(one(booking, '.count')) - middle(one(booking, '.back')))).to.equal(sign);
    });

    it(`I8 ${direction}: times follow each other the way the page reads, hours are never turned around`, async () => {
      const times = await mount('rota-times', flowIn('times of a day'), { direction });
      const [first, second] = all(times, '.slot');
      expect(Math.sign(middle(second!) - middle(first!))).to.equal(sign);
      const hour = one(times, '.slot .large');
      expect(hour.textContent).to.equal('9:00 AM');
      expect(middleOf(hour, 'AM')).to.be.greaterThan(middleOf(hour, '9:00'));
      const end = one(times, '.slot .small');
      expect(middleOf(end, 'AM')).to.be.greaterThan(middleOf(end, 'to'));
      const review = await mount('rota-review', flowIn('review'), { direction });
      const range = one(review, 'time');
      expect(range.textContent).to.match(/10:00.*11:00/);
      expect(middleOf(range, '11:00')).to.be.greaterThan(middleOf(range, '10:00'));
    });
  }

  it('I8 on a page from right to left a widget in English runs its own way, in a shadow root of the page’s own, too', async () => {
    const page = document.createElement('section');
    Object.assign(page, { lang: 'ar', dir: 'rtl' });
    const around = document.createElement('div');
    page.append(around);
    document.body.append(page);
    const booking = await mount('rota-booking', flowIn('times of a day'));
    around.attachShadow({ mode: 'open' }).append(booking);
    booking.locale = 'en';
    await booking.updateComplete;
    expect(one(booking, '.root').dir).to.equal('ltr');
    page.remove();
  });
});
