import type { Locator, Page } from '@playwright/test';
import { DemoPage } from './support/demo-page.js';
import { expect, test } from './support/test.js';

/** How an element looks, as far as people tell elements apart by it. */
function lookOf(element: Locator): Promise<string> {
  return element.evaluate((shown) => {
    const styles = [shown, ...shown.querySelectorAll('*')].flatMap((part) => [
      getComputedStyle(part),
      getComputedStyle(part, '::before'),
      getComputedStyle(part, '::after'),
    ]);
    return styles
      .map((style) => [
        ...[style.color, style.backgroundColor, style.borderTopColor, style.borderTopWidth, style.borderTopStyle],
        ...[style.outlineStyle, style.outlineWidth, style.textDecorationLine, style.content],
      ])
      .join(' | ');
  });
}

test.describe('With colours forced by the system', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('H7 days that are free, chosen, today and without times look different, and so do times; it books', async ({
    page,
  }) => {
    const demo = await DemoPage.open(page, 'wellness');
    await demo.day('2026-11-25').click();
    await demo.freeTimes.first().waitFor();
    await page.mouse.move(0, 0);
    const days = [demo.day('2026-11-24'), demo.day('2026-11-25'), demo.day('2026-11-26'), demo.day('2026-11-29')];
    const looks = await Promise.all(days.map(lookOf));
    expect(new Set(looks).size, looks.join('\n')).toBe(days.length);

    await demo.time('10:00').click();
    await demo.button('Back').click();
    const full = demo.widget.locator('rota-times [aria-disabled=true]');
    const times = await Promise.all([demo.time('10:00'), demo.freeTimes.last(), full.first()].map(lookOf));
    expect(new Set(times).size, times.join('\n')).toBe(times.length);
    const borderOf = (time: Locator) => time.evaluate((slot) => getComputedStyle(slot).borderTopColor);
    expect(await borderOf(full.first())).not.toBe(await borderOf(demo.freeTimes.last()));
    await demo.continue();
    await demo.toReview();
    // A button without a border is told from text.
    await expect(demo.button(/^Change/).first()).toHaveCSS('text-decoration-line', 'underline');
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await expect(demo.button('Book another')).toHaveCSS('text-decoration-line', 'underline');
  });
});

/** Notes, frame by frame from now on, what slides or fades in the page; gives what it saw. */
async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const moved = new Set<string>();
    const look = (): void => {
      for (const { effect } of document.getAnimations()) {
        if (Number(effect?.getComputedTiming().duration) <= 1) continue;
        const properties = (effect as KeyframeEffect).getKeyframes().flatMap((frame) => Object.keys(frame));
        for (const name of properties)
          if (/opacity|translate|transform|scale|size|height|margin/i.test(name)) moved.add(name);
      }
      requestAnimationFrame(look);
    };
    look();
    return moved;
  });
  return () => seen.evaluate((moved) => [...moved]);
}

/** From one month to the next, and on to the next step. */
async function moveOn(demo: DemoPage): Promise<void> {
  await demo.freeDays.first().waitFor();
  await demo.button('Next month').click();
  await demo.chooseFree();
  await expect(demo.heading('Your details')).toBeVisible();
  await demo.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}

for (const [motion, rule] of [
  ['reduce', 'H8 nothing slides or fades between months and steps'],
  ['no-preference', 'H8 the step eases in'],
] as const) {
  test.describe(`With motion preference "${motion}"`, () => {
    test.use({ contextOptions: { reducedMotion: motion } });

    test(rule, async ({ page }) => {
      const demo = await DemoPage.open(page, 'wellness');
      const moved = await watchMotion(page);
      await moveOn(demo);
      if (motion === 'reduce') expect(await moved()).toEqual([]);
      else expect(await moved()).not.toEqual([]);
    });
  });
}
