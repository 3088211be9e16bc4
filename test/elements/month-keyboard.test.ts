import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/month.js';
import type { RotaMonth } from '../../src/elements/month/month.js';
import { all, announcements, mount, one, settled, unmountAll } from '../support/mount.js';
import { skipIn } from '../support/engine.js';
import type { FakeFlow } from '../support/fake-flow.js';
import { day, LAST_DAY, monthAnswer, NOVEMBER, timeFlow, TODAY } from '../support/picker-states.js';

const FRIDAY_13 = TODAY + 1;
const WEDNESDAY_18 = day(2026, 11, 18);

const focused = (month: RotaMonth) => Number(month.shadowRoot?.activeElement?.getAttribute('data-day'));
const stops = (month: RotaMonth) => all(month, 'table [tabindex="0"]').map((button) => Number(button.dataset['day']));

/** Presses keys one after the other, and lets the month follow after each. */
async function press(month: RotaMonth, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settled(month);
  }
}

/** A month with the focus on a day. */
async function at(date: number, changes: Parameters<typeof timeFlow>[0] = {}, direction: 'ltr' | 'rtl' = 'ltr') {
  const flow = timeFlow({ day: date, ...changes });
  const month = await mount('rota-month', flow, { direction });
  month.focus();
  return { flow, month };
}

const intents = (flow: FakeFlow, name: string) => flow.intents.filter(([intent]) => intent === name);

