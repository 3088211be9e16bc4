import { expect } from 'chai';
import '../../src/define/index.js';
import { RotaChooseEvent } from '../../src/booking/events.js';
import type { Trouble } from '../../src/booking/state.js';
import { fakeFlow } from '../support/fake-flow.js';
import { CATALOG, stateAt, TUESDAY_AT_TEN } from '../support/frame-states.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';

const failed = (trouble: Partial<Trouble>) =>
  fakeFlow({
    catalog: {
      status: 'failed',
      trouble: { code: 'unreachable', detail: 'Secret detail.', retryable: true, ...trouble },
    },
  });

/** What the console is told while something is done. */
async function errorsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  const original = console.error;
  console.error = (message: unknown) => told.push(String(message));
  try {
    await act();
    // The sentences come in a file of their own.
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve));
  } finally {
    console.error = original;
  }
  return told;
}

describe('The states of <rota-booking>', () => {
  afterEach(unmountAll);

  it('LOOK the first load shows the shape of what comes, and says so', async () => {
    const booking = await mount('rota-booking', fakeFlow({ catalog: { status: 'loading' } }));
    expect(all(booking, '.skeleton')).to.have.length.above(2);
    expect(one(booking, '[role="status"]').textContent).to.equal('Loading');
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    expect(getComputedStyle(one(booking, '.row')).animationDelay).to.equal(isStill ? '0s' : '0.15s, 0.15s');
  });

  it('LOOK a first month that is there at once shows with no skeleton before; one that is not shows its shape soon', async () => {
    const loading = stateAt('time', { timetable: { status: 'loading' } });
    const flow = fakeFlow({ catalog: { status: 'loading' } });
    const booking = await mount('rota-booking', flow);
    flow.set(loading);
    await settled(booking);
    expect(all(booking, 'rota-date-picker')).to.have.length(0);
    expect(all(booking, '.skeleton')).to.have.length.above(2);
    flow.set({ timetable: { status: 'idle' } });
    await settled(booking);
    expect(all(booking, 'rota-date-picker')).to.have.length(1);

    // Which waits until the shape shows.
    const late = await mount('rota-booking', fakeFlow(loading));
    expect(all(late, 'rota-date-picker')).to.have.length(1);
  });

  it('RC-5 a backend that is down is said to be, with "Try again" and the page’s own way out', async () => {
    const flow = failed({});
    const booking = await mount('rota-booking', flow);
    expect(one(booking, '[role="alert"]').textContent).to.equal('The booking service can’t be reached right now.');
    expect(all(booking, 'slot')).to.have.length(1);
    one(booking, 'button').click();
    expect(flow.intents).to.deep.equal([['retry']]);
  });

  it('RC-5 clients never see a detail that is meant for developers', async () => {
    const booking = await mount('rota-booking', failed({}));
    expect(booking.shadowRoot!.textContent).not.to.include('Secret detail.');
  });

  it('RC-5 offline is told apart from a backend that is down', async () => {
    const booking = await mount('rota-booking', failed({ code: 'offline' }));
    expect(one(booking, '[role="alert"]').textContent).to.equal('You seem to be offline.');
  });

  it('LOOK a wrong set-up is told to the owner once on the console, and politely to clients', async () => {
    const told = await errorsDuring(async () => {
      const flow = failed({ code: 'misconfigured', detail: 'There is no service "x".', retryable: false });
      const booking = await mount('rota-booking', flow);
      flow.set({});
      await settled(booking);
      expect(one(booking, '[role="alert"]').textContent).to.equal('Online booking isn’t available here at the moment.');
      expect(all(booking, 'button')).to.have.length(0);
    });
    expect(told).to.deep.equal(['<rota-booking>: There is no service "x".']);
  });

  it('LOOK a site without services says so, with its phone and mail', async () => {
    const catalog = { ...CATALOG, services: [] };
    const flow = fakeFlow(stateAt('service', { services: [], catalog: { status: 'ready', value: catalog } }));
    const booking = await mount('rota-booking', flow);
    expect(one(booking, '.sorry').innerText).to.include('There is nothing to book online at the moment.');
    expect(all<HTMLAnchorElement>(booking, 'a').map((link) => link.href)).to.deep.equal([
      'tel:+49301234567',
      'mailto:hello@garden.example',
    ]);
  });

  it('C8 RC-3 RC-7 on the time step a lost start is said, and the focus stays where it is', async () => {
    const flow = fakeFlow(stateAt('time'));
    const booking = await mount('rota-booking', flow);
    const alternatives = [{ start: TUESDAY_AT_TEN + 60, left: 1 }];
    flow.set({ lost: { start: { start: TUESDAY_AT_TEN, left: 0 }, why: 'taken', alternatives } });
    await settled(booking);
    const picker = one(booking, 'rota-date-picker');
    expect(one(picker, '.notice.lost').role).to.equal('alert');
    expect(picker.shadowRoot!.activeElement).to.equal(null);
    one(picker, '.offers button').click();
    expect(flow.intents).to.deep.equal([['takeStart', alternatives[0]]]);
  });

  it('F9 content other than rota elements shows only where the widget can’t start', async () => {
    const booking = await mount('rota-booking', fakeFlow(stateAt('service')));
    booking.innerHTML = '<p>Call us</p>';
    await settled(booking);
    expect((booking.firstElementChild as HTMLElement).offsetHeight).to.equal(0);
  });
});

