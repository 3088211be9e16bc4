/** Back in the browser after the page was left, to read the terms, say: what was typed is there. */
import { findBrowser } from '../../scripts/browser.mjs';
import { pageWith } from './support/host.js';
import { HostedPage, test } from './support/hosted.js';
import { expect } from './support/test.js';

// Browsers keep a page that is left as it is, where nothing in it forbids that; Playwright asks Chromium not to.
if (process.env.ROTA_ENGINE !== 'firefox')
  test.use({
    launchOptions: {
      executablePath: await findBrowser(),
      args: ['--disable-dev-shm-usage'],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  });

const TERMS = pageWith('<h1>Terms</h1>');

test('FL-7 RC-6 a page that was left and is come back to is as it was, its time held again', async ({
  page,
  host,
  backend,
}) => {
  const client = await HostedPage.open(page, HostedPage.put(host, backend, 'held'));
  const wanted = await client.chooseNextMonth();
  await client.field('First name').fill('Ada');
  await page.evaluate(() => Object.assign(window, { left: true }));
  await page.goto(host.serve('/terms', TERMS));
  await page.goBack({ waitUntil: 'commit' });
  await expect(client.field('First name')).toHaveValue('Ada');
  // It is the same page, not one that was loaded anew.
  expect(await page.evaluate(() => 'left' in window)).toBe(true);
  await expect(client.widget.locator('rota-hold')).toContainText('Kept for you');
  await client.toReview();
  await expect(client.review).toContainText(wanted.slice(0, 5));
  await client.book.click();
  await expect(client.booked).toBeVisible();
});

test('FL-7 G12 where the browser does not keep the page, it gives a form of the page’s own its time and details back', async ({
  page,
  host,
  backend,
}) => {
  const tags =
    '<rota-date-picker name="start"></rota-date-picker><rota-details-form name="client"></rota-details-form>';
  const widget = `<rota-booking backend="${backend.url}" site="held">${tags}</rota-booking>`;
  const leaving = '<script>addEventListener("unload", () => undefined)</script>';
  const client = await HostedPage.open(page, host.serve('/own-form', pageWith(`<form>${widget}</form>${leaving}`)));
  await client.freeDays.first().waitFor();
  await client.freeDays.last().click();
  await client.freeTimes.last().click();
  await client.field('First name').fill('Ada');
  await client.field('Email').fill('ada@example.com');
  const valueOf = () => page.evaluate(() => document.querySelector('rota-date-picker')!.value);
  const chosen = await valueOf();
  expect(chosen).not.toBe('');
  await page.evaluate(() => Object.assign(window, { left: true }));
  await page.goto(host.serve('/terms', TERMS));
  await page.goBack();
  await expect(client.field('First name')).toHaveValue('Ada');
  await expect(client.field('Email')).toHaveValue('ada@example.com');
  expect(await page.evaluate(() => 'left' in window)).toBe(false);
  await expect.poll(valueOf).toBe(chosen);
});

test('FL-7 RC-6 A83 where the browser does not keep the page, the step and what was typed are there again, with nothing stored', async ({
  page,
  host,
  backend,
}) => {
  const widget = `<rota-booking backend="${backend.url}" site="held-left"></rota-booking>`;
  const leaving = '<script>addEventListener("unload", () => undefined)</script>';
  const client = await HostedPage.open(page, host.serve('/dropped', pageWith(widget + leaving)));
  const wanted = await client.chooseNextMonth();
  await client.field('First name').fill('Ada');
  await client.field('Email').fill('ada@example.com');
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain('Ada');
  const comeBack = async (): Promise<void> => {
    await page.goto(host.serve('/terms', TERMS));
    await page.goBack();
  };
  // Twice, with nothing changed between.
  for (let i = 0; i < 2; i++) {
    await page.evaluate(() => Object.assign(window, { left: true }));
    await comeBack();
    await expect(client.field('First name')).toHaveValue('Ada');
    await expect(client.field('Email')).toHaveValue('ada@example.com');
    expect(await page.evaluate(() => 'left' in window)).toBe(false);
  }
  await expect(client.widget.locator('rota-hold')).toContainText('Kept for you');
  await client.toReview();
  await expect(client.review).toContainText(wanted.slice(0, 5));
  await client.book.click();
  await expect(client.booked).toBeVisible();
  await comeBack();
  await client.chooseNextMonth({ time: 1 });
  await expect(client.field('First name')).toHaveValue('');
});
