import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/times.js';
import type { RotaTimes } from '../../src/elements/times/times.js';
import { wordsFor } from '../../src/locale/words.js';
import { CATALOG } from '../support/frame-states.js';
import { all, announcements, mount, one, settled, unmountAll } from '../support/mount.js';
import { day, inBerlin, monthAnswer, NOVEMBER, startsOn, timeFlow } from '../support/picker-states.js';

const FRIDAY = day(2026, 11, 20);
const HOURS = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

const slots = (times: RotaTimes) => all(times, '.slot');
const names = (times: RotaTimes) => slots(times).map((slot) => slot.ariaLabel);
const focused = (times: RotaTimes) => slots(times).indexOf(times.shadowRoot?.activeElement as HTMLElement);
const withSite = (changes: object) =>
  ({ catalog: { status: 'ready', value: { ...CATALOG, site: { ...CATALOG.site, ...changes } } } }) as const;

/** Narrow no-break spaces and the like, as `Intl` writes them, as plain ones. */
const plain = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim();

async function press(times: RotaTimes, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settled(times);
  }
}

/** The times of Friday in 24 hours. */
async function onFriday(changes: Parameters<typeof timeFlow>[0] = {}, width = 400, direction: 'ltr' | 'rtl' = 'ltr') {
  const flow = timeFlow({ day: FRIDAY, starts: startsOn(FRIDAY), ...changes });
  const times = await mount('rota-times', flow, { width, direction });
  Object.defineProperty(times, 'words', { value: wordsFor('en-u-hc-h23') });
  times.requestUpdate();
  await settled(times);
  return { flow, times };
}

