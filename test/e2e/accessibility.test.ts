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
test.setTimeout(60_000);
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
      await large.off();
    });
    expect(faults).toEqual([]);
  });
}
