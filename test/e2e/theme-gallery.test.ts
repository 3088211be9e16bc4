import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import manifest from '../../src/elements/custom-elements.json' with { type: 'json' };
import { axeFaults } from './support/axe.js';
import { BookingPage } from './support/booking-page.js';
import { TUESDAY } from './support/demo-page.js';
import { layoutFaults } from './support/layout.js';
import { expect, test } from './support/test.js';

const FOLDER = 'demo/themes/';
const SHEETS = readdirSync(FOLDER).filter((file) => file.endsWith('.css'));
const THEMES = SHEETS.map((file) => file.replace('.css', ''));
const ELEMENTS = manifest.modules.flatMap((module) => module.declarations ?? []);

async function open(page: Page, theme: string): Promise<BookingPage> {
  await page.clock.setFixedTime(TUESDAY);
  await page.goto(`demo/themes.html?theme=${theme}`);
  const booking = new BookingPage(page);
  await expect(booking.widget.getByRole('radio').first()).toBeAttached();
  return booking;
}

/** Between them they show every colour of a theme; axe takes its time. */
const STATES_WITH_ALL_COLOURS = ['services', 'times', 'a form with faults', 'a chosen time'];

/** From the services to the form and back, with what was chosen; gives the name of each state on the way. */
async function walk(booking: BookingPage, look: (state: string) => Promise<void>): Promise<void> {
  await look('services');
  await booking.widget.locator('rota-service-picker label').nth(1).click();
  await expect(booking.widget.locator('rota-specialist-picker label').first()).toBeVisible();
  await look('people');
  await booking.widget.locator('rota-specialist-picker label').first().click();
  await booking.freeDays.nth(3).click();
  await expect(booking.freeTimes.first()).toBeVisible();
  await look('times');
  await booking.freeTimes.nth(2).click();
  await booking.field('First name').fill('Ada');
  await booking.continue();
  await expect(booking.widget.getByText(/need another look/)).toBeVisible();
  await look('a form with faults');
  await booking.toReview();
  await look('the review');
  await booking.button('Back').click();
  await booking.button('Back').click();
  await expect(booking.times).toBeVisible();
  await look('a chosen time');
}

/** Past services and people, to the times of a day. */
async function chooseDay(booking: BookingPage): Promise<void> {
  await booking.widget.locator('rota-service-picker label').nth(1).click();
  await booking.widget.locator('rota-specialist-picker label').first().click();
  await booking.freeDays.nth(1).click();
}

test.describe('The gallery of themes', () => {
  test('has at least six', () => expect(THEMES.length).toBeGreaterThanOrEqual(6));

  for (const [i, theme] of THEMES.entries()) {
    test(`DESIGN 15 ${theme} is made from tokens and parts alone, and each of them is documented`, () => {
      const css = readFileSync(FOLDER + SHEETS[i]!, 'utf8').replace(/\/\*[^]*?\*\//g, '');
      const parts = new Set(ELEMENTS.flatMap(({ cssParts = [] }) => cssParts.map(({ name }) => name)));
      const tokens = new Set(ELEMENTS.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)));
      expect(css.match(/::part\(/g)?.length).toBeGreaterThan(5);
      expect(css.match(/--rota-/g)?.length).toBeGreaterThanOrEqual(3);
      for (const [, list] of css.matchAll(/::part\(([^)]+)\)/g))
        for (const name of list!.split(' ')) expect(parts).toContain(name);
      for (const [token] of css.matchAll(/--rota-[\w-]+/g)) expect(tokens).toContain(token);
      const selectors = [...css.matchAll(/(?:^|[}])\s*([^{}]+)\{/g)].flatMap(([, list]) =>
        list!.split(',').map((one) => one.trim()),
      );
      const known = /^(body|h1|\.brand|\.card|rota-booking(::part\([^)]+\)(:[a-z-]+)?)?)$/;
      expect(selectors.filter((selector) => !known.test(selector))).toEqual([]);
      expect(css).not.toContain('!important');
    });

    for (const colorScheme of ['light', 'dark'] as const) {
      test(`H1 J6 ${theme}, ${colorScheme}: axe finds nothing on the way to the review`, async ({ page }) => {
        test.slow();
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const booking = await open(page, theme);
        await walk(booking, async (state) => {
          await page.mouse.move(0, 0);
          if (STATES_WITH_ALL_COLOURS.includes(state)) expect(await axeFaults(page), state).toEqual([]);
        });
      });
    }

    test(`H4 H5 H6 ${theme}: nothing is cut off or too small on a phone of 320 px`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width: 320, height: 640 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const booking = await open(page, theme);
      await walk(booking, async (state) => expect(await layoutFaults(page), state).toEqual([]));
    });
  }

  test('H7 no theme takes away the system’s own colours where they are forced', async ({ page }) => {
    test.slow();
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    for (const theme of THEMES) {
      const booking = await open(page, theme);
      await chooseDay(booking);
      const background = (locator: Locator): Promise<string> =>
        locator.evaluate((element) => getComputedStyle(element).backgroundColor);
      const highlight = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('mark'));
        probe.style.cssText = 'background: Highlight; forced-color-adjust: none';
        const { backgroundColor } = getComputedStyle(probe);
        probe.remove();
        return backgroundColor;
      });
      expect(await background(booking.widget.locator('[part~=day][part~=selected]')), theme).toBe(highlight);
      const free = booking.freeDays.last();
      expect(await free.evaluate((day) => getComputedStyle(day).borderTopStyle), theme).toBe('solid');
    }
  });

  test('H2 no theme takes away the ring of the primary button', async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const theme of THEMES) {
      const booking = await open(page, theme);
      await chooseDay(booking);
      await booking.freeTimes.first().click();
      await booking.button('Continue').focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      await expect(booking.button('Continue')).toBeFocused();
      const ring = await booking.button('Continue').evaluate((button) => getComputedStyle(button).boxShadow);
      expect(ring, theme).toBe('rgb(0, 0, 0) 0px 0px 0px 4px');
    }
  });

  test('one theme follows another, light is forced on a dark system, and the style sheet can be copied', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.emulateMedia({ colorScheme: 'dark' });
    const booking = await open(page, 'spa');
    const day = () => booking.widget.locator('rota-service-picker label').first();
    const dark = await day().evaluate((option) => getComputedStyle(option).color);
    await page.getByRole('radio', { name: 'Light' }).press(' ');
    await expect.poll(() => day().evaluate((option) => getComputedStyle(option).color)).not.toBe(dark);
    await page.getByRole('radio', { name: 'Barber' }).press(' ');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sit down. Look sharp.');
    await expect(booking.widget.getByRole('radio').first()).toBeAttached();
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      readFileSync('demo/themes/barber.css', 'utf8'),
    );
  });
});
