import { axeFaults } from './support/axe.js';
import { DemoPage } from './support/demo-page.js';
import { layoutFaults } from './support/layout.js';
import { addSheet } from './support/sheet.js';
import { expect, FAILED_REQUEST, test } from './support/test.js';
import { WALKS } from './support/walks.js';

/** The same page with the light of the other kind: dark for the light ones, light for the dark one. */
const OTHER_LIGHT = {
  light: 'body { --page: #fafafa; --card: #fff; --ink: #1d1d1f; color-scheme: light }',
  dark: 'body { --page: #101114; --card: #1b1d22; --ink: #ececf1; color-scheme: dark }',
};

const LARGE_TEXT = 'html { font-size: 200%; letter-spacing: 0.12em; word-spacing: 0.16em }';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.setTimeout(180_000);
test.beforeEach(({ complaints }) => complaints.allow(FAILED_REQUEST));

for (const [site, walk] of Object.entries(WALKS)) {
  test(`J6 H1 ${site}: axe finds nothing in any step and state, in light and in dark`, async ({ page }) => {
    const demo = await DemoPage.open(page, site, { running: true });
    const otherLight = await addSheet(page, site === 'support' ? OTHER_LIGHT.light : OTHER_LIGHT.dark);
    const faults: string[] = [];
    await walk(demo, async (state) => {
      faults.push(...(await axeFaults(page)).map((fault) => `${state}: ${fault}`));
      await otherLight.on();
      // Nothing but the colours has changed.
      const inOtherLight = await axeFaults(page, ['color-contrast']);
      faults.push(...inOtherLight.map((fault) => `${state}, in the other light: ${fault}`));
      await otherLight.off();
    });
    expect(faults).toEqual([]);
  });

  test(`H4 H5 H6 ${site}: nothing is cut off or too small at 320 px, nor with text twice as large`, async ({
    page,
  }) => {
    const demo = await DemoPage.open(page, site, { running: true });
    const large = await addSheet(page, LARGE_TEXT);
    const faults: string[] = [];
    const look = async (where: string): Promise<void> => {
      faults.push(...(await layoutFaults(page)).map((fault) => `${where}: ${fault}`));
    };
    await walk(demo, async (state) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await look(`${state}, at 320 px`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await look(`${state}, at 1280 px`);
      await large.on();
      await look(`${state}, with large text`);
      await page.setViewportSize({ width: 360, height: 800 });
      await look(`${state}, with large text on a phone`);
      await large.off();
    });
    expect(faults).toEqual([]);
  });
}

const LANGUAGES = ['de', 'ar'] as const;

for (const language of LANGUAGES) {
  test(`J6 H5 in ${language} at 320 px: nothing is cut off, and axe finds nothing, in any step`, async ({ page }) => {
    await page.route('**/demo/wellness.html*', async (route) => {
      const html = await (await route.fetch()).text();
      const dir = language === 'ar' ? 'rtl' : 'ltr';
      await route.fulfill({
        contentType: 'text/html',
        body: html.replace(/<rota-booking/, `<rota-booking lang="${language}" dir="${dir}"`),
      });
    });
    await page.setViewportSize({ width: 320, height: 640 });
    const demo = await DemoPage.open(page, 'wellness');
    const { widget } = demo;
    const faults: string[] = [];
    const look = async (step: string): Promise<void> => {
      const found = [...(await layoutFaults(page)), ...(await axeFaults(page))];
      faults.push(...found.map((fault) => `${step}: ${fault}`));
    };
    const day = widget.locator('rota-month .day.available').first();
    await day.waitFor();
    await look('the month');
    await day.click();
    await widget.locator('rota-times .slot.free').first().waitFor();
    await look('the times');
    await widget.locator('rota-times .slot.free').first().click();
    await widget.locator('rota-details-form button.primary').click();
    await look('a form with faults');
    for (const [id, value] of [
      ['firstName', 'Ada'],
      ['lastName', 'Lovelace'],
      ['email', 'ada@example.com'],
    ] as const)
      await widget.locator(`#${id}`).fill(value);
    for (const select of await widget.locator('rota-details-form select').all())
      await select.selectOption({ index: 1 });
    await widget.locator('rota-details-form button.primary').click();
    await widget.locator('rota-review').waitFor();
    await look('the review');
    await widget.locator('rota-review button.primary').click();
    await widget.locator('rota-confirmation .heading').waitFor();
    await look('the confirmation');
    expect(faults).toEqual([]);
  });
}

for (const [state, faults] of Object.entries({
  'the backend is down': ['catalog:error:always'],
  'the month does not come': ['availability:error:always'],
})) {
  test(`J6 ${state}: axe finds nothing, in light and in dark`, async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness', { faults });
    await expect(demo.alert).toBeVisible({ timeout: 30_000 });
    const dark = await addSheet(page, OTHER_LIGHT.dark);
    expect(await axeFaults(page)).toEqual([]);
    await dark.on();
    expect(await axeFaults(page)).toEqual([]);
  });
}
