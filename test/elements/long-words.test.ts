import { expect } from 'chai';
import '../../src/define/index.js';
import { ALL_PARTS } from '../../src/booking/all-parts.js';
import { APPOINTMENT_WORDS } from '../../src/locale/appointments/languages.js';
import { HOLD_WORDS } from '../../src/locale/hold/languages.js';
import { BOOKING_WORDS } from '../../src/locale/languages.js';
import { PAGE_WORDS } from '../../src/locale/pages/languages.js';
import { loadWords } from '../../src/locale/words.js';
import { everything, flowIn, OWN_STATES, STATES } from '../support/every-state.js';
import { mount, one, settled, unmountAll } from '../support/mount.js';

/** Elements whose text sticks out of them, or of the widget. */
function sticking(booking: HTMLElement): string[] {
  const { left, right } = booking.getBoundingClientRect();
  return everything(booking.shadowRoot!)
    .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, option, svg'))
    .flatMap((element) => {
      const texts = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim());
      const range = document.createRange();
      const out = texts.some((text) => {
        range.selectNodeContents(text);
        return [...range.getClientRects()].some((box) => box.left < left - 2 || box.right > right + 2);
      });
      const cut = texts.length > 0 && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 2;
      return out || cut ? [`${element.localName}.${element.className}: ${element.textContent.trim()}`] : [];
    });
}

describe('Long words', () => {
  before(() => ALL_PARTS.pages.bring());
  afterEach(unmountAll);

  for (const language of Object.keys(BOOKING_WORDS.files))
    it(`I9 H5 in "${language}" nothing is cut off or sticks out at 320 px, in any step and state`, async () => {
      await loadWords(language);
      for (const words of [APPOINTMENT_WORDS, HOLD_WORDS, PAGE_WORDS]) await words.bring(language);
      const direction = ['ar', 'he'].includes(language) ? 'rtl' : 'ltr';
      const faults: string[] = [];
      for (const state of Object.keys(STATES)) {
        const booking = await mount('rota-booking', flowIn(state), { width: 288, direction });
        Object.assign(booking, { locale: language });
        await settled(booking);
        faults.push(...sticking(booking).map((fault) => `${state}: ${fault}`));
        unmountAll();
      }
      for (const [state, show] of Object.entries(OWN_STATES)) {
        const element = await show();
        Object.assign(element, { locale: language, dir: direction });
        element.style.inlineSize = '288px';
        await settled(element);
        faults.push(...sticking(element).map((fault) => `${state}: ${fault}`));
        element.remove();
      }
      expect(faults).to.deep.equal([]);
    });

  it('H6 where there is no room beside "Back", how far the client is stands below it', async () => {
    const booking = await mount('rota-booking', flowIn('times of a day'));
    booking.style.letterSpacing = '0.12em';
    for (const width of [6, 6.5, 7, 7.5, 8, 10, 18]) {
      booking.style.inlineSize = `${width}em`;
      await settled(booking);
      const [back, count] = ['.back', '.count'].map((part) => one(booking, part).getBoundingClientRect());
      const isBeside = back!.right < count!.left;
      const isBelow = back!.bottom <= count!.top;
      expect(isBeside || isBelow, `${width}em`).to.equal(true);
      expect(
        sticking(booking).filter((fault) => /back|count/.test(fault)),
        `${width}em`,
      ).to.deep.equal([]);
    }
  });
});