describe('<rota-booking> in a page’s own arrangement', () => {
  afterEach(unmountAll);

  it('DESIGN 9 leaves the arrangement to the page, and gives its elements the flow', async () => {
    const flow = fakeFlow(stateAt('service'));
    const booking = await mount('rota-booking', flow);
    booking.innerHTML = '<section><rota-service-picker></rota-service-picker></section>';
    await Promise.resolve();
    await settled(booking);
    expect(all(booking, '.frame')).to.have.length(0);
    const picker = booking.querySelector('rota-service-picker')!;
    await settled(picker);
    expect(all(picker, 'input[type="radio"]')).to.have.length(2);
  });

  it('DESIGN 9 elements in any order of markup each show their part', async () => {
    const booking = await mount('rota-booking', fakeFlow(stateAt('review')));
    booking.innerHTML =
      '<rota-review></rota-review><rota-details-form></rota-details-form><rota-service-picker></rota-service-picker>';
    await Promise.resolve();
    for (const part of booking.children) {
      await settled(part);
      expect((part as HTMLElement).offsetHeight, part.localName).to.be.above(20);
    }
  });

  it('DESIGN 9 stands one under the other with a distance, until the page lays it out: then nothing of ours is left', async () => {
    const booking = await mount('rota-booking', fakeFlow(stateAt('review')), { width: 600 });
    booking.innerHTML = '<rota-review></rota-review><rota-details-form></rota-details-form>';
    await Promise.resolve();
    await settled(booking);
    const [review, details] = [...booking.children].map((part) => () => part.getBoundingClientRect());
    await Promise.all([...booking.children].map(settled));
    expect(details!().top - review!().bottom).to.equal(24);
    booking.style.cssText = 'display: grid; grid-template-columns: 1fr 1fr; gap: 8px';
    expect([details!().top - review!().top, details!().left - review!().right]).to.deep.equal([0, 8]);
  });

  it('DESIGN 9 nothing moves by itself where all steps show at once', async () => {
    const flow = fakeFlow(stateAt('time'));
    const booking = await mount('rota-booking', flow);
    booking.innerHTML = '<rota-date-picker></rota-date-picker>';
    booking.dispatchEvent(new PointerEvent('pointerdown'));
    flow.dispatchEvent(new RotaChooseEvent({ choice: { what: 'start', start: TUESDAY_AT_TEN, calendar: undefined } }));
    expect(flow.intents.filter(([name]) => name === 'next')).to.deep.equal([]);
  });

  it('FL-6 changing a part of the review sends focus to the element that asks for it', async () => {
    const flow = fakeFlow(stateAt('review'));
    const booking = await mount('rota-booking', flow);
    booking.innerHTML = '<rota-details-form></rota-details-form><rota-review></rota-review>';
    await Promise.resolve();
    for (const part of booking.children) await settled(part);
    one(booking.querySelector('rota-review')!, '[aria-label="Change: Your details"]').click();
    expect(document.activeElement?.localName).to.equal('rota-details-form');
    expect(flow.intents).to.deep.equal([]);
  });
});
