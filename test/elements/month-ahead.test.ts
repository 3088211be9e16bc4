import { expect } from 'chai';
import '../../src/define/month.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { monthAnswer, NOVEMBER, timeFlow } from '../support/picker-states.js';

/** Once the browser has painted and had nothing to do, with what was asked for in that. WebKit doesn't say when it is idle. */
const idle = () => {
  const wait = (done: () => void) => void (globalThis.requestIdleCallback ?? setTimeout)(done);
  return new Promise<void>((done) => requestAnimationFrame(() => wait(() => wait(done))));
};

/** A flow that counts how often it was to look ahead. */
function counting(flow = timeFlow()) {
  const counted = { flow, times: 0 };
  flow.lookAhead = () => void counted.times++;
  return counted;
}

describe('<rota-month>: the month after the one that shows', () => {
  afterEach(unmountAll);

  it('FL-3 is brought once the browser is idle, once for each month that shows', async () => {
    const counted = counting();
    const month = await mount('rota-month', counted.flow);
    expect(counted.times).to.equal(0);
    await idle();
    expect(counted.times).to.equal(1);
    counted.flow.set({ day: undefined });
    await settled(month);
    await idle();
    expect(counted.times).to.equal(1);
    counted.flow.set({ timetable: { status: 'ready', value: monthAnswer(NOVEMBER) } });
    await settled(month);
    await idle();
    expect(counted.times).to.equal(2);
  });

  it('FL-3 waits for the one that shows', async () => {
    const counted = counting(timeFlow({ timetable: { status: 'loading' } }));
    await mount('rota-month', counted.flow);
    await idle();
    expect(counted.times).to.equal(0);
  });

  it('FL-3 is not brought where nobody sees the month, or the client saves data', async () => {
    const hidden = counting();
    const month = await mount('rota-month', hidden.flow);
    month.hidden = true;
    await idle();
    expect(hidden.times).to.equal(0);

    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
    try {
      const saving = counting();
      await mount('rota-month', saving.flow);
      await idle();
      expect(saving.times).to.equal(0);
    } finally {
      delete (navigator as { connection?: unknown }).connection;
    }
  });
});
