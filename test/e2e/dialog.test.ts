/** What opens over the page: the dialog with the whole widget, and the date picker behind a button. */
import type { Locator, Page } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import type { BookingPage } from './support/booking-page.js';
import { DemoPage } from './support/demo-page.js';
import { pageWith, strictPolicy } from './support/host.js';
import { HostedPage, test } from './support/hosted.js';
import { layoutFaults } from './support/layout.js';
import { expect } from './support/test.js';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Book now' });
const opener = (page: Page): Locator => page.getByRole('button', { name: 'Book now' });

/** How wide the page is, without a scrollbar that takes room. */
const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.clientWidth);

const HOSTILE = `<style>
  * { box-sizing: content-box; color: red !important; transform: none; }
  dialog { display: none !important } button { font-size: 60px; position: absolute }
  html { overflow-y: scroll !important } body { background: #101114; color: #eee; margin: 0; min-height: 300vh }
  header { transform: scale(0.9); overflow: hidden; contain: paint; text-transform: uppercase; font-size: 9px }
</style>`;

test('B11 G11 a booking by keyboard alone: Enter opens the dialog, Tab stays in it, Escape brings focus back', async ({
  page,
}) => {
  const demo = await DemoPage.open(page, 'dialog', { running: true });
  await opener(page).focus();
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeVisible();
  await expect(demo.heading('What would you like to book?')).toBeVisible();
  // Between the last and the first the browser's own buttons may come, on which the page's Escape means nothing.
  for (let pressed = 0, at = ''; pressed < 12 || (at === 'BODY' && pressed < 40); pressed++) {
    await page.keyboard.press('Tab');
    at = await page.evaluate(() => document.activeElement!.tagName);
    expect(['ROTA-DIALOG', 'ROTA-BOOKING', 'BODY']).toContain(at);
  }
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(opener(page)).toBeFocused();
});

