import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/index.js';
import { flowIn } from '../support/every-state.js';
import type { FakeFlow } from '../support/fake-flow.js';
import { mount, one, unmountAll } from '../support/mount.js';
import type { RotaBooking } from '../../src/elements/booking/booking.js';

/** What is pressed in which state, inside which element of the frame, and what it asks of the flow. */
const PRESSED: readonly (readonly [state: string, inside: string | undefined, selector: string, intent: string])[] = [
  ['services', 'rota-service-picker', 'label.option', 'chooseService'],
  ['specialists', 'rota-specialist-picker', 'label.option', 'chooseSpecialist'],
  ['times of a day', 'rota-date-picker rota-month', '.day.available', 'chooseDay'],
  ['times of a day', 'rota-date-picker rota-month', '[part="next"]', 'showMonth'],
  ['times of a day', 'rota-date-picker rota-times', '.slot.free', 'chooseStart'],
  ['times of a day', undefined, '.back', 'back'],
  ['an empty form', 'rota-details-form', 'button.primary', 'next'],
  ['review', 'rota-review', '.change button', 'goTo'],
  ['review', 'rota-review', 'button.primary', 'book'],
  ['confirmation', 'rota-confirmation', '[part="again"]', 'bookAnother'],
];

function find(booking: RotaBooking, inside: string | undefined, selector: string): HTMLElement {
  const root = (inside?.split(' ') ?? []).reduce<Element>((at, tag) => one(at, tag), booking);
  return one(root, selector);
}

const asked = (flow: FakeFlow): string[] => flow.intents.map(([name]) => name);

describe('A pressed mouse', () => {
  afterEach(async () => {
    await resetMouse();
    unmountAll();
  });

  for (const [state, inside, selector, intent] of PRESSED) {
    it(`H12 ${intent}: nothing is done by pressing, nothing by letting go elsewhere; letting go on it does it`, async () => {
      const flow = flowIn(state);
      const booking = await mount('rota-booking', flow, { width: 700 });
      const target = find(booking, inside, selector);
      target.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = target.getBoundingClientRect();
      const on = [Math.round(left + width / 2), Math.round(top + height / 2)] as [number, number];
      await sendMouse({ type: 'move', position: on });
      await sendMouse({ type: 'down' });
      expect(asked(flow)).not.to.include(intent);
      await sendMouse({ type: 'move', position: [2, 2] });
      await sendMouse({ type: 'up' });
      expect(asked(flow)).not.to.include(intent);
      await sendMouse({ type: 'click', position: on });
      expect(asked(flow)).to.include(intent);
    });
  }
});
