import { expect } from 'chai';
import '../../src/define/month.js';
import type { RotaMonth } from '../../src/elements/month/month.js';
import type { Month } from '../../src/booking/state.js';
import { wordsFor } from '../../src/locale/words.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';
import {
  day,
  dayAnswer,
  inBerlin,
  LAST_DAY,
  monthAnswer,
  NOVEMBER,
  timeFlow,
  TODAY,
} from '../support/picker-states.js';

const button = (month: RotaMonth, date: number) => one(month, `[data-day="${date}"]`);
const nameOf = (month: RotaMonth, date: number) => button(month, date).ariaLabel ?? '';

describe('<rota-month>: structure and names', () => {
  afterEach(unmountAll);

  it('A1 the month is a table with seven column headers that hold the whole weekday', async () => {
    const month = await mount('rota-month', timeFlow());
    const heads = all(month, 'table th[scope="col"] .visually-hidden');
    expect(heads.map((head) => head.textContent)).to.deep.equal([
      'Sunday',
      'Monday',
      'Tuesday',
      'Wednesday',
      'Thursday',
      'Friday',
      'Saturday',
    ]);
    expect(all(month, 'tbody tr').map((row) => row.childElementCount)).to.deep.equal([7, 7, 7, 7, 7, 7]);
  });

  it('A2 A3 the table is named by the visible month, the calendar by what it is for', async () => {
    const month = await mount('rota-month', timeFlow());
    const heading = one(month, `#${one(month, 'table').getAttribute('aria-labelledby')}`);
    expect(heading.textContent?.trim()).to.equal('November 2026');
    expect(heading.role).to.equal('heading');
    expect(one(month, '[role="group"]').ariaLabel).to.equal('Choose a day');
  });

  it('A4 each day is a button named by the whole date', async () => {
    const month = await mount('rota-month', timeFlow());
    expect(all(month, 'tbody [data-day]')).to.have.lengthOf(30);
    expect(nameOf(month, day(2026, 11, 18))).to.equal('Wednesday, November 18, 2026');
  });

  it('A5 today says so, by name and by aria-current, and no other day does', async () => {
    const month = await mount('rota-month', timeFlow());
    expect(nameOf(month, TODAY)).to.contain('Today, Thursday, November 12, 2026');
    expect(all(month, '[aria-current="date"]')).to.deep.equal([button(month, TODAY)]);
  });

  it('A6 the chosen day is pressed, and no other', async () => {
    const month = await mount('rota-month', timeFlow({ day: day(2026, 11, 18) }));
    expect(all(month, '[aria-pressed="true"]')).to.deep.equal([button(month, day(2026, 11, 18))]);
  });

  it('A7 TR-1 a day without times is disabled but focusable, and its name says so and why', async () => {
    const month = await mount('rota-month', timeFlow());
    for (const [date, reason] of [
      [day(2026, 11, 20), 'fully booked'],
      [day(2026, 11, 21), 'closed'],
    ] as const) {
      const dead = button(month, date) as HTMLButtonElement;
      expect(dead.ariaDisabled).to.equal('true');
      expect(dead.disabled).to.equal(false);
      expect(dead.ariaLabel).to.contain(`no times available, ${reason}`);
    }
  });

  it('A8 days before today and after the horizon can be neither focused nor clicked', async () => {
    const flow = timeFlow();
    const month = await mount('rota-month', flow);
    const past = button(month, TODAY - 1) as HTMLButtonElement;
    expect(past.disabled).to.equal(true);
    past.click();
    flow.set({
      month: { year: 2027, month: 1 },
      timetable: { status: 'ready', value: monthAnswer({ year: 2027, month: 1 }) },
    });
    await settled(month);
    expect((button(month, LAST_DAY) as HTMLButtonElement).disabled).to.equal(false);
    expect((button(month, LAST_DAY + 1) as HTMLButtonElement).disabled).to.equal(true);
    expect(flow.intents).to.deep.equal([]);
  });

  it('A9 the first and the last bookable day say so', async () => {
    const flow = timeFlow();
    const month = await mount('rota-month', flow);
    expect(nameOf(month, TODAY)).to.contain('first bookable day');
    flow.set({ month: { year: 2027, month: 1 } });
    await settled(month);
    expect(nameOf(month, LAST_DAY)).to.contain('last bookable day');
    expect(all(month, '[aria-label*="last bookable"]')).to.have.lengthOf(1);
  });

  it('A10 days of neighbouring months are absent', async () => {
    const month = await mount('rota-month', timeFlow({ day: day(2026, 12, 1) }));
    expect(all(month, '[aria-pressed="true"]')).to.have.lengthOf(0);
    const shown = all(month, 'tbody button').filter((cell) => cell.checkVisibility({ visibilityProperty: true }));
    expect(shown.map(({ dataset }) => Number(dataset['day']))).to.deep.equal(
      Array.from({ length: 30 }, (_, i) => day(2026, 11, 1) + i),
    );
  });

  it('A10 nothing is left of a month in the cells of the next', async () => {
    const flow = timeFlow();
    const month = await mount('rota-month', flow);
    flow.set({
      month: { year: 2026, month: 12 },
      timetable: { status: 'ready', value: monthAnswer({ year: 2026, month: 12 }) },
    });
    await settled(month);
    const anew = await mount('rota-month', timeFlow({ ...flow.state }));
    const cells = (of: RotaMonth) =>
      all(of, 'tbody button').map((cell) => [
        cell.textContent?.trim(),
        ...[...cell.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
      ]);
    expect(cells(month)).to.deep.equal(cells(anew));
  });

  it('A11 A12 nothing of the month is hidden from assistive technology but the short weekdays and the icons', async () => {
    const month = await mount('rota-month', timeFlow());
    const hidden = all(month, '[aria-hidden="true"]').map((each) => each.localName);
    expect(new Set(hidden)).to.deep.equal(new Set(['svg', 'span']));
    expect(hidden.filter((name) => name === 'span')).to.have.lengthOf(7);
    expect(one(month, '[part="previous"]').ariaLabel).to.equal('Previous month');
    expect(one(month, '[part="next"]').ariaLabel).to.equal('Next month');
  });

  it('A13 a day that is about to fill up says how many are left', async () => {
    const month = await mount('rota-month', timeFlow());
    expect(nameOf(month, day(2026, 11, 24))).to.equal('Tuesday, November 24, 2026, 2 times left');
    expect(button(month, day(2026, 11, 24)).part.contains('few')).to.equal(true);
  });

  it('FL-4 I2 weeks begin as the locale has them', async () => {
    const month = await mount('rota-month', timeFlow());
    Object.defineProperty(month, 'words', { value: wordsFor('de') });
    month.requestUpdate();
    await settled(month);
    expect(one(month, 'th .visually-hidden').textContent).to.equal('Montag');
    expect(one(month, '[part="heading"]').textContent?.trim()).to.equal('November 2026');
    expect(one(month, 'tbody tr').lastElementChild?.textContent?.trim()).to.equal('1');
  });

  it('H4 where a language writes weekdays out, a narrow month shows their letters, each on one line', async () => {
    const shown = async (width: number) => {
      const month = await mount('rota-month', timeFlow(), { width, direction: 'rtl' });
      Object.defineProperty(month, 'words', { value: wordsFor('ar') });
      month.requestUpdate();
      await settled(month);
      return all(month, 'th [aria-hidden]').flatMap((name) => (name.offsetParent ? [name.innerText] : []));
    };
    expect(await shown(280)).to.deep.equal(['س', 'ح', 'ن', 'ث', 'ر', 'خ', 'ج']);
    expect((await shown(500))[0]).to.equal('السبت');
  });

  it('every month has the same height, whatever it holds and while it loads', async () => {
    const flow = timeFlow();
    const month = await mount('rota-month', flow);
    const height = one(month, 'table').offsetHeight;
    for (const changes of [
      { month: { year: 2026, month: 8 } },
      { month: { year: 2027, month: 2 } },
      { timetable: { status: 'loading' } },
      { month: undefined, today: undefined, now: undefined },
    ] as const) {
      flow.set(changes);
      await settled(month);
      expect(one(month, 'table').offsetHeight).to.be.closeTo(height, 1);
    }
  });

  it('C4 the heading has words from the first moment, before the shape of what comes shows', async () => {
    const flow = timeFlow({ month: undefined, today: undefined, now: undefined, timetable: { status: 'loading' } });
    const month = await mount('rota-month', flow);
    const words = one(month, '[part="heading"] .visually-hidden');
    expect(words.textContent).to.equal('Loading');
    expect(words.checkVisibility({ visibilityProperty: true })).to.equal(true);
    expect(one(month, '.word').checkVisibility({ visibilityProperty: true })).to.equal(false);
  });

  it('B18 while days are on their way they can be reached, not chosen; those known before stay', async () => {
    const flow = timeFlow();
    flow.set({ timetable: { status: 'loading', previous: monthAnswer(NOVEMBER) } });
    const month = await mount('rota-month', flow);
    expect(one(month, 'table').ariaBusy).to.equal('true');
    expect(button(month, day(2026, 11, 18)).part.contains('available')).to.equal(true);

    flow.set({ timetable: { status: 'loading' } });
    await settled(month);
    button(month, day(2026, 11, 18)).click();
    expect(button(month, day(2026, 11, 18)).part.contains('unknown')).to.equal(true);
    expect(flow.intents).to.deep.equal([]);
  });

  it('C6 TR-1 a day without times that is clicked says why, and offers the next free days', async () => {
    const flow = timeFlow();
    const month = await mount('rota-month', flow);
    button(month, day(2026, 11, 20)).click();
    await settled(month);
    expect(one(month, '[part="note"] p').textContent).to.equal('Everything on Friday, November 20 is booked.');
    const free = all(month, '[part="free"]').map((each) => each.textContent?.replace(/\s+/g, ' ').trim());
    expect(free).to.deep.equal(['Mon, Nov 23 9:00 AM', 'Tue, Nov 24 9:00 AM', 'Wed, Nov 25 9:00 AM']);
    one(month, '[part="free"]').click();
    expect(flow.intents).to.deep.equal([['showStart', { start: inBerlin(day(2026, 11, 23), 9), left: 1 }]]);
  });

  it('TR-1 a month without times says why, and offers what comes after it', async () => {
    const next = [9, 10].map((hour) => ({ start: inBerlin(day(2026, 12, 3), hour), left: 1 }));
    const nothing = monthAnswer(NOVEMBER, (date) => ({
      ...dayAnswer(date),
      available: 0,
      earliest: undefined,
      reason: dayAnswer(date).reason ?? 'full',
    }));
    const month = await mount('rota-month', timeFlow({ timetable: { status: 'ready', value: { ...nothing, next } } }));
    expect(one(month, '[part="note"] p').textContent).to.equal('Everything in November 2026 is booked.');
    expect(all(month, '[part="free"]')).to.have.lengthOf(1);
  });

  it('TR-1 past the last free day of a month the free days before it are offered', async () => {
    const days = monthAnswer(NOVEMBER, (date) =>
      date > day(2026, 11, 17) ? { day: date, available: 0, full: 9, reason: 'full' } : dayAnswer(date),
    );
    const month = await mount('rota-month', timeFlow({ timetable: { status: 'ready', value: days } }));
    button(month, day(2026, 11, 27)).click();
    await settled(month);
    expect(one(month, '[part="note"] p').textContent).to.equal('Everything on Friday, November 27 is booked.');
    expect(all(month, '[part="free"] .large').map((each) => each.textContent)).to.deep.equal([
      'Thu, Nov 12',
      'Fri, Nov 13',
      'Mon, Nov 16',
    ]);
  });

  it('TR-1 nothing ahead is said only of the month in which bookings end', async () => {
    const nothing = (month: Month) =>
      monthAnswer(month, (date) => ({ day: date, available: 0, full: 0, reason: 'closed' }));
    const flow = timeFlow({ timetable: { status: 'ready', value: nothing(NOVEMBER) } });
    const month = await mount('rota-month', flow);
    expect(one(month, '[part="note"]').textContent?.trim()).to.equal('There are no opening hours in November 2026.');
    const last = { year: 2027, month: 1 };
    flow.set({ month: last, timetable: { status: 'ready', value: nothing(last) } });
    await settled(month);
    expect(one(month, '[part="note"]').textContent).to.contain('Nothing is free after that either.');
  });

  it('C7 a failure is told at once with a way to try again', async () => {
    const flow = timeFlow({
      timetable: { status: 'failed', trouble: { code: 'timed-out', detail: 'No answer.', retryable: true } },
    });
    const month = await mount('rota-month', flow);
    expect(one(month, '[role="alert"]').textContent).to.contain('takes too long');
    one(month, '[role="alert"] button').click();
    expect(flow.intents).to.deep.equal([['retry']]);
  });

  it('without a service it asks for one', async () => {
    const month = await mount('rota-month', timeFlow({ service: undefined, timetable: { status: 'idle' } }));
    expect(one(month, '.hint').textContent).to.equal('Choose a service first. Its days show here.');
  });
});
