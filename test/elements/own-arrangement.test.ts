import { expect } from 'chai';
import '../../src/define/index.js';
import { fakeFlow } from '../support/fake-flow.js';
import { BOOKING, stateAt } from '../support/frame-states.js';
import { settled } from '../support/mount.js';

const TAGS = ['service-picker', 'specialist-picker', 'date-picker', 'details-form', 'review', 'confirmation'].map(
  (name) => `rota-${name}`,
);

describe('A page’s own arrangement', () => {
  let box: HTMLElement;
  beforeEach(() => (box = document.body.appendChild(document.createElement('div'))));
  afterEach(() => box.remove());

  async function arranged() {
    const booking = document.createElement('rota-booking');
    booking.append(...TAGS.map((tag) => document.createElement(tag)));
    const flow = fakeFlow(stateAt('review'));
    booking.flow = flow;
    box.append(booking);
    await settled(booking);
    const inside = [...booking.children] as HTMLElement[];
    const heights = () => inside.map(({ offsetHeight }) => offsetHeight > 0);
    for (const element of inside) await settled(element);
    return { booking, flow, inside, heights };
  }

  it('FL-6 G11 once it is booked, only the confirmation is left, in view and with focus', async () => {
    const { flow, inside, heights } = await arranged();
    expect(heights()).to.deep.equal([true, true, true, true, true, false]);
    const confirmation = inside.at(-1)!;
    flow.set({ step: 'confirmation', booking: BOOKING });
    for (const element of inside) await settled(element);
    expect(heights()).to.deep.equal([false, false, false, false, false, true]);
    const heading = confirmation.shadowRoot!.querySelector('.heading')!;
    expect(confirmation.shadowRoot!.activeElement).to.equal(heading);
    const { top, bottom } = heading.getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
  });

  it('FL-6 what is changed elsewhere than in a picker of its kind is focused, too; what the page has left out can’t be changed', async () => {
    const { booking, inside } = await arranged();
    const changes = () => [
      ...inside
        .find(({ localName }) => localName === 'rota-review')!
        .shadowRoot!.querySelectorAll<HTMLElement>('.change button'),
    ];
    expect(changes().map(({ ariaLabel }) => ariaLabel)).to.include('Change: With');
    booking.querySelector('rota-specialist-picker')!.remove();
    booking
      .querySelector('rota-date-picker')!
      .replaceWith(...['rota-month', 'rota-times'].map((tag) => document.createElement(tag)));
    booking.flow = fakeFlow(stateAt('review'));
    for (const element of [booking, ...booking.children]) await settled(element);
    expect(changes().map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Change: When',
      'Change: Service',
      'Change: Your details',
    ]);
    changes()[0]!.click();
    expect(document.activeElement?.localName).to.equal('rota-month');
  });

  const CLOSED = [
    ['details', (around: HTMLElement) => around.appendChild(document.createElement('summary'))],
    ['dialog', () => undefined],
    ['rota-dialog', () => undefined],
  ] as const;
  for (const [tag, prepare] of CLOSED)
    it(`FL-6 to change what the page keeps closed in a <${tag}> opens it, and so does what is missing there`, async () => {
      const { booking, flow, inside } = await arranged();
      const around = document.createElement(tag) as HTMLElement & { open: boolean };
      prepare(around);
      const [form, review] = ['rota-details-form', 'rota-review'].map((name) => booking.querySelector(name)!);
      form!.before(around);
      around.append(form!);
      const isIn = () => document.activeElement === form && form!.shadowRoot!.activeElement !== null;
      for (const element of [around, ...inside]) await settled(element);
      expect(form!.checkVisibility()).to.equal(false);
      [...review!.shadowRoot!.querySelectorAll<HTMLElement>('.change button')].at(-1)!.click();
      expect([around.open, isIn()]).to.deep.equal([true, true]);
      around.open = false;
      await settled(around);
      const { details } = flow.state;
      flow.set({ details: { ...details, errors: { email: { code: 'required' } }, attempts: details.attempts + 1 } });
      await settled(form!);
      expect([around.open, isIn()]).to.deep.equal([true, true]);
      around.open = false;
      await settled(around);
    });

  it('FL-6 another booking brings the elements back', async () => {
    const { flow, inside, heights } = await arranged();
    flow.set({ step: 'confirmation', booking: BOOKING });
    for (const element of inside) await settled(element);
    flow.set({ step: 'service', booking: undefined });
    for (const element of inside) await settled(element);
    expect(heights()).to.deep.equal([true, true, true, true, true, false]);
  });
});

describe('A surface of the widget’s own', () => {
  it('has room and round corners, and none where the page’s shows through', async () => {
    const booking = document.createElement('rota-booking');
    booking.flow = fakeFlow(stateAt('service'));
    document.body.append(booking);
    await settled(booking);
    expect(getComputedStyle(booking).padding).to.equal('0px');
    booking.style.cssText = '--rota-surface: #fffdf9; --rota-space: 20px; --rota-radius: 7px';
    booking.requestUpdate();
    await settled(booking);
    await new Promise(requestAnimationFrame);
    const { padding, borderRadius } = getComputedStyle(booking);
    expect([padding, borderRadius]).to.deep.equal(['20px', '7px']);
    booking.remove();
  });
});
