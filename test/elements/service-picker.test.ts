import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/service-picker.js';
import type { RotaServicePicker } from '../../src/elements/service-picker/service-picker.js';
import type { Service } from '../../src/engine/model.js';
import { FACIAL, MASSAGE } from '../support/frame-states.js';
import { all, announcements, mount, one, settled, unmountAll } from '../support/mount.js';
import { timeFlow } from '../support/picker-states.js';

const YOGA: Service = { ...MASSAGE, id: 'morning yoga', name: 'Yoga', category: 'Classes', seats: 8, price: undefined };
const TALK: Service = {
  ...MASSAGE,
  id: 'talk',
  name: 'First talk',
  durations: [15],
  price: { amount: 0, currency: 'EUR' },
};

const servicesFlow = (services: readonly Service[]) => timeFlow({ services, service: undefined, step: 'service' });
const many = Array.from({ length: 100 }, (_, i): Service => ({
  ...MASSAGE,
  id: `s${i}`,
  name: `Soin numéro ${i}`,
  category: `Group ${i % 3}`,
}));

const radios = (picker: RotaServicePicker) => all<HTMLInputElement>(picker, 'input[type="radio"]');
const byIds = (radio: HTMLElement, attribute: string) =>
  (radio.getAttribute(attribute) ?? '')
    .split(' ')
    .map((id) => (radio.getRootNode() as ShadowRoot).getElementById(id)?.textContent?.replace(/\s+/g, ' ').trim())
    .join(' ');

describe('<rota-service-picker>', () => {
  afterEach(unmountAll);

  it('E1 is one radio group with a legend', async () => {
    const picker = await mount('rota-service-picker', servicesFlow([MASSAGE, FACIAL]));
    expect(one(picker, 'fieldset legend').textContent).to.equal('Service');
    expect(new Set(radios(picker).map(({ name, type }) => `${type} ${name}`))).to.deep.equal(
      new Set(['radio service']),
    );
  });

  it('E2 Tab goes to the first service or the chosen one, arrows go on, Space chooses', async () => {
    const flow = servicesFlow([MASSAGE, FACIAL, TALK]);
    const picker = await mount('rota-service-picker', flow);
    picker.focus();
    expect(picker.shadowRoot?.activeElement).to.equal(radios(picker)[0]);
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await settled(picker);
    expect(picker.shadowRoot?.activeElement).to.equal(radios(picker)[1]);
    expect(flow.intents).to.deep.equal([
      ['chooseService', 'massage'],
      ['chooseService', 'facial'],
    ]);
    (document.activeElement as HTMLElement).blur();
    picker.focus();
    expect(picker.shadowRoot?.activeElement).to.equal(radios(picker)[1]);
  });

  it('E2 Enter chooses too, and so does a click on the one that is chosen already', async () => {
    const flow = servicesFlow([MASSAGE, FACIAL]);
    const picker = await mount('rota-service-picker', flow);
    picker.focus();
    await sendKeys({ press: 'Enter' });
    await settled(picker);
    radios(picker)[0]!.click();
    expect(flow.intents).to.deep.equal([
      ['chooseService', 'massage'],
      ['chooseService', 'massage'],
    ]);
  });

  it('E3 E6 the name holds what is seen of service, length and price, once; the rest describes it', async () => {
    const picker = await mount('rota-service-picker', servicesFlow([MASSAGE, FACIAL, YOGA, TALK]));
    expect(radios(picker).map((radio) => byIds(radio, 'aria-labelledby'))).to.deep.equal([
      'Relaxing massage 60 min €80',
      'Facial 45 min or 1 hr 30 min €55.50',
      'First talk 15 min Free',
      'Yoga 60 min',
    ]);
    expect(byIds(radios(picker)[3]!, 'aria-describedby')).to.equal(
      'Group of up to 8 · Shoulders, back and legs, with warm oil.',
    );
  });

  it('LOOK a description has the whole width of its row, under name and facts', async () => {
    const picker = await mount('rota-service-picker', servicesFlow([{ ...MASSAGE, durations: [30, 60, 90] }, FACIAL]), {
      width: 500,
    });
    const box = (selector: string) => one(picker, selector).getBoundingClientRect();
    expect(box('.about').right).to.be.greaterThan(box('.facts').left);
    expect(box('.about').top).to.be.at.least(box('.facts').bottom - 1);
  });

  it('the field that is typed into is the part "search"', async () => {
    const picker = await mount('rota-service-picker', servicesFlow(many));
    expect(one(picker, '[part~="search"]').localName).to.equal('input');
  });

  it('E6 the whole row can be clicked', async () => {
    const flow = servicesFlow([MASSAGE, FACIAL]);
    const picker = await mount('rota-service-picker', flow);
    all(picker, '.about')[1]!.click();
    expect(flow.intents).to.deep.equal([['chooseService', 'facial']]);
  });

  it('services stand under headings of their categories', async () => {
    const picker = await mount('rota-service-picker', servicesFlow([MASSAGE, YOGA]));
    const heading = one(picker, '[part="category"]');
    expect(heading.role).to.equal('heading');
    expect(heading.textContent).to.equal('Classes');
    expect(heading.closest('[role="group"]')?.querySelectorAll('input')).to.have.lengthOf(1);
  });

  it('the search field comes with ten services, finds by every word without accents, and says how many', async () => {
    const few = await mount('rota-service-picker', servicesFlow(many.slice(0, 9)));
    expect(all(few, 'input[type="search"]')).to.have.lengthOf(0);
    const picker = await mount('rota-service-picker', servicesFlow(many));
    expect(radios(picker)).to.have.lengthOf(100);
    const said = announcements(picker);
    one(picker, 'input[type="search"]').focus();
    await sendKeys({ type: '7 NUMERO' });
    await settled(picker);
    expect(radios(picker)).to.have.lengthOf(19);
    expect(said.at(-1)).to.equal('19 services found');
  });

  it('a search that finds nothing says so and leads back', async () => {
    const picker = await mount('rota-service-picker', servicesFlow(many));
    one(picker, 'input[type="search"]').focus();
    await sendKeys({ type: 'xyz' });
    await settled(picker);
    expect(one(picker, '[part="empty"] p').textContent).to.equal('Nothing matches “xyz”.');
    one(picker, '[part="empty"] button').click();
    await settled(picker);
    expect(radios(picker)).to.have.lengthOf(100);
  });

  it('without services it says that nothing can be booked', async () => {
    const picker = await mount('rota-service-picker', servicesFlow([]));
    expect(one(picker, '[part="empty"]').textContent).to.equal('There is nothing to book online at the moment.');
  });

  it('shows the shape of what comes while it loads, and a way out where that fails', async () => {
    const flow = timeFlow({ catalog: { status: 'loading' }, services: [] });
    const picker = await mount('rota-service-picker', flow);
    expect(one(picker, '[aria-busy="true"]').childElementCount).to.equal(4);
    flow.set({ catalog: { status: 'failed', trouble: { code: 'unreachable', detail: '', retryable: true } } });
    await settled(picker);
    one(picker, '[role="alert"] button').click();
    expect(flow.intents).to.deep.equal([['retry']]);
  });
});
