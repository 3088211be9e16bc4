import { emulateMedia, executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/index.js';
import { ALL_PARTS } from '../../src/booking/all-parts.js';
import { contrastOf } from '../support/contrast.js';
import { skipIn } from '../support/engine.js';
import { everything, flowIn, OWN_STATES, STATES } from '../support/every-state.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';
import { day, startsOn, timeFlow, TODAY } from '../support/picker-states.js';
import { tabInto } from '../support/tab-into.js';

const FRIDAY = day(2026, 11, 20);
const PAGES = [
  ['a light page', '#fff', '#1d2330'],
  ['a dark page', '#14161b', '#e6e8ee'],
] as const;
const ACCENTS = ['', 'gold', 'navy', '#fafafa', '#111', 'hotpink'];

/** Puts a page's colors under the elements that come. */
function paint(page: string, text: string, accent = ''): void {
  document.body.style.cssText = `background: ${page}; color: ${text};${accent && ` --rota-accent: ${accent}`}`;
}

/** The color of the ring that a box-shadow draws inside a box. */
const ringOf = (element: Element): string => {
  const { boxShadow } = getComputedStyle(element);
  return boxShadow.slice(0, boxShadow.lastIndexOf(')') + 1);
};

/** The command takes it, its types don't know it yet. */
const emulateContrast = (contrast: 'more' | 'no-preference'): Promise<unknown> =>
  executeServerCommand('emulate-media', { contrast });

const focusable = (root: ParentNode): HTMLElement[] =>
  everything(root).filter(
    (element) =>
      element.matches(':is(button, a[href], input, select, textarea, [tabindex="-1"]):not(:disabled)') &&
      element.checkVisibility(),
  );

/** What shows the focus of an element: itself, or the row that a hidden radio lies in. */
const shownFor = (element: HTMLElement): Element =>
  element.matches('input[type="radio"]') ? element.closest('label')! : element;

describe('What is to be seen', () => {
  // A master page comes in a file of its own: the states are shown as they are once it is there.
  before(() => ALL_PARTS.pages.bring());
  afterEach(() => {
    unmountAll();
    document.body.removeAttribute('style');
  });

  for (const [where, page, text] of PAGES) {
    for (const accent of ACCENTS) {
      it(`H2 on ${where} with the accent ${accent || 'left out'}, marks, rings and borders stand out by 3:1`, async () => {
        paint(page, text, accent);
        const starts = startsOn(FRIDAY);
        const flow = timeFlow({ day: FRIDAY, starts, start: starts[0] });
        const [month, times] = [await mount('rota-month', flow), await mount('rota-times', flow)];
        const services = await mount('rota-service-picker', flowIn('many services, one chosen'));
        const form = await mount('rota-details-form', flowIn('an empty form'));
        const box = (element: Element): string => getComputedStyle(element).backgroundColor;
        const border = (element: Element): string => getComputedStyle(element).borderTopColor;
        const marks: Record<string, readonly [string[], string[]]> = {
          'chosen day': [[ringOf(one(month, '.day.selected')), page], [page]],
          'chosen time': [[ringOf(one(times, '.slot.selected')), page], [page]],
          'chosen service': [[ringOf(one(services, '.option:has(:checked)')), page], [page]],
          input: [[border(one(form, '#email')), page], [page]],
          select: [[border(one(form, '#pressure')), page], [page]],
          search: [[border(one(services, 'input[type="search"]')), page], [page]],
        };
        const today = one(month, `[data-day="${TODAY}"]`);
        const mark = getComputedStyle(today, '::after').borderBottomColor;
        marks.today = [
          [mark, page],
          [box(today), page],
        ];
        for (const [state, width] of [
          ['services', 700],
          ['times with names, one chosen', 700],
          ['review', 320],
        ] as const) {
          const booking = await mount('rota-booking', flowIn(state), { width });
          await tabInto(booking);
          for (const element of focusable(booking.shadowRoot!)) {
            element.focus();
            const { outlineColor, boxShadow } = getComputedStyle(shownFor(element));
            const around = boxShadow.includes('inset') ? 'none' : boxShadow.split(')')[0]!;
            const ring = [outlineColor, ...(around === 'none' ? [] : [`${around})`])];
            const strongest = ring.sort((a, b) => contrastOf([b, page], [page]) - contrastOf([a, page], [page]));
            marks[`focus on ${element.localName}.${element.className}`] = [[strongest[0]!, page], [page]];
          }
        }
        for (const [what, [one, other]] of Object.entries(marks))
          expect(contrastOf(one, other), `${what}: ${one} on ${other}`).to.be.at.least(3);
      });
    }
  }

  const shown: Readonly<Record<string, () => Promise<HTMLElement>>> = {
    ...Object.fromEntries(
      Object.keys(STATES).map((state) => [state, () => mount('rota-booking', flowIn(state), { width: 700 })]),
    ),
    ...OWN_STATES,
  };
  for (const [state, show] of Object.entries(shown)) {
    it(`H3 ${state}: whatever the keyboard is on has a ring of 2 px or more`, async () => {
      await emulateMedia({ reducedMotion: 'reduce' });
      const element = await show();
      await tabInto(element);
      const reached = focusable(element.shadowRoot!);
      // Only where nothing is there yet, there is nothing to reach.
      if (state !== 'loading') expect(reached).not.to.have.length(0);
      for (const inside of reached) {
        inside.focus();
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(shownFor(inside));
        const what = `${inside.localName}.${inside.className} ${inside.textContent.trim().slice(0, 30)}`;
        expect(outlineStyle, what).to.equal('solid');
        expect(parseFloat(outlineWidth), what).to.be.at.least(2);
        expect(Number(opacity), what).to.be.at.least(0.75);
      }
      element.remove();
    });
  }

  it('H9 where more contrast is asked for, quiet text and lines are as strong as the text itself', async function () {
    skipIn(['firefox', 'webkit'], this, 'They can be asked for more contrast only as they start.');
    for (const [, page, text] of PAGES) {
      paint(page, text);
      await emulateContrast('more');
      const [services, form] = [
        await mount('rota-service-picker', flowIn('many services, one chosen')),
        await mount('rota-details-form', flowIn('an empty form')),
      ];
      const own = getComputedStyle(document.body).color;
      expect(getComputedStyle(one(services, '.about')).color).to.equal(own);
      expect(getComputedStyle(one(form, '.hint')).color).to.equal(own);
      expect(getComputedStyle(one(form, '#email')).borderTopColor).to.equal(own);
      unmountAll();
      await emulateContrast('no-preference');
    }
  });

  it('H10 days and times that differ in how they stand differ in shape or strength, not only in hue', async () => {
    paint('#fff', '#1d2330');
    const starts = startsOn(FRIDAY);
    const flow = timeFlow({ day: day(2026, 11, 19), starts, start: starts[0] });
    const [month, times] = [await mount('rota-month', flow), await mount('rota-times', flow)];
    const looks = (elements: readonly (readonly [string, HTMLElement])[]): void => {
      const seen = new Map<string, string>();
      for (const [what, element] of elements) {
        const look = shapeOf(element);
        expect(seen.get(look), `${what} looks like ${seen.get(look)}: ${look}`).to.equal(undefined);
        seen.set(look, what);
      }
    };
    const dayOn = (date: number) => one(month, `[data-day="${date}"]`);
    looks([
      ['today', dayOn(TODAY)],
      ['a free day', dayOn(day(2026, 11, 16))],
      ['the chosen day', dayOn(day(2026, 11, 19))],
      ['a full day', dayOn(FRIDAY)],
      ['a closed day', dayOn(day(2026, 11, 21))],
      ['a day with few times left', dayOn(day(2026, 11, 24))],
    ]);
    looks([
      ['the chosen time', one(times, '.slot.selected')],
      ['a free time', all(times, '.slot.free')[1]!],
      ['a full time', one(times, '.slot.full')],
    ]);
    flow.set({ starts: starts.slice(1), start: undefined });
    await settled(times);
    looks([
      ['a taken time', one(times, '.slot.taken')],
      ['a free time', all(times, '.slot.free')[1]!],
    ]);
  });
});

/** How an element is drawn, without hue: lines, weights, marks, and whether it is filled so that it stands out by 3:1. */
function shapeOf(element: HTMLElement): string {
  const number = getComputedStyle(element.querySelector('.number, .large') ?? element);
  const fill = contrastOf([getComputedStyle(element).backgroundColor, '#fff'], ['#fff']) >= 3;
  const marks = ['::before', '::after'].map((pseudo) => {
    const { content, borderTopWidth, borderBottomWidth } = getComputedStyle(element, pseudo);
    return content === 'none' ? '' : `${borderTopWidth} ${borderBottomWidth}`;
  });
  return [fill ? 'filled' : '', number.fontWeight, number.textDecorationLine, ...marks].join('|');
}