describe('<rota-times>', () => {
  afterEach(unmountAll);

  it('D1 D5 the list is a group named by the day and the zone, and the zone is in sight', async () => {
    const { times } = await onFriday();
    expect(one(times, '[role="group"]').ariaLabel).to.equal('Times on Friday, November 20, 2026, Berlin time (GMT+1)');
    expect(one(times, '[part="heading"]').textContent).to.equal('Friday, November 20');
    expect(plain(one(one(times, 'rota-time-zone'), '.opener').textContent)).to.equal('Berlin time (GMT+1)');
  });

  it('D4 FL-3 the name of a time holds its start and its end', async () => {
    const { times } = await onFriday();
    expect(plain(names(times)[0])).to.equal('09:00 to 10:00');
    expect(plain(slots(times)[0]?.textContent)).to.equal('09:00 to 10:00');
  });

  it('D2 there is one tab stop: the chosen time, else the first free one', async () => {
    const { flow, times } = await onFriday({ starts: startsOn(FRIDAY, [12, 13, 14]) });
    const stops = () => all(times, '.slot[tabindex="0"]').map((slot) => slots(times).indexOf(slot));
    expect(stops()).to.deep.equal([1]);
    flow.set({ start: flow.state.starts[2] });
    await settled(times);
    expect(stops()).to.deep.equal([2]);
  });

  it('D2 arrows, Home and End move the focus, up and down by rows', async () => {
    const { times } = await onFriday({}, 360);
    times.focus();
    await press(times, 'ArrowRight', 'ArrowDown');
    expect(focused(times)).to.equal(4);
    await press(times, 'ArrowUp', 'ArrowLeft');
    expect(focused(times)).to.equal(0);
    await press(times, 'ArrowLeft');
    expect(focused(times)).to.equal(0);
    await press(times, 'End');
    expect(focused(times)).to.equal(5);
    await press(times, 'Home');
    expect(focused(times)).to.equal(0);
  });

  it('D2 left and right follow the reading direction', async () => {
    const { times } = await onFriday({}, 360, 'rtl');
    times.focus();
    await press(times, 'ArrowLeft');
    expect(focused(times)).to.equal(1);
  });

  it('D3 arrows choose nothing; Enter and Space do', async () => {
    const { flow, times } = await onFriday();
    times.focus();
    await press(times, 'ArrowRight');
    expect(flow.intents).to.deep.equal([]);
    await press(times, 'Enter', 'ArrowRight', 'Space');
    expect(flow.intents).to.deep.equal([
      ['chooseStart', flow.state.starts[1]],
      ['chooseStart', flow.state.starts[2]],
    ]);
    expect(all(times, '[aria-pressed="true"]')).to.deep.equal([slots(times)[2]]);
  });

  it("MG-2 a time that is fully booked stays, says so, and can't be chosen", async () => {
    const { flow, times } = await onFriday();
    const noon = slots(times)[3]!;
    expect(plain(noon.ariaLabel)).to.equal('12:00 to 13:00, fully booked');
    expect(noon.ariaDisabled).to.equal('true');
    noon.click();
    expect(flow.intents).to.deep.equal([]);
  });

  it("D5 FL-4 another zone is told at once, and the site's zone is named where it differs", async () => {
    const { flow, times } = await onFriday();
    const said = announcements(times);
    expect(all(times, '[part="zone"] p')).to.have.lengthOf(0);
    const zone = one(times, 'rota-time-zone');
    expect(plain(one(zone, '.opener').textContent)).to.equal('Berlin time (GMT+1)');
    flow.setZone('America/New_York');
    await settled(times);
    expect(plain(names(times)[0])).to.equal('03:00 to 04:00');
    expect(one(times, '[part="zone"] p').textContent).to.equal('Garden Street Wellness is on Berlin time (GMT+1).');
    expect(said).to.deep.equal(['Times on Friday, November 20, 2026, New York time (GMT-5)']);
    expect(plain(one(zone, '.opener').textContent)).to.equal('New York time (GMT-5)');
  });

  it("FL-4 zones that show the same time as the site's are not told apart", async () => {
    const { times } = await onFriday({ zone: 'Europe/Paris' });
    expect(all(times, '[part="zone"] p')).to.have.lengthOf(0);
  });

  it('D6 AV-2 times that stand twice when clocks are set back carry their offsets', async () => {
    const sunday = day(2026, 10, 25);
    const starts = [0, 60, 120].map((minute) => ({ start: sunday * 1440 - 60 + minute, left: 1 }));
    const { times } = await onFriday({ day: sunday, starts });
    expect(names(times).map(plain)).to.deep.equal(['01:00 to 02:00', '02:00 to 02:00, GMT+2', '02:00 to 03:00, GMT+1']);
  });

  it('D7 more than eight times stand under parts of the day that are headings', async () => {
    const { flow, times } = await onFriday({ starts: startsOn(FRIDAY, HOURS) });
    const headings = all(times, '[part="part-of-day"]');
    expect(headings.map((heading) => plain(heading.textContent))).to.deep.equal(['Morning', 'Afternoon', 'Evening']);
    expect(headings.map((heading) => heading.role)).to.deep.equal(['heading', 'heading', 'heading']);
    for (const heading of headings) {
      expect(heading.closest('[role="group"]')?.getAttribute('aria-labelledby')).to.equal(heading.id);
    }
    flow.set({ starts: startsOn(FRIDAY, HOURS.slice(0, 8)) });
    await settled(times);
    const fewer = await onFriday({ starts: startsOn(FRIDAY, HOURS.slice(0, 8)) });
    expect(all(fewer.times, '[part="part-of-day"]')).to.have.lengthOf(0);
  });

  /** Every quarter of an hour, from nine to before eighteen. */
  const MANY = Array.from({ length: 36 }, (_, i) => 9 + i / 4);
  const filters = (times: RotaTimes) => all<HTMLInputElement>(times, '[part="filter"] input');
  const partsOfDay = (times: RotaTimes) =>
    all(times, '[part="part-of-day"]').map((heading) => plain(heading.textContent));

  it('D7 where there are many times, one part of the day can be seen alone, by a named radio group; the keyboard goes there', async () => {
    const { flow, times } = await onFriday({ starts: startsOn(FRIDAY, MANY) });
    expect(one(times, '[part="filter"] legend').textContent).to.equal('Date and time');
    expect(filters(times).map((input) => [plain(input.labels![0]!.textContent), input.checked])).to.deep.equal([
      ['Show all', true],
      ['Morning', false],
      ['Afternoon', false],
      ['Evening', false],
    ]);
    filters(times)[3]!.click();
    await settled(times);
    expect(partsOfDay(times)).to.deep.equal(['Evening']);
    expect(all(times, '.slot[tabindex="0"]').map(({ ariaLabel }) => plain(ariaLabel!))).to.deep.equal([
      '17:00 to 18:00',
    ]);
    // A day without evenings shows all that it has; the next one with some shows these again.
    flow.set({ day: FRIDAY + 3, starts: startsOn(FRIDAY + 3, MANY.slice(0, 30)) });
    await settled(times);
    expect(partsOfDay(times)).to.deep.equal(['Morning', 'Afternoon']);
    expect(filters(times)[0]!.checked).to.equal(true);
    flow.set({ day: FRIDAY, starts: startsOn(FRIDAY, MANY) });
    await settled(times);
    expect(partsOfDay(times)).to.deep.equal(['Evening']);
  });

  it('few times, or times of one part of the day, need no such choice', async () => {
    const few = await onFriday({ starts: startsOn(FRIDAY, MANY.slice(0, 16)) });
    expect(filters(few.times)).to.deep.equal([]);
    const mornings = await onFriday({
      starts: startsOn(
        FRIDAY,
        Array.from({ length: 20 }, (_, i) => 8 + i / 6),
      ),
    });
    expect(filters(mornings.times)).to.deep.equal([]);
  });

  it('D8 a time that is taken while it shows stays in its place, disabled, and says so', async () => {
    const { flow, times } = await onFriday();
    const [nine, ten] = slots(times);
    ten!.focus();
    flow.set({ starts: flow.state.starts.filter((_, i) => i !== 1) });
    await settled(times);
    expect(slots(times)).to.have.lengthOf(6);
    expect(slots(times)[1]).to.equal(ten);
    expect(plain(ten!.ariaLabel)).to.equal('10:00 to 11:00, just taken');
    expect(ten!.ariaDisabled).to.equal('true');
    expect(times.shadowRoot?.activeElement).to.equal(ten);

    flow.set({ starts: flow.state.starts.map((start, i) => (i === 0 ? { ...start, left: 0 } : start)) });
    await settled(times);
    expect(plain(nine!.ariaLabel)).to.equal('09:00 to 10:00, just taken');
  });

  it('RC-7 a time that comes before others leaves the focus on its own time, and the chosen one chosen', async () => {
    const starts = startsOn(FRIDAY, [10, 11]);
    const { flow, times } = await onFriday({ starts, start: starts[1] });
    const eleven = slots(times)[1]!;
    eleven.focus();
    flow.set({ starts: [...startsOn(FRIDAY, [9]), ...starts] });
    await settled(times);
    expect(names(times).map(plain)).to.deep.equal(['09:00 to 10:00', '10:00 to 11:00', '11:00 to 12:00']);
    expect(times.shadowRoot?.activeElement).to.equal(eleven);
    expect([plain(eleven.ariaLabel), eleven.ariaPressed]).to.deep.equal(['11:00 to 12:00', 'true']);
  });

  it('D8 RC-3 the time that was lost is marked as taken, and another day starts afresh', async () => {
    const starts = startsOn(FRIDAY);
    const { flow, times } = await onFriday({ starts, lost: { start: starts[0]!, why: 'taken', alternatives: [] } });
    expect(plain(names(times)[0])).to.equal('09:00 to 10:00, just taken');
    flow.set({ day: FRIDAY + 3, starts: startsOn(FRIDAY + 3, [9]), lost: undefined });
    await settled(times);
    expect(names(times).map(plain)).to.deep.equal(['09:00 to 10:00']);
  });

  it('D10 MG-3 a labelled time carries the person, and the same start stands once for each', async () => {
    const start = inBerlin(FRIDAY, 9);
    const starts = ['maria', 'carlos'].map((calendar) => ({ start, left: 1, calendar }));
    const { flow, times } = await onFriday({ starts });
    expect(names(times).map(plain)).to.deep.equal(['09:00 to 10:00, Maria Gómez', '09:00 to 10:00, Carlos Vega']);
    expect(slots(times)[1]?.querySelector('bdi')?.textContent).to.equal('Carlos Vega');
    slots(times)[1]!.click();
    expect(flow.intents).to.deep.equal([['chooseStart', starts[1]]]);
    await settled(times);
    expect(all(times, '[aria-pressed="true"]')).to.deep.equal([slots(times)[1]]);
  });

  it('FL-3 "1 left" stands under no time that one person alone can give once', async () => {
    const starts = [{ start: inBerlin(FRIDAY, 9), left: 1 }];
    const { flow, times } = await onFriday({ ...withSite({ showLeft: true }), specialist: 'maria', starts });
    expect(plain(names(times)[0])).to.equal('09:00 to 10:00');
    const { service } = flow.state;
    flow.set({ service: { ...service!, seats: 2 } });
    await settled(times);
    expect(plain(names(times)[0])).to.equal('09:00 to 10:00, 1 left');
    flow.set({ service, specialist: 'any' });
    await settled(times);
    expect(plain(names(times)[0])).to.equal('09:00 to 10:00, 1 left');
    flow.set({ service: { ...service!, anyAvailable: 'soonest' } });
    await settled(times);
    expect(plain(names(times)[0])).to.equal('09:00 to 10:00');
  });

  it('FL-3 places left stand under the time where the site shows them', async () => {
    const { times } = await onFriday(withSite({ showLeft: true }));
    expect(plain(names(times)[0])).to.equal('09:00 to 10:00, 2 left');
    expect(plain(slots(times)[0]?.textContent)).to.equal('09:00 to 10:00 2 left');
    expect(plain(names(times)[3])).to.equal('12:00 to 13:00, fully booked');
  });

  it('FL-3 times that stay are not worked out anew while a month is turned, and are there again after they were gone', async () => {
    const { flow, times } = await onFriday();
    const { starts } = flow.state;
    const { format } = (times as unknown as { words: ReturnType<typeof wordsFor> }).words;
    let asked = 0;
    format.time = (...given) => {
      asked++;
      return Object.getPrototypeOf(format).time.apply(format, given);
    };
    flow.set({ timetable: { status: 'loading' }, month: { year: 2026, month: 12 } });
    await settled(times);
    expect([asked, one(times, '[role="group"]').ariaBusy, slots(times).length]).to.deep.equal([
      0,
      'true',
      starts.length,
    ]);
    flow.set({ day: undefined, timetable: { status: 'ready', value: monthAnswer(NOVEMBER) } });
    await settled(times);
    expect(slots(times)).to.have.length(0);
    flow.set({ day: FRIDAY, starts });
    await settled(times);
    expect([asked, slots(times).length]).to.deep.equal([2 * starts.length, starts.length]);
  });

  it('C4 a slow answer is announced, a quick one is not', async () => {
    const { flow, times } = await onFriday({ timetable: { status: 'loading' }, starts: [] });
    const said = announcements(times);
    expect(one(times, '[role="group"]').ariaBusy).to.equal('true');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(said).to.deep.equal(['Loading times']);
    flow.set({ timetable: { status: 'ready', value: monthAnswer(NOVEMBER) }, starts: startsOn(FRIDAY) });
    await settled(times);
    expect(said.slice(1)).to.deep.equal(['5 times available on Friday, November 20, 2026']);
  });

  it('C5 the number of times is announced when another day is chosen, not when the page opens', async () => {
    const { flow, times } = await onFriday();
    const said = announcements(times);
    flow.set({ start: flow.state.starts[0] });
    await settled(times);
    expect(said).to.deep.equal([]);
    flow.set({ day: FRIDAY + 3, starts: startsOn(FRIDAY + 3, [9]) });
    await settled(times);
    expect(said).to.deep.equal(['1 time available on Monday, November 23, 2026']);
  });

  it('C5 the day that shows by itself with the first answer is not announced', async () => {
    const { flow, times } = await onFriday({ day: undefined, starts: [], timetable: { status: 'loading' } });
    const said = announcements(times);
    const timetable = { status: 'ready', value: monthAnswer(NOVEMBER) } as const;
    flow.set({ day: FRIDAY, starts: startsOn(FRIDAY), timetable });
    await settled(times);
    expect(said).to.deep.equal([]);
  });

  it('C6 a day without times says so', async () => {
    const { times } = await onFriday({ starts: [] });
    expect(one(times, '.hint').textContent).to.equal('No times available on Friday, November 20, 2026.');
  });

  it('without a day it asks for one, where there is one to choose', async () => {
    const { flow, times } = await onFriday({ day: undefined, starts: [] });
    expect(one(times, '.hint').textContent).to.equal('Choose a day to see its times.');
    flow.set({
      timetable: {
        status: 'ready',
        value: monthAnswer(NOVEMBER, (date) => ({ day: date, available: 0, full: 0, reason: 'closed' })),
      },
    });
    await settled(times);
    expect(all(times, '.hint')).to.have.lengthOf(0);
  });
});
