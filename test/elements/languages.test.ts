import { expect } from 'chai';
import '../../src/define/index.js';
import { inRegion } from '../../src/elements/shared/language.js';
import { Format } from '../../src/locale/format.js';
import type { RotaBooking } from '../../src/elements/booking/booking.js';
import { flowIn } from '../support/every-state.js';
import { all, mount, one, unmountAll } from '../support/mount.js';
import type { StringReplacements } from '../../src/locale/replace.js';

const page = document.documentElement;

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 5000;
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).to.equal(true);
}

const rootOf = (element: Element): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>('.root')!;
const textOf = (element: Element): string => rootOf(element)?.innerText.trim() ?? '';

/** Everything that an element showed, from being put on the page until it is in a language. */
async function showing(element: Element, language: string): Promise<string> {
  const seen: string[] = [];
  await until(() => {
    if (rootOf(element)?.lang === language) return true;
    seen.push(textOf(element));
    return false;
  });
  return seen.join('');
}

describe('The language of an element', () => {
  afterEach(() => {
    unmountAll();
    page.removeAttribute('lang');
  });

  it('I1 FL-4 it is that of the nearest lang, and nothing shows in another one before', async () => {
    page.lang = 'fr';
    const booking = await mount('rota-booking', flowIn('an empty form'));
    expect(await showing(booking, 'fr')).to.equal('');
    expect(one(booking, '.heading').textContent).to.equal('Vos coordonnées');
    const form = one(booking, 'rota-details-form');
    expect([rootOf(form).lang, one(form, '.primary').textContent!.trim()]).to.deep.equal(['fr', 'Continuer']);
  });

  it('FL-5 a name is asked for and read in the order of the language: the family’s first in Japanese', async () => {
    page.lang = 'ja';
    const form = await mount('rota-details-form', flowIn('an empty form'));
    await showing(form, 'ja');
    expect(all(form, 'input').map(({ id }) => id)).to.include.ordered.members(['lastName', 'firstName', 'email']);
    const review = await mount('rota-review', flowIn('review'));
    await showing(review, 'ja');
    expect(textOf(review))
      .to.include('Lovelace Ada')
      .and.match(/\d:\d\d～\d+:\d\d/);
  });

  it('I1 it changes live, and stays what it was until the other is there', async () => {
    page.lang = 'sv';
    const booking = await mount('rota-booking', flowIn('an empty form'));
    await showing(booking, 'sv');
    page.lang = 'tr';
    await until(() => {
      expect(textOf(booking)).to.match(/Dina uppgifter|Bilgileriniz/);
      return rootOf(booking).lang === 'tr';
    });
  });

  it('I1 an attribute of its own goes before the page’s', async () => {
    page.lang = 'it';
    const booking = (await mount('rota-booking', flowIn('an empty form'))) as RotaBooking;
    booking.locale = 'es-MX';
    await until(() => rootOf(booking).lang === 'es-MX');
    expect(one(booking, '.heading').textContent).to.equal('Sus datos');
  });

  it('FL-4 a tag without a region takes that of the first of the browser’s languages which is the same and has one', () => {
    expect(inRegion('en', ['de-DE', 'en', 'en-GB', 'en-US'])).to.equal('en-GB');
    expect(inRegion('en-u-hc-h23', ['en-IE'])).to.equal('en-IE-u-hc-h23');
    expect(inRegion('ar', ['ar-EG'])).to.equal('ar-EG');
    expect(new Format(inRegion('en', ['en-GB'])).day(20_000)).to.match(/^Friday,? 4 October 2024$/);
  });

  it('FL-4 a region that is named stays, and where none is known the tag is as it was', () => {
    expect(inRegion('en-US', ['en-GB'])).to.equal('en-US');
    expect(inRegion('en', ['de-DE', 'en', 'x', ''])).to.equal('en');
    expect(inRegion('en', [])).to.equal('en');
    expect(inRegion('zh', ['zh-TW'])).to.equal('zh');
  });

  it('FL-4 on a page in Portuguese, dates are those of the client’s Portugal', async () => {
    Object.defineProperty(navigator, 'languages', { value: ['en-US', 'pt-PT'], configurable: true });
    page.lang = 'pt';
    try {
      const review = await mount('rota-review', flowIn('review'));
      await until(() => rootOf(review)?.lang === 'pt-PT');
    } finally {
      Reflect.deleteProperty(navigator, 'languages');
    }
  });

  it('an element with a flow of its own speaks the language around it', async () => {
    page.lang = 'nl';
    const review = await mount('rota-review', flowIn('review'));
    await showing(review, 'nl');
    expect(textOf(review)).to.include('Wanneer').and.to.include('boeken');
  });

  it('Arabic and Hebrew run right to left without being told, arrows and keys included', async () => {
    page.lang = 'he';
    const month = await mount('rota-month', flowIn('times of a day'));
    await until(() => rootOf(month)?.dir === 'rtl');
    const icon = one(month, '[part="next"] svg');
    expect(new DOMMatrix(getComputedStyle(icon).transform).a).to.equal(-1);
    const today = one(month, 'button[data-day][tabindex="0"]');
    today.focus();
    today.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }));
    await month.updateComplete;
    const focused = month.shadowRoot!.activeElement as HTMLElement;
    expect(Number(focused.dataset['day'])).to.equal(Number(today.dataset['day']) + 1);
  });

  it('English runs left to right on a page that does not', async () => {
    page.lang = 'fa';
    const month = await mount('rota-month', flowIn('times of a day'), { direction: 'rtl' });
    expect([rootOf(month).lang, rootOf(month).dir]).to.deep.equal(['en', 'ltr']);
  });

  it('a site’s own strings hold as a property and as JSON in an attribute', async () => {
    const booking = (await mount('rota-booking', flowIn('an empty form'))) as RotaBooking;
    booking.strings = { frame: { headings: { details: 'About you' } } };
    await booking.updateComplete;
    expect(one(booking, '.heading').textContent).to.equal('About you');
    booking.setAttribute('strings', '{"en": {"frame": {"headings": {"details": "Who are you?"}}}}');
    await booking.updateComplete;
    expect(one(booking, '.heading').textContent).to.equal('Who are you?');
    booking.strings = '{';
    await booking.updateComplete;
    expect(one(booking, '.heading').textContent).to.equal('Your details');
  });

  it('strings that hold themselves are passed over, and break nothing', async () => {
    const booking = (await mount('rota-booking', flowIn('an empty form'))) as RotaBooking;
    const endless: Record<string, unknown> = {};
    endless['frame'] = endless;
    booking.strings = endless as StringReplacements;
    await booking.updateComplete;
    expect(one(booking, '.heading').textContent).to.equal('Your details');
  });
});
