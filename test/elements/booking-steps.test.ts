import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/index.js';
import { RotaChooseEvent } from '../../src/booking/events.js';
import type { Step } from '../../src/booking/state.js';
import { fakeFlow, type FakeFlow } from '../support/fake-flow.js';
import { CATALOG, FACIAL, MASSAGE, stateAt, TUESDAY_AT_TEN } from '../support/frame-states.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';
import { day, startsOn, timeFlow } from '../support/picker-states.js';

const focused = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

const asked = (flow: FakeFlow): string[] => flow.intents.map(([name]) => name);

/** A fake flow that tells of its choices, as the real one does. */
function choosingFlow(step: Step): FakeFlow {
  const flow = fakeFlow(stateAt(step));
  flow.on('chooseService', (service) => {
    flow.dispatchEvent(new RotaChooseEvent({ choice: { what: 'service', service } }));
    return { service: service === 'facial' ? FACIAL : MASSAGE };
  });
  return flow;
}

describe('The frame of <rota-booking>', () => {
  afterEach(unmountAll);

  it('F1 F2 the steps are an ordered list with one current step, each with its number, name and status', async () => {
    const booking = await mount('rota-booking', fakeFlow(stateAt('time')));
    const items = all(booking, 'ol.progress > li');
    expect(items.map((item) => item.textContent?.trim())).to.deep.equal([
      'Step 1 of 5: Service, done',
      'Step 2 of 5: Specialist, done',
      'Step 3 of 5: Date and time',
      'Step 4 of 5: Your details, not yet',
      'Step 5 of 5: Review, not yet',
    ]);
    expect(items.map((item) => item.getAttribute('aria-current'))).to.deep.equal([null, null, 'step', null, null]);
    expect(one(booking, '.count').textContent).to.equal('3 of 5');
  });

  it('F3 F5 steps are told, not pressed: no landmark, and nothing in the line takes focus', async () => {
    const booking = await mount('rota-booking', fakeFlow(stateAt('time')));
    const line = one(booking, '.progress');
    expect(line.closest('nav, [role="navigation"]')).to.equal(null);
    expect([...line.querySelectorAll('a, button, [tabindex], [role]')]).to.deep.equal([]);
    expect(all(booking, 'ol.progress > li')[4]?.textContent).to.contain('not yet');
  });

  it('F2 the specialist step goes by the site’s own word', async () => {
    const value = { ...CATALOG, site: { ...CATALOG.site, specialistLabel: 'Therapist' } };
    const flow = fakeFlow(stateAt('time', { catalog: { status: 'ready', value } }));
    const booking = await mount('rota-booking', flow);
    expect(all(booking, 'ol.progress > li')[1]?.textContent?.trim()).to.equal('Step 2 of 5: Therapist, done');
  });

  it('DESIGN 9 a page styles the parts of the elements inside, and tells a chosen day from a chosen time', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = `
      rota-booking::part(day) { scroll-margin-top: 11px; }
      rota-booking::part(day selected) { scroll-margin-top: 12px; }
      rota-booking::part(slot) { scroll-margin-top: 13px; }`;
    const friday = day(2026, 11, 20);
    const flow = fakeFlow(stateAt('time', { ...timeFlow().state, day: friday, starts: startsOn(friday) }));
    flow.set({ catalog: { status: 'ready', value: CATALOG }, services: CATALOG.services, step: 'time' });
    const booking = await mount('rota-booking', flow);
    const picker = one(booking, 'rota-date-picker');
    const seen = (name: string, selector: string): Set<string> =>
      new Set(all(one(picker, name), selector).map((part) => getComputedStyle(part).scrollMarginTop));
    expect([...seen('rota-month', '[part~=day]')]).to.have.members(['11px', '12px']);
    expect([...seen('rota-times', '[part~=slot]')]).to.deep.equal(['13px']);
    style.remove();
  });

  it('FL-1 a step that is left out is not counted', async () => {
    const steps: Step[] = ['time', 'details', 'review', 'confirmation'];
    const booking = await mount('rota-booking', fakeFlow(stateAt('time', { steps })));
    expect(one(booking, '.count').textContent).to.equal('1 of 3');
    expect(all(booking, '.back')).to.have.length(0);
  });

  it('F4 a new step takes focus to its heading; the first step of the page takes none', async () => {
    const flow = fakeFlow(stateAt('service'));
    const booking = await mount('rota-booking', flow);
    expect(document.activeElement?.localName).to.equal('body');
    flow.set(stateAt('time'));
    await settled(booking);
    expect(focused()?.textContent).to.equal('When suits you?');
    flow.set(stateAt('service'));
    await settled(booking);
    expect(focused()?.textContent).to.equal('What would you like to book?');
  });

  it('F4 a page that loads slowly keeps its focus when the first step comes', async () => {
    const flow = fakeFlow({ catalog: { status: 'loading' } });
    const booking = await mount('rota-booking', flow);
    const field = booking.parentElement!.appendChild(document.createElement('input'));
    field.focus();
    flow.set(stateAt('service'));
    await settled(booking);
    expect(document.activeElement?.localName).to.equal('input');
  });

  it('F9 headings continue the outline of the page', async () => {
    const flow = fakeFlow(stateAt('details'));
    const booking = await mount('rota-booking', flow);
    booking.setAttribute('heading-level', '4');
    await settled(booking);
    expect(one(booking, '.main > [role="heading"]').ariaLevel).to.equal('4');
    expect(one(booking, '.summary [role="heading"]').ariaLevel).to.equal('5');
  });

  it('F10 a choice by pointer goes on to the next step', async () => {
    const flow = choosingFlow('service');
    const booking = await mount('rota-booking', flow);
    const radio = one(one(booking, 'rota-service-picker'), 'input');
    radio.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    radio.click();
    expect(asked(flow)).to.deep.equal(['chooseService', 'next']);
  });

  it('F10 an arrow key in the list of services chooses, and stays in the step', async () => {
    const flow = choosingFlow('service');
    const booking = await mount('rota-booking', flow);
    one(one(booking, 'rota-service-picker'), 'input').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(asked(flow)).to.deep.equal(['chooseService']);
    expect(one(booking, '.continue').textContent?.trim()).to.equal('Continue');
  });

  it('F10 a service that the page chooses stays in the step', async () => {
    const flow = choosingFlow('service');
    await mount('rota-booking', flow);
    flow.chooseService('massage');
    expect(asked(flow)).to.deep.equal(['chooseService']);
  });

  it('F10 choosing a day stays in the step, whatever was pressed', async () => {
    const flow = fakeFlow(stateAt('time'));
    const booking = await mount('rota-booking', flow);
    booking.dispatchEvent(new PointerEvent('pointerdown'));
    flow.dispatchEvent(new RotaChooseEvent({ choice: { what: 'day', day: 20_000 } }));
    expect(asked(flow)).not.to.include('next');
    flow.dispatchEvent(new RotaChooseEvent({ choice: { what: 'start', start: TUESDAY_AT_TEN, calendar: undefined } }));
    expect(asked(flow)).to.include('next');
  });

  it('RC-3 a start taken in place of a lost one on the review books nothing by itself', async () => {
    const flow = fakeFlow(stateAt('review'));
    const booking = await mount('rota-booking', flow);
    booking.dispatchEvent(new PointerEvent('pointerdown'));
    flow.dispatchEvent(new RotaChooseEvent({ choice: { what: 'start', start: TUESDAY_AT_TEN, calendar: undefined } }));
    expect(asked(flow)).to.deep.equal([]);
  });

  it('F6 "Back" and "Continue" move, and leave everything else to the flow', async () => {
    const flow = fakeFlow(stateAt('time', { start: { start: TUESDAY_AT_TEN, left: 1 } }));
    const booking = await mount('rota-booking', flow);
    one(booking, '.back').click();
    one(booking, '.continue').click();
    expect(asked(flow)).to.deep.equal(['back', 'next']);
  });

  it('LOOK the summary stays in view on a wide page, and is one line on a narrow one', async () => {
    const wide = await mount('rota-booking', fakeFlow(stateAt('details')), { width: 1000 });
    expect(getComputedStyle(one(wide, '.summary')).position).to.equal('sticky');
    expect(one(wide, '.summary').innerText).to.match(/Tue, Nov 24\s+10:00 AM\s+Relaxing massage\s+60 min\s+€80/);
    expect(getComputedStyle(one(wide, '.summary-line')).display).to.equal('none');
    const narrow = await mount('rota-booking', fakeFlow(stateAt('details')), { width: 390 });
    expect(getComputedStyle(one(narrow, '.summary')).display).to.equal('none');
    expect(one(narrow, '.summary-line').innerText).to.match(/Relaxing massage 60 min\s+Tue, Nov 24, 10:00 AM/);
  });

  it('MP-3 the summary names no service while the questions are asked that may pick it', async () => {
    const asking = stateAt('questions', { steps: ['questions', 'time', 'details', 'review', 'confirmation'] });
    const booking = await mount('rota-booking', fakeFlow(asking), { width: 1000 });
    expect(one(booking, '.summary').innerText).not.to.include('Relaxing massage');
    expect(booking.shadowRoot!.querySelector('.summary-line')).to.equal(null);
  });

  for (const step of ['service', 'specialist', 'time', 'details', 'review', 'confirmation'] as const) {
    it(`H5 the step "${step}" fits 288 px with a name that can't be broken`, async () => {
      const name = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
      const service = { ...MASSAGE, name, description: name, place: { kind: 'address', text: name } as const };
      const catalog = { ...CATALOG, services: [service, FACIAL], site: { ...CATALOG.site, name } };
      const state = stateAt(step, { services: catalog.services, catalog: { status: 'ready', value: catalog } });
      const flow = fakeFlow({ ...state, ...(state.service && { service }) });
      for (const direction of ['ltr', 'rtl'] as const) {
        const booking = await mount('rota-booking', flow, { width: 288, direction });
        expect(booking.scrollWidth).to.be.at.most(288);
      }
    });
  }
});