describe('<rota-month>: keyboard and focus', () => {
  afterEach(unmountAll);

  it('B1 the table has one tab stop', async () => {
    const month = await mount('rota-month', timeFlow());
    // Firefox takes no more keys for the page once Tab has left it.
    month.after(document.createElement('button'));
    expect(stops(month)).to.have.lengthOf(1);
    one(month, '[part="next"]').focus();
    await press(month, 'Tab');
    expect(focused(month)).to.equal(TODAY);
    await press(month, 'Tab');
    expect(month.shadowRoot?.activeElement).to.equal(null);
  });

  it('B2 Tab goes to the chosen day, else to today, else to the first free day', async () => {
    const flow = timeFlow({ day: WEDNESDAY_18 });
    const month = await mount('rota-month', flow);
    expect(stops(month)).to.deep.equal([WEDNESDAY_18]);
    flow.set({ day: undefined });
    await settled(month);
    expect(stops(month)).to.deep.equal([TODAY]);
    flow.set({
      month: { year: 2026, month: 12 },
      timetable: { status: 'ready', value: monthAnswer({ year: 2026, month: 12 }) },
    });
    await settled(month);
    expect(stops(month)).to.deep.equal([day(2026, 12, 1)]);
  });

  it('B2 Tab still goes to the chosen day after a look at another month', async () => {
    const month = await mount('rota-month', timeFlow({ day: WEDNESDAY_18 }));
    for (const part of ['next', 'previous']) {
      one(month, `[part="${part}"]`).click();
      await settled(month);
    }
    expect(stops(month)).to.deep.equal([WEDNESDAY_18]);
  });

  it('B3 left and right go to the day before and after, across weeks', async () => {
    const { month } = await at(FRIDAY_13);
    await press(month, 'ArrowRight', 'ArrowRight');
    expect(focused(month)).to.equal(day(2026, 11, 15));
    await press(month, 'ArrowLeft');
    expect(focused(month)).to.equal(day(2026, 11, 14));
  });

  it('B4 left and right follow the reading direction', async () => {
    const { month } = await at(WEDNESDAY_18, {}, 'rtl');
    await press(month, 'ArrowLeft');
    expect(focused(month)).to.equal(day(2026, 11, 19));
    await press(month, 'ArrowRight', 'ArrowRight');
    expect(focused(month)).to.equal(day(2026, 11, 17));
  });

  it('B5 up and down go to the same weekday of the week before and after', async () => {
    const { month } = await at(WEDNESDAY_18);
    await press(month, 'ArrowDown');
    expect(focused(month)).to.equal(day(2026, 11, 25));
    await press(month, 'ArrowUp');
    expect(focused(month)).to.equal(WEDNESDAY_18);
  });

  it('B6 Home and End go to the ends of the week, by the first day of the locale', async () => {
    const { month } = await at(WEDNESDAY_18);
    await press(month, 'Home');
    expect(focused(month)).to.equal(day(2026, 11, 15));
    await press(month, 'End');
    expect(focused(month)).to.equal(day(2026, 11, 21));
  });

  it('B7 page keys go to the same date of the next month, or to its last day', async () => {
    const { month } = await at(day(2026, 12, 31), {
      month: { year: 2026, month: 12 },
      service: { ...timeFlow().state.service!, horizon: 900 * 1440 },
    });
    await press(month, 'PageDown', 'PageDown');
    expect(focused(month)).to.equal(day(2027, 2, 28));
    await press(month, 'PageUp');
    expect(focused(month)).to.equal(day(2027, 1, 28));
  });

  it('B8 page keys with Shift go by a year, from the 29th to the 28th of February', async () => {
    const { month } = await at(day(2028, 2, 29), {
      month: { year: 2028, month: 2 },
      service: { ...timeFlow().state.service!, horizon: 900 * 1440 },
    });
    await press(month, 'Shift+PageUp');
    expect(focused(month)).to.equal(day(2027, 2, 28));
    await press(month, 'Shift+PageDown');
    expect(focused(month)).to.equal(day(2028, 2, 28));
  });

  it('B9 moves past the first and the last day that can be booked stop there', async () => {
    const { month } = await at(FRIDAY_13);
    await press(month, 'ArrowUp');
    expect(focused(month)).to.equal(TODAY);
    await press(month, 'ArrowLeft', 'PageUp');
    expect(focused(month)).to.equal(TODAY);
    await press(month, 'Shift+PageDown');
    expect(focused(month)).to.equal(LAST_DAY);
  });

  it('B10 B12 a day without times takes the focus, and no choice comes of Enter, Space or arrows', async () => {
    const { flow, month } = await at(day(2026, 11, 19));
    await press(month, 'ArrowRight');
    expect(focused(month)).to.equal(day(2026, 11, 20));
    await press(month, 'Enter', 'Space', 'ArrowRight', 'Enter');
    expect(flow.intents).to.deep.equal([]);
  });

  it('B11 Enter and Space choose once, and Space does not scroll', async () => {
    const { flow, month } = await at(WEDNESDAY_18);
    document.body.style.minBlockSize = '400vh';
    await press(month, 'ArrowRight', 'Space', 'ArrowLeft', 'Enter');
    expect(scrollY).to.equal(0);
    document.body.style.minBlockSize = '';
    expect(flow.intents).to.deep.equal([
      ['chooseDay', day(2026, 11, 19)],
      ['chooseDay', WEDNESDAY_18],
    ]);
  });

  it('B13 thirty repeats of a held key are thirty days', async function () {
    skipIn(['webkit'], this, 'Over WebDriver a key that is down is not pressed again.');
    const { month } = await at(FRIDAY_13);
    await sendKeys({ down: 'ArrowRight' });
    for (let i = 1; i < 30; i++) await sendKeys({ down: 'ArrowRight' });
    await sendKeys({ up: 'ArrowRight' });
    await settled(month);
    expect(focused(month)).to.equal(FRIDAY_13 + 30);
  });

  it('B13 keys that come faster than rendering are not lost', async () => {
    const { month } = await at(FRIDAY_13);
    const key = () =>
      new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true });
    for (let i = 0; i < 30; i++) one(month, 'table').dispatchEvent(key());
    await settled(month);
    expect(focused(month)).to.equal(FRIDAY_13 + 30);
  });

  it("B14 combinations that are none of the calendar's are left to the browser", async () => {
    const { month } = await at(WEDNESDAY_18);
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }]) {
      const event = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true, ...held });
      one(month, 'table').dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(false);
    }
    expect(focused(month)).to.equal(WEDNESDAY_18);
  });

  it('B15 C1 next and previous keep the focus, and the new month is said once', async () => {
    const flow = timeFlow();
    const month = await mount('rota-month', flow);
    const said = announcements(month);
    one(month, '[part="next"]').focus();
    await press(month, 'Enter');
    expect(month.shadowRoot?.activeElement).to.equal(one(month, '[part="next"]'));
    expect(flow.intents).to.deep.equal([['showMonth', { year: 2026, month: 12 }]]);
    expect(said).to.deep.equal(['December 2026']);
  });

  it('B16 at the last month next keeps the focus and does nothing', async () => {
    const flow = timeFlow({ month: { year: 2026, month: 12 } });
    const month = await mount('rota-month', flow);
    const next = one(month, '[part="next"]');
    next.focus();
    await press(month, 'Enter');
    expect(next.ariaDisabled).to.equal('true');
    await press(month, 'Enter');
    expect(month.shadowRoot?.activeElement).to.equal(next);
    expect(intents(flow, 'showMonth')).to.have.lengthOf(1);
    expect(one(month, '[part="previous"]').ariaDisabled).to.equal('false');
  });

  it('B17 C2 a month that keys lead to takes the focus with it, and is not said on top of the day', async () => {
    const { flow, month } = await at(day(2026, 11, 27));
    const said = announcements(month);
    await press(month, 'ArrowDown');
    expect(focused(month)).to.equal(day(2026, 12, 4));
    expect(flow.state.month).to.deep.equal({ year: 2026, month: 12 });
    expect(said).to.deep.equal([]);
  });

  it('B18 days that arrive late change neither the focus nor the day in focus', async () => {
    const { flow, month } = await at(WEDNESDAY_18, { timetable: { status: 'loading' } });
    const said = announcements(month);
    const button = month.shadowRoot?.activeElement;
    flow.set({ timetable: { status: 'ready', value: monthAnswer(NOVEMBER) } });
    await settled(month);
    expect(month.shadowRoot?.activeElement).to.equal(button);
    expect(focused(month)).to.equal(WEDNESDAY_18);
    expect(said).to.deep.equal([]);
  });

  it('B19 a day that the page chooses takes no focus, and moves none', async () => {
    const flow = timeFlow();
    const month = await mount('rota-month', flow);
    flow.set({ day: WEDNESDAY_18 });
    await settled(month);
    expect(document.activeElement).not.to.equal(month);
    month.focus();
    flow.set({ day: FRIDAY_13 });
    await settled(month);
    expect(focused(month)).to.equal(WEDNESDAY_18);
    await press(month, 'ArrowRight');
    expect(focused(month)).to.equal(day(2026, 11, 19));
  });

  it('C3 a chosen day is said in full', async () => {
    const { month } = await at(WEDNESDAY_18);
    const said = announcements(month);
    await press(month, 'Enter');
    expect(said).to.deep.equal(['Wednesday, November 18, 2026 selected']);
  });

  it('C6 the focus goes along to a free day that was offered', async () => {
    const { flow, month } = await at(day(2026, 11, 19));
    flow.on('showStart', () => ({ day: day(2026, 11, 23) }));
    await press(month, 'ArrowRight', 'Enter');
    one(month, '[part="free"]').focus();
    await press(month, 'Enter');
    expect(focused(month)).to.equal(day(2026, 11, 23));
  });
});
