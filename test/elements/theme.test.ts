import { expect } from 'chai';
import '../../src/define/times.js';
import '../../src/define/month.js';
import { mount, one, unmountAll } from '../support/mount.js';
import { day, startsOn, timeFlow } from '../support/picker-states.js';

const FRIDAY = day(2026, 11, 20);

/** Red, green and blue from 0 to 1 of a color over another, as the browser paints them. */
function painted(color: string, over: string): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  for (context.fillStyle of [over, color]) context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((channel) => channel / 255);
}

function luminance(rgb: number[]): number {
  const [r, g, b] = rgb.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG contrast of an element's text with its own background on a page. */
function contrast(element: Element, page: string): number {
  const { color } = getComputedStyle(element);
  const background = getComputedStyle(element.closest('button') ?? element).backgroundColor;
  const below = painted(background, page);
  const flat = `rgb(${below.map((channel) => channel * 255).join(' ')})`;
  const [high, low] = [luminance(painted(color, flat)), luminance(below)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

describe('theme', () => {
  afterEach(() => {
    unmountAll();
    document.body.removeAttribute('style');
  });

  for (const [page, text] of [
    ['#fff', '#1d2330'],
    ['#14161b', '#e6e8ee'],
    ['#f3ead8', '#3b2b20'],
  ] as const) {
    for (const accent of ['', 'gold', 'red', 'teal', 'blue', 'yellow', 'lime', '#bbb', '#111', '#fafafa', 'hotpink']) {
      it(`H1 text reads on a page of ${page} with the accent ${accent || 'left out'}`, async () => {
        document.body.style.cssText = `background: ${page}; color: ${text}; --rota-accent: ${accent}`;
        if (!accent) document.body.style.removeProperty('--rota-accent');
        const starts = startsOn(FRIDAY);
        const flow = timeFlow({ day: FRIDAY, starts, start: starts[0] });
        const times = await mount('rota-times', flow);
        const month = await mount('rota-month', flow);
        const texts = {
          'chosen time': one(times, '.selected .large'),
          'end of the chosen time': one(times, '.selected .small'),
          'free time': one(times, '.free:not(.selected) .large'),
          'end of a free time': one(times, '.free:not(.selected) .small'),
          'full time': one(times, '.full .large'),
          'free day': one(month, '.day.available .number'),
          'chosen day': one(month, '.day.selected .number'),
          'closed day': one(month, '.day.none .number'),
          weekday: one(month, 'th span'),
        };
        for (const [what, element] of Object.entries(texts)) {
          expect(contrast(element, page), what).to.be.at.least(4.5);
        }
      });
    }
  }
});