test('FL-7 closed with Escape in the middle of the details, it opens again with all that was typed, and books', async ({
  page,
}) => {
  const demo = await DemoPage.open(page, 'dialog', { running: true });
  await opener(page).waitFor();
  await page.getByRole('button', { name: 'Book a call' }).click();
  await demo.chooseOption(/Discovery call/);
  await demo.chooseFree();
  await demo.fill({ firstName: 'Ada' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Book a call' })).toBeFocused();
  await opener(page).click();
  await expect(demo.heading('Your details')).toBeFocused();
  await expect(demo.field('First name')).toHaveValue('Ada');
  await demo.toReview({ answers: { Company: 'Analytical Engines' } });
  await demo.book.click();
  await expect(demo.booked).toBeFocused();
  expect(await demo.bookings()).toHaveLength(1);
});

test('J6 H5 H14 in the dialog axe finds nothing, and at 320 × 256 everything is in reach and nothing is cut off', async ({
  page,
}) => {
  const demo = await DemoPage.open(page, 'dialog', { running: true });
  const faults: string[] = [];
  const look = async (where: string): Promise<void> => {
    faults.push(...(await axeFaults(page)).map((fault) => `${where}: ${fault}`));
    await page.setViewportSize({ width: 320, height: 256 });
    faults.push(...(await layoutFaults(page)).map((fault) => `${where}, at 320 px: ${fault}`));
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await look('closed');
  await opener(page).click();
  await expect(demo.heading('What would you like to book?')).toBeVisible();
  await look('service');
  await page.setViewportSize({ width: 320, height: 256 });
  await demo.chooseOption(/Discovery call/);
  await demo.freeDays.first().waitFor();
  await look('time');
  await page.setViewportSize({ width: 320, height: 256 });
  await demo.chooseFree();
  await demo.field('Email').focus();
  await expect(demo.field('Email')).toBeInViewport({ ratio: 1 });
  const box = (await dialogOf(page).boundingBox())!;
  expect(box).toEqual({ x: 0, y: 0, width: await widthOf(page), height: 256 });
  expect(faults).toEqual([]);
});

test('the page behind the dialog stays where it is', async ({ page }) => {
  await DemoPage.open(page, 'dialog');
  await page.setViewportSize({ width: 900, height: 420 });
  // By keyboard: before Playwright clicks, it may scroll the page itself.
  await opener(page).focus();
  await page.evaluate(() => scrollTo(0, 60));
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeVisible();
  await page.mouse.move(20, 200);
  await page.mouse.wheel(0, 400);
  await page.mouse.move(450, 300);
  await page.mouse.wheel(0, 4000);
  await page.evaluate(() => new Promise((later) => requestAnimationFrame(() => requestAnimationFrame(later))));
  expect(await page.evaluate(() => scrollY)).toBe(60);
});

test('A55 J4 by script tag, on a strict page whose header transforms and cuts: nothing of the flow comes before the client does', async ({
  page,
  host,
  backend,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const tag = `<header><rota-dialog><rota-booking backend="${backend.url}" site="strict"></rota-booking></rota-dialog></header>`;
  const address = host.serve('/in-dialog', pageWith(tag), strictPolicy(backend.url));
  const client = await HostedPage.open(page, address);
  await expect(opener(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.startsWith(backend.url))).toEqual([]);
  await opener(page).click();
  await client.freeDays.first().waitFor();
  await expect(client.heading('When suits you?')).toBeInViewport();
  expect(host.reportsOf(address)).toEqual([]);
});

for (const direction of ['ltr', 'rtl']) {
  test(`H5 on a page that styles everything, ${direction}, the dialog keeps its shape`, async ({
    page,
    host,
    backend,
  }) => {
    const tag = `<header dir="${direction}"><rota-dialog><rota-booking backend="${backend.url}" site="twice"></rota-booking></rota-dialog></header>`;
    const client: BookingPage = await HostedPage.open(
      page,
      host.serve(`/hostile-dialog-${direction}`, pageWith(HOSTILE + tag)),
    );
    await page.setViewportSize({ width: 1000, height: 700 });
    await opener(page).click();
    await client.freeDays.first().waitFor();
    const box = (await dialogOf(page).boundingBox())!;
    const middle = (await widthOf(page)) / 2;
    expect([Math.round(box.x + box.width / 2), box.y >= 0, box.y + box.height <= 700]).toEqual([middle, true, true]);
    const close = (await page.getByRole('button', { name: 'Close' }).boundingBox())!;
    expect(close.x > middle).toBe(direction === 'ltr');
    expect(await layoutFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(dialogOf(page)).toBeHidden();
  });
}

const pickerOf = (page: Page): Locator => page.locator('rota-date-picker');
const dateButton = (page: Page): Locator => pickerOf(page).getByRole('button', { name: 'Choose a date and time' });

test('B20 B21 B22 G12 a date in a form of the page’s own, by keyboard alone: it opens, closes, is named, sent and reset', async ({
  page,
}) => {
  await DemoPage.open(page, 'dialog', { running: true });
  const button = dateButton(page);
  await expect(button).toBeVisible();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  const popup = page.getByRole('dialog', { name: 'Choose a date and time' });
  await expect(popup).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(popup).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await popup
    .getByRole('group', { name: /^Times on/ })
    .getByRole('button', { disabled: false })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(popup).toBeHidden();
  const changed = pickerOf(page).getByRole('button', { name: /^Change date, Tuesday, 24 November 2026, \d\d:\d\d$/ });
  await expect(changed).toBeFocused();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('output')).toHaveText(/start=2026-11-24T\d\d%3A\d\d%2B01%3A00%5BEurope%2FBerlin%5D/);
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(button).toBeVisible();
});

for (const [width, height] of [
  [320, 256],
  [360, 640],
  [800, 500],
  [1280, 800],
] as const) {
  test(`H14 J6 the popup stays in view at ${width} × ${height}, can be scrolled, and its button does not cover focus`, async ({
    page,
  }) => {
    // Where it comes to rest is looked at, not its way there.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await DemoPage.open(page, 'dialog', { running: true });
    await dateButton(page).click();
    const popup = page.getByRole('dialog', { name: 'Choose a date and time' });
    const times = popup.getByRole('group', { name: /^Times on/ }).getByRole('button', { disabled: false });
    await times.first().waitFor();
    const box = (await popup.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    await times.last().focus();
    await expect(times.last()).toBeInViewport({ ratio: 0.9 });
    expect(await layoutFaults(page)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
  });
}
