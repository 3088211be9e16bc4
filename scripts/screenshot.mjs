// Takes the README's pictures of the widget from the built demo: npm run screenshots
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { findBrowser } from './browser.mjs';

const FOLDER = 'demo/images';
/** A Tuesday morning, so that the pictures change only when the widget does. */
const NOW = new Date('2026-11-24T08:40:00+01:00');
const SIZES = { '': { width: 1100, height: 880 }, '-phone': { width: 360, height: 780 } };
/** One page with a light ground, one with a dark one. */
const PAGES = { wellness: 'light', support: 'dark' };

/** Shows the times of a free day. */
async function takePicture(browser, address, path, viewport, colorScheme) {
  const settings = { deviceScaleFactor: 2, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/Berlin' };
  const page = await browser.newPage({ viewport, colorScheme, ...settings });
  await page.clock.setFixedTime(NOW);
  await page.goto(address);
  await page.locator('rota-month [data-day][aria-disabled=false]').nth(2).click();
  await page.locator('rota-times button[part~=slot]').first().waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const widget = document.querySelector('rota-booking').getBoundingClientRect();
    // On the phone the page's own head would take half of the picture.
    scrollTo(0, innerWidth < 600 ? scrollY + widget.top - 16 : 0);
  });
  await page.screenshot({ path });
  console.log(path);
  await page.close();
}

mkdirSync(FOLDER, { recursive: true });
const server = await preview({
  logLevel: 'warn',
  build: { outDir: 'dist/demo' },
  preview: { host: '127.0.0.1', port: 4174 },
});
const browser = await chromium.launch({ executablePath: await findBrowser() });
for (const [name, colorScheme] of Object.entries(PAGES)) {
  const address = new URL(`demo/${name}.html`, server.resolvedUrls.local[0]).href;
  for (const [suffix, viewport] of Object.entries(SIZES)) {
    await takePicture(browser, address, `${FOLDER}/${name}${suffix}-${colorScheme}.png`, viewport, colorScheme);
  }
}
await browser.close();
await server.close();
