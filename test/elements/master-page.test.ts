import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/index.js';
import type { RotaBooking } from '../../src/elements/booking/booking.js';
import type { RotaMasterPage } from '../../src/elements/master-page/master-page.js';
import { fakeFlow } from '../support/fake-flow.js';
import { all, announcements, mount, one, settled, unmountAll } from '../support/mount.js';
import { CATALOG_WITH_PAGE, CHOICES, MANY, pageAt, PEOPLE, SECTIONS } from '../support/page-states.js';
import { stubBackend } from '../support/stub-backend.js';

const radios = (page: RotaMasterPage) => all<HTMLInputElement>(page, 'input[type="radio"]');
const byIds = (element: Element, attribute: string) =>
  (element.getAttribute(attribute) ?? '')
    .split(' ')
    .map((id) => (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent?.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' ');

describe('<rota-master-page>', () => {
  afterEach(unmountAll);

  it('MP-1 lists sections under labels and categories, each with its instructions', async () => {
    const page = await mount('rota-master-page', fakeFlow(pageAt(SECTIONS)));
    const headings = all(page, '[role=heading]').map((it) => `${it.ariaLevel} ${it.textContent}`);
    expect(headings).to.deep.equal(['2 To begin with', '2 More', '3 Faces', '3 Together']);
    const groups = all(page, '[role=group]');
    expect(groups.map((group) => byIds(group, 'aria-labelledby'))).to.deep.equal([
      'To begin with',
      'Faces',
      'Together',
    ]);
    expect(byIds(groups[0]!, 'aria-describedby')).to.equal('Come a little early.');
  });

  it('E1 is one radio group; a meeting says who is there, a pool that anybody of it serves', async () => {
    const page = await mount('rota-master-page', fakeFlow(pageAt([...SECTIONS, ...PEOPLE])));
    expect(new Set(radios(page).map(({ name, type }) => `${type} ${name}`)).size).to.equal(1);
    expect(one(page, 'legend').textContent?.trim()).to.equal('What would you like to book?');
    const panel = radios(page).find((radio) => byIds(radio, 'aria-labelledby').startsWith('Massage for two'))!;
    expect(byIds(panel, 'aria-describedby')).to.equal('with Maria Silva and Masseurs × 2');
    const pool = radios(page).find((radio) => byIds(radio, 'aria-labelledby') === 'The evening team')!;
    expect(byIds(pool, 'aria-describedby')).to.equal('Any available');
  });

  it('E2 arrows look through all sections, Space chooses an entry', async () => {
    const flow = fakeFlow(pageAt(SECTIONS));
    const page = await mount('rota-master-page', flow);
    page.focus();
    expect(page.shadowRoot?.activeElement).to.equal(radios(page)[0]);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(flow.intents).to.deep.equal([
      ['chooseEntry', CHOICES.facial.entry],
      ['chooseEntry', CHOICES.panel.entry],
    ]);
  });

  it('MP-1 a hundred entries can be searched, by what they are and by what the section is called', async () => {
    const page = await mount('rota-master-page', fakeFlow(pageAt(MANY)));
    const said = announcements(page);
    const type = async (text: string) => {
      const input = one<HTMLInputElement>(page, 'input[type=search]');
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await settled(page);
    };
    expect(radios(page)).to.have.length(100);
    await type('numero 42');
    expect(radios(page)).to.have.length(1);
    expect(said.at(-1)).to.equal('1 found');
    await type('room-7');
    expect(radios(page)).to.have.length(10);
    await type('zzz');
    one(page, '[part=show-all]').click();
    await settled(page);
    expect(radios(page)).to.have.length(100);
  });

  it('MP-4 takes no room where the page leaves no choice', async () => {
    const page = await mount('rota-master-page', fakeFlow(pageAt([])));
    expect(page.shadowRoot?.textContent?.trim()).to.equal('');
    expect(page.matches(':state(empty)')).to.equal(true);
  });

  for (const [when, prepare] of [
    ['before', (page: RotaMasterPage, set: () => void) => (set(), document.body.append(page))],
    ['after', (page: RotaMasterPage, set: () => void) => (document.body.append(page), set())],
  ] as const) {
    it(`MP-1 works by itself, properties set ${when} it is put on the page`, async () => {
      const page = document.createElement('rota-master-page');
      prepare(page, () => Object.assign(page, { adapter: stubBackend(CATALOG_WITH_PAGE), page: 'start' }));
      const ready = new Promise((resolve) => page.addEventListener('rota-ready', resolve, { once: true }));
      await ready;
      await settled(page);
      const inner = one(page, 'rota-booking').shadowRoot!.querySelector('rota-master-page')!;
      expect(radios(inner).length).to.equal(CATALOG_WITH_PAGE.services.length);
      page.remove();
    });
  }

  it('FL-10 FL-7 by itself it hands on prefill, hidden-fields, keep-draft and autocomplete, attributes and properties alike', async () => {
    const page = document.createElement('rota-master-page');
    page.setAttribute('prefill', '{"email":"ada@example.com"}');
    page.setAttribute('keep-draft', '');
    page.setAttribute('autocomplete', 'off');
    Object.assign(page, { adapter: stubBackend(CATALOG_WITH_PAGE), page: 'start', hiddenFields: ['email'] });
    document.body.append(page);
    await settled(page);
    const { prefill, hiddenFields, keepDraft, autocomplete } = one(page, 'rota-booking') as RotaBooking;
    expect([prefill, hiddenFields, keepDraft]).to.deep.equal(['{"email":"ada@example.com"}', ['email'], true]);
    expect(autocomplete).to.equal('off');
    page.remove();
  });

  it('MP-1 shows what it is given after it had nothing to show', async () => {
    const page = document.createElement('rota-master-page');
    document.body.append(page);
    await page.updateComplete;
    expect(getComputedStyle(page).display).to.equal('none');
    Object.assign(page, { adapter: stubBackend(CATALOG_WITH_PAGE), page: 'start' });
    await page.updateComplete;
    expect(getComputedStyle(page).display).to.equal('block');
    page.remove();
  });

  it('FL-1 is the first step of <rota-booking page="…">, and gives way to the next', async () => {
    const flow = fakeFlow(pageAt(SECTIONS));
    const booking = await mount('rota-booking', flow, { width: 1000 });
    expect(one(booking, '.step').localName).to.equal('rota-master-page');
    flow.set({ step: 'time' });
    await settled(booking);
    expect(one(booking, '.step').localName).to.equal('rota-date-picker');
  });

  it('long names wrap at 320 px, in both directions', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3);
    const sections = [
      { label: long, category: long, instructions: long, choices: [{ ...CHOICES.panel, name: long, about: long }] },
      { label: long, choices: [{ ...CHOICES.person, name: long, about: long }] },
    ];
    for (const direction of ['ltr', 'rtl'] as const) {
      const page = await mount('rota-master-page', fakeFlow(pageAt(sections)), { width: 280, direction });
      expect(page.scrollWidth).to.be.at.most(280);
      for (const inner of all(page, '.option, .instructions, [role=heading]'))
        expect(inner.scrollWidth, inner.className).to.be.at.most(280);
    }
  });
});
