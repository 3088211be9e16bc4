// Takes the README's pictures of the widget from the built demo: npm run screenshots
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const FOLDER = 'demo/images';
/** A Tuesday morning, so that the pictures change only when the widget does. */
const NOW = new Date('2026-11-24T08:40:00+01:00');
const SIZES = { wellness: { width: 1100, height: 900 }, 'wellness-phone': { width: 360, height: 780 } };

async function takePicture(browser, address, name, viewport, colorScheme) {
  const page = await browser.newPage({
    viewport,
    colorScheme,
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  await page.clock.setFixedTime(NOW);
  await page.goto(address);
  await page.locator('rota-month [aria-selected=true], rota-times button').first().waitFor();
  const path = `${FOLDER}/${name}-${colorScheme}.png`;
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
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH });
const address = new URL('demo/wellness.html', server.resolvedUrls.local[0]).href;
for (const [name, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark']) await takePicture(browser, address, name, viewport, colorScheme);
}
await browser.close();
await server.close();
