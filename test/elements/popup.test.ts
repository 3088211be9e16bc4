import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/index.js';
import { RotaChooseEvent } from '../../src/booking/events.js';
import type { FlowState } from '../../src/booking/state.js';
import type { RotaDatePicker } from '../../src/elements/date-picker/date-picker.js';
import type { FakeFlow } from '../support/fake-flow.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';
import { day, inBerlin, startsOn, timeFlow } from '../support/picker-states.js';

const FRIDAY = day(2026, 11, 20);

describe('<rota-date-picker popup>', () => {
  afterEach(unmountAll);

  async function behindButton(changes: Partial<FlowState> = {}): Promise<{ picker: RotaDatePicker; flow: FakeFlow }> {
    const flow = timeFlow({ day: FRIDAY, starts: startsOn(FRIDAY), ...changes });
    const picker = await mount('rota-date-picker', flow);
    picker.popup = true;
    while (!picker.shadowRoot!.querySelector('.opener')) await new Promise((later) => setTimeout(later, 10));
    await settled(picker);
    return { picker, flow };
  }

  const opener = (picker: RotaDatePicker): HTMLElement => one(picker, '.opener');
  const popup = (picker: RotaDatePicker): HTMLElement => one(picker, '.popup');
  const isOpen = (picker: RotaDatePicker): boolean => popup(picker).matches(':popover-open');

  async function opened(picker: RotaDatePicker): Promise<void> {
    const open = new Promise((hear) => popup(picker).addEventListener('toggle', hear, { once: true }));
    opener(picker).focus();
    await sendKeys({ press: 'Enter' });
    await open;
  }

  it('is the picker itself until what the popup needs is there', async () => {
    const picker = await mount('rota-date-picker', timeFlow());
    expect(all(picker, 'rota-month')).to.have.lengthOf(1);
    expect(all(picker, '.opener')).to.deep.equal([]);
  });

  it('B22 the button asks for a date, and once there is one its name holds it whole, and what it shows', async () => {
    const { picker, flow } = await behindButton();
    expect(opener(picker).ariaLabel).to.equal('Choose a date and time');
    flow.set({ start: { start: inBerlin(FRIDAY, 10), left: 1 } });
    await settled(picker);
    expect(opener(picker).ariaLabel).to.equal('Change date, Friday, November 20, 2026, 10:00 AM');
    expect(opener(picker).ariaLabel).to.include(opener(picker).textContent!.trim());
  });

  it('opens beside its button, in view, with focus on the month’s day', async () => {
    const { picker } = await behindButton();
    await opened(picker);
    const month = one(picker, 'rota-month');
    expect(picker.shadowRoot!.activeElement === month).to.equal(true);
    expect(month.shadowRoot!.activeElement!.matches('[data-day]')).to.equal(true);
    const { top, bottom, left, right } = popup(picker).getBoundingClientRect();
    expect(Math.min(top, left, innerHeight - bottom, innerWidth - right)).to.be.at.least(0);
  });

  it('B20 Escape closes it, and focus is back on the button', async () => {
    const { picker } = await behindButton();
    await opened(picker);
    const closed = new Promise((hear) => popup(picker).addEventListener('toggle', hear, { once: true }));
    await sendKeys({ press: 'Escape' });
    await closed;
    expect(isOpen(picker)).to.equal(false);
    expect(picker.shadowRoot!.activeElement === opener(picker)).to.equal(true);
  });

  it('B20 a chosen start closes it, and focus is back on the button that says it', async () => {
    const { picker, flow } = await behindButton();
    await opened(picker);
    const slot = one(one(picker, 'rota-times'), '.slot');
    slot.focus();
    const start = { start: inBerlin(FRIDAY, 9), left: 1 };
    flow.set({ start });
    flow.dispatchEvent(new RotaChooseEvent({ choice: { what: 'day', day: FRIDAY } }));
    expect(isOpen(picker)).to.equal(true);
    const closed = new Promise((hear) => popup(picker).addEventListener('toggle', hear, { once: true }));
    flow.dispatchEvent(new RotaChooseEvent({ choice: { what: 'start', start: start.start, calendar: undefined } }));
    await closed;
    expect(isOpen(picker)).to.equal(false);
    expect(picker.shadowRoot!.activeElement === opener(picker)).to.equal(true);
  });

  it('B21 Tab past the last thing in it leaves and closes it', async () => {
    const { picker } = await behindButton();
    const after = picker.parentElement!.appendChild(document.createElement('button'));
    await opened(picker);
    for (let pressed = 0; pressed < 8 && document.activeElement !== after; pressed++) await sendKeys({ press: 'Tab' });
    expect(document.activeElement === after).to.equal(true);
    expect(isOpen(picker)).to.equal(false);
  });

  it('J4 taken off the page while it is open, it is closed when it comes back', async () => {
    const { picker } = await behindButton();
    await opened(picker);
    const box = picker.parentElement!;
    picker.remove();
    box.append(picker);
    await settled(picker);
    expect(isOpen(picker)).to.equal(false);
    await opened(picker);
    expect(isOpen(picker)).to.equal(true);
  });
});
