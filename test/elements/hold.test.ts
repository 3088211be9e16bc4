import { expect } from 'chai';
import type { LitElement } from 'lit';
import '../../src/define/index.js';
import type { Hold } from '../../src/booking/state.js';
import { fakeFlow, type FakeFlow } from '../support/fake-flow.js';
import { stateAt } from '../support/frame-states.js';
import { all, announcements, mount, one, settled, unmountAll } from '../support/mount.js';

const inSeconds = (seconds: number): number => performance.now() + seconds * 1000;
const hold = (stage: Hold['stage'], seconds: number, extension: Hold['extension'] = 'possible'): Hold => ({
  ...{ stage, extension, until: inSeconds(seconds) },
});

async function show(given: Hold | undefined): Promise<{ element: HTMLElement; flow: FakeFlow }> {
  const flow = fakeFlow(stateAt('details', { hold: given }));
  return { element: await mount('rota-hold', flow), flow };
}

const textOf = (element: Element): string => element.textContent!.trim();
const lineOf = (element: Element): string => textOf(one(element, '.text'));

/** Waits until something is so; the test's own time is the limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((later) => requestAnimationFrame(later));
}

describe('<rota-hold>', () => {
  afterEach(unmountAll);

  it('RC-6 shows how long the time is still kept, in minutes', async () => {
    const { element } = await show(hold('held', 290));
    expect(lineOf(element)).to.equal('Kept for you: 5 minutes');
    expect(all(element, 'button')).to.have.length(0);
    expect(one(element, '.text').getAttribute('role')).to.equal('timer');
  });

  it('RC-6 in one’s own arrangement the focus says whether the client is at the form', async () => {
    const flow = fakeFlow(stateAt('service', { day: undefined }));
    const booking = document.createElement('rota-booking');
    booking.innerHTML =
      '<rota-service-picker></rota-service-picker><rota-hold></rota-hold><rota-details-form></rota-details-form>';
    booking.flow = flow;
    document.body.append(booking);
    const form = booking.querySelector('rota-details-form')!;
    const picker = booking.querySelector('rota-service-picker')!;
    for (const element of [booking, picker, form]) await settled(element);
    const filling = () => flow.intents.filter(([name]) => name === 'fillIn').map(([, now]) => now);
    form.focus();
    form.shadowRoot!.querySelector<HTMLElement>('#email')?.focus();
    expect(filling()).to.deep.equal([true]);
    picker.shadowRoot!.querySelector<HTMLElement>('input[type=radio]')!.focus();
    expect(filling()).to.deep.equal([true, false]);
    booking.remove();
  });

  it('RC-6 step by step, and beside another booking, focus says nothing', async () => {
    const [flow, other] = [fakeFlow(stateAt('details')), fakeFlow(stateAt('details'))];
    const stepped = await mount('rota-booking', flow);
    const booking = document.createElement('rota-booking');
    booking.innerHTML = '<rota-hold></rota-hold>';
    booking.flow = other;
    document.body.append(booking);
    await settled(booking);
    const form = one(stepped, 'rota-details-form');
    await settled(form as LitElement);
    form.focus();
    expect([...flow.intents, ...other.intents].some(([name]) => name === 'fillIn')).to.equal(false);
    booking.remove();
  });

  it('RC-6 takes no room where nothing is held', async () => {
    const { element } = await show(undefined);
    expect(getComputedStyle(element).display).to.equal('none');
    const { element: other } = await show(hold('held', 290));
    expect(getComputedStyle(other).display).to.equal('block');
  });

  it('RC-6 takes its room while the backend is asked, so that nothing moves when it answers', async () => {
    const { element, flow } = await show(hold('asked', 0));
    const { height } = element.getBoundingClientRect();
    expect(height).to.be.greaterThan(20);
    expect(textOf(one(element, '.hold'))).to.equal('');
    flow.set({ hold: hold('held', 290) });
    await settled(element);
    expect(element.getBoundingClientRect().height).to.equal(height);
  });

  it('D9 in the last minute shows seconds that go down, and has it held for longer', async () => {
    const { element, flow } = await show(hold('ending', 48));
    const first = lineOf(element);
    expect(first).to.match(/^Kept for only 4\d seconds more$/);
    await until(() => lineOf(element) !== first);
    expect(lineOf(element).localeCompare(first)).to.equal(-1);
    const button = one(element, 'button');
    expect(textOf(button)).to.equal('Keep it longer');
    button.click();
    expect(flow.intents).to.deep.equal([['extendHold']]);
  });

  it('D9 has no button where it can’t be held for longer', async () => {
    expect(all((await show(hold('ending', 48, 'none'))).element, 'button')).to.have.length(0);
  });

  it('D9 the button says that it is on its way, and does not go', async () => {
    const { element } = await show(hold('ending', 48, 'asked'));
    expect(textOf(one(element, 'button'))).to.equal('One moment…');
    expect(one(element, 'button').ariaDisabled).to.equal('true');
  });

  it('RC-6 says calmly when it has ended, and that the time can still be booked', async () => {
    const { element } = await show(hold('ended', 0, 'none'));
    expect(lineOf(element)).to.equal('This time is no longer kept for you. You can still book it if it is free.');
    expect(one(element, '.text').hasAttribute('role')).to.equal(false);
  });

  it('D9 is told when the last minute begins and when it has ended, and not of every second', async () => {
    const { element, flow } = await show(hold('held', 290));
    const said = announcements(element);
    flow.set({ hold: hold('ending', 50) });
    await settled(element);
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^Kept for only \d+ seconds more$/);
    const first = lineOf(element);
    await until(() => lineOf(element) !== first);
    expect(said).to.have.length(1);
    flow.set({ hold: hold('ended', 0, 'none') });
    await settled(element);
    expect(said.slice(1)).to.deep.equal(['This time is no longer kept for you. You can still book it if it is free.']);
  });

  it('RC-6 is one part while the time is held, and says by another how it stands', async () => {
    const { element, flow } = await show(hold('held', 290));
    const parts = (): string[] => [...one(element, '.hold').part];
    expect(parts()).to.deep.equal(['hold']);
    flow.set({ hold: hold('ending', 40) });
    await settled(element);
    expect(parts()).to.deep.equal(['hold', 'ending']);
  });

  it('D9 says nothing while another time is asked for', async () => {
    const { element, flow } = await show(hold('held', 290));
    const said = announcements(element);
    for (const stage of ['asked', 'held'] as const) {
      flow.set({ hold: hold(stage, 290) });
      await settled(element);
    }
    expect(said).to.deep.equal([]);
  });

  it('D9 is told that it is held for longer; that it is held at first is no news', async () => {
    const { element, flow } = await show(hold('asked', 0));
    const said = announcements(element);
    flow.set({ hold: hold('held', 290) });
    await settled(element);
    expect(said).to.deep.equal([]);
    flow.set({ hold: hold('ending', 40) });
    await settled(element);
    flow.set({ hold: hold('held', 300, 'none') });
    await settled(element);
    expect(said.slice(1)).to.deep.equal(['Kept for you: 5 minutes']);
  });

  it('D9 focus stays in the line when its button goes', async () => {
    const { element, flow } = await show(hold('ending', 40));
    one(element, 'button').focus();
    flow.set({ hold: hold('ending', 40, 'asked') });
    await settled(element);
    expect(element.shadowRoot!.activeElement).to.equal(one(element, 'button'));
    flow.set({ hold: hold('held', 300, 'none') });
    await settled(element);
    expect(element.shadowRoot!.activeElement).to.equal(one(element, '.hold'));
  });

  it('D9 in its last minute it stays in sight while a long form is scrolled', async () => {
    const { element, flow } = await show(hold('held', 290));
    expect(getComputedStyle(element).position).to.equal('static');
    flow.set({ hold: hold('ending', 40) });
    await settled(element);
    expect(getComputedStyle(element).position).to.equal('sticky');
  });

  it('FL-4 speaks the language around it, once its words are there', async () => {
    document.documentElement.lang = 'de';
    try {
      const { element } = await show(hold('held', 290));
      await until(() => all(element, '.text').length > 0);
      expect(lineOf(element)).to.equal('Für Sie reserviert: 5 Minuten');
    } finally {
      document.documentElement.lang = 'en';
    }
  });
});
