/** Ways to get through that are not a mouse on a wide window: fingers alone, a short window, a page with bars that stick. */
import type { Locator } from '@playwright/test';
import { DemoPage } from './support/demo-page.js';
import { layoutFaults } from './support/layout.js';
import { addSheet } from './support/sheet.js';
import { expect, test } from './support/test.js';

const STICKY =
  'body::before, body::after { content: ""; position: fixed; z-index: 9; inset-inline: 0; block-size: 56px; background: #888 } ' +
  'body::before { inset-block-start: 0 } body::after { inset-block-end: 0 }';

test.describe('With fingers alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('H11 taps are enough: nothing asks for hovering, dragging or swiping', async ({ page }) => {
    const demo = await DemoPage.open(page, 'consulting');
    const row = (name: RegExp): Locator => demo.widget.locator('label', { has: page.getByRole('radio', { name }) });
    await row(/^Strategy deep-dive/).tap();
    await row(/^Any available/).tap();
    await demo.freeDays.first().waitFor();
    await demo.button('Next month').tap();
    await demo.button('Previous month').tap();
    await demo.freeDays.first().tap();
    await demo.freeTimes.first().tap();
    await demo.fill({ answers: { Company: 'Analytical Engines', 'What should be different afterwards?': 'All' } });
    await demo.button('Continue').tap();
    await demo.button('Change: When').tap();
    await demo.button('Continue').tap();
    await demo.button('Continue').tap();
    await demo.book.tap();
    await expect(demo.booked).toBeVisible();
  });
});

for (const [way, viewport] of Object.entries({
  upright: { width: 390, height: 844 },
  'on its side': { width: 844, height: 390 },
})) {
  test(`H13 a phone held ${way} books, and nothing is cut off`, async ({ page }) => {
    // What is on its way in is not measured.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
    const demo = await DemoPage.open(page, 'wellness');
    await demo.freeDays.first().waitFor();
    const faults = [...(await layoutFaults(page))];
    await demo.chooseFree();
    faults.push(...(await layoutFaults(page)));
    await demo.toReview({ answers: { Pressure: 'Firm' } });
    faults.push(...(await layoutFaults(page)));
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    expect([...faults, ...(await layoutFaults(page))]).toEqual([]);
  });
}

test('B23 where the page has bars that stick, the day and the time that the keyboard is on are never under them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 360 });
  const demo = await DemoPage.open(page, 'wellness');
  await (await addSheet(page, STICKY)).on();
  await demo.freeDays.first().waitFor();
  const inSight = async (what: string): Promise<void> => {
    const faults = (): Promise<string> =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const { top, bottom } = at!.getBoundingClientRect();
        return top >= 56 && bottom <= innerHeight - 56 ? '' : `${at!.localName} from ${top} to ${bottom}`;
      });
    await expect.poll(faults, { message: what }).toBe('');
  };
  await demo.freeDays.first().focus();
  for (const key of [...Array<string>(8).fill('ArrowDown'), ...Array<string>(8).fill('ArrowUp'), 'PageDown', 'End']) {
    await page.keyboard.press(key);
    await inSight(`a day, after ${key}`);
  }
  await page.keyboard.press('PageUp');
  await demo.freeDays.first().press('Enter');
  await demo.freeTimes.first().waitFor();
  await demo.freeTimes.first().focus();
  for (const key of ['End', 'Home', ...Array<string>(6).fill('ArrowDown'), ...Array<string>(6).fill('ArrowUp')]) {
    await page.keyboard.press(key);
    await inSight(`a time, after ${key}`);
  }
});
