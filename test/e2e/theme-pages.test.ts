import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import { DemoPage, TUESDAY } from './support/demo-page.js';
import { layoutFaults } from './support/layout.js';
import { expect, test } from './support/test.js';

test.describe('The theme editor', () => {
  const open = async (page: Page, search = ''): Promise<void> => {
    await page.clock.setFixedTime(TUESDAY);
    await page.goto(`demo/theme-editor.html${search}`);
    await expect(page.locator('rota-booking:not([inert]) rota-times [part~=slot]').first()).toBeVisible();
    await expect(page.locator('rota-booking[inert]')).toHaveCount(0);
  };
  /** The accent of the widgets in light and in dark, as they show it. */
  const accents = (page: Page): Promise<string[]> =>
    page
      .locator('rota-booking rota-month [part~=selected]')
      .evaluateAll((days) => days.map((day) => getComputedStyle(day).backgroundColor));

  test('shows what is set in light and in dark, and writes the CSS to copy', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await page.getByLabel('Accent, light').fill('#8a2be2');
    await page.getByLabel('Accent, dark').fill('#ffcc00');
    await expect.poll(() => accents(page)).toEqual(['rgb(138, 43, 226)', 'rgb(255, 204, 0)']);
    await page.getByRole('slider', { name: /^Corners/ }).fill('1.5');
    await page.getByRole('combobox', { name: 'Times' }).selectOption('outlined');
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    const css = await page.evaluate(() => navigator.clipboard.readText());
    expect(css).toContain('--rota-accent: light-dark(#8a2be2, #ffcc00);');
    expect(css).toContain('--rota-radius: 1.5em;');
    expect(css).toContain('rota-booking::part(slot) {');
    await open(page, new URL(page.url()).search);
    await expect.poll(() => accents(page)).toEqual(['rgb(138, 43, 226)', 'rgb(255, 204, 0)']);
  });

  test('warns of what is hard to read, and of nothing else', async ({ page }) => {
    await open(page);
    const status = page.locator('#warnings');
    await expect(status).toHaveText('Everything reads, in both schemes.');
    await page.getByLabel('Text, light').fill('#999999');
    await expect(status).toContainText('Text in light: 2.8 to 1, should be 4.5 or more.');
    await expect(status).not.toContainText('in dark');
  });

  test('works by keyboard: no step that it shows takes the focus away', async ({ page }) => {
    await open(page);
    await page.getByRole('radio', { name: 'Times' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('rota-booking:not([inert]) rota-details-form')).toHaveCount(2);
    await expect(page.getByRole('radio', { name: 'Form' })).toBeFocused();
    await page.getByRole('button', { name: 'Clay' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Clay' })).toBeFocused();
    await expect(page.getByLabel('Accent, light')).toHaveValue('#8a4b2f');
  });

  test('H1 J6 every theme to begin with reads: axe finds nothing, in light and in dark', async ({ page }) => {
    test.slow();
    await open(page);
    for (const name of ['Plain', 'Clay', 'Forest', 'Ledger', 'Signal']) {
      await page.getByRole('button', { name }).click();
      await page.mouse.move(0, 0);
      await expect(page.getByText('Everything reads, in both schemes.'), name).toBeVisible();
      expect(await axeFaults(page), name).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFaults(page), 'a dark page').toEqual([]);
  });

  test('H4 H5 H6 nothing is cut off or too small, on a phone and on desks small and large', async ({ page }) => {
    for (const width of [320, 960, 1200, 1600]) {
      await page.setViewportSize({ width, height: 640 });
      await open(page);
      expect(await layoutFaults(page), `${width} px`).toEqual([]);
    }
  });
});

test.describe('The page of parts and tokens', () => {
  test('has every element of custom-elements.json with all its parts; axe finds nothing; it fits a phone', async ({
    page,
  }) => {
    const manifest = JSON.parse(readFileSync('src/elements/custom-elements.json', 'utf8')) as {
      modules: { declarations?: { tagName: string; cssParts: { name: string }[] }[] }[];
    };
    await page.goto('demo/elements.html');
    for (const { tagName, cssParts } of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
      const parts = page.locator(`table[aria-labelledby="${tagName}-parts"] th[scope=row]`);
      await expect(parts).toHaveText(cssParts.map(({ name }) => name));
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await layoutFaults(page)).toEqual([]);
  });
});

test.describe('On a page that styles everything', () => {
  for (const width of [1200, 360]) {
    test(`LOOK 3 the widget keeps its shape, ${width} px wide, and books`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const demo = await DemoPage.open(page, 'hostile');
      const fine = async (state: string): Promise<void> => {
        expect(await layoutFaults(page), state).toEqual([]);
        expect(await axeFaults(page, ['color-contrast', 'target-size']), state).toEqual([]);
      };
      await expect(demo.widget.getByRole('radio')).toHaveCount(4);
      await fine('services');
      const heading = demo.heading('What would you like to book?');
      expect(await heading.evaluate((element) => getComputedStyle(element).textIndent)).toBe('0px');
      // The page's own style sheet shouts at everything, and what is inside inherits from the widget.
      expect(await heading.evaluate((element) => getComputedStyle(element).textTransform)).toBe('none');
      await demo.chooseOption(/^Discovery/);
      await demo.freeDays.first().click();
      await expect(demo.freeTimes.first()).toBeVisible();
      await fine('times');
      const time = demo.freeTimes.first();
      const look = await time.evaluate((element) => {
        const { borderTopStyle, position, textTransform, fontFamily } = getComputedStyle(element);
        return { borderTopStyle, position, textTransform, fontFamily };
      });
      expect(look).toEqual({
        borderTopStyle: 'none',
        position: 'static',
        textTransform: 'none',
        fontFamily: 'Georgia, serif',
      });
      await time.click();
      await fine('the form');
      await demo.toReview({ answers: { Company: 'Analytical Engines' } });
      await fine('the review');
      await demo.book.click();
      await expect(demo.booked).toBeVisible();
      await fine('the confirmation');
    });
  }
});
