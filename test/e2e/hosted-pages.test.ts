import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import { downloadedBy } from './support/download.js';
import { HostedPage, test } from './support/hosted.js';
import { layoutFaults } from './support/layout.js';
import { expect, FAILED_REQUEST } from './support/test.js';

/** What the page's own policy forbids it while it is open. */
async function violations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const found: string[] = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      found.push(`${violatedDirective}: ${blockedURI}`),
    );
    Object.assign(window, { found });
  });
  return () => page.evaluate(() => (window as unknown as { found: string[] }).found);
}

test.describe('A hosted page', () => {
  test('FL-12 A55 books by its link alone, under the strictest policy, and nothing violates it', async ({
    page,
    backend,
  }) => {
    const found = await violations(page);
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    const client = await HostedPage.open(page, `${backend.url}/linked`);
    await expect(page).toHaveTitle('One Chair');
    await client.chooseOption(/^Haircut/);
    await client.chooseNextMonth();
    await client.toReview();
    await client.book.click();
    await expect(client.booked).toBeVisible();
    const calendar = client.widget.getByRole('link', { name: /Add to calendar/ });
    expect(await downloadedBy(page, () => calendar.click())).toBe('booking.ics');
    expect(await found()).toEqual([]);
    expect(urls.filter((url) => !url.startsWith(backend.url) && !/^(blob|data):/.test(url))).toEqual([]);
  });

  test('FL-12 of a service or a person leaves out their step, and leads to the rest', async ({ page, backend }) => {
    const client = await HostedPage.open(page, `${backend.url}/linked/dye`);
    await expect(client.heading('When suits you?')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dye');
    await page.getByRole('link', { name: 'One Chair' }).click();
    await expect(client.heading('What would you like to book?')).toBeVisible();
    await page.goto(`${backend.url}/linked/with/chair`);
    await client.chooseOption(/^Dye/);
    await expect(client.heading('When suits you?')).toBeVisible();
  });

  test('FL-12 MP-1 of a master page lists its sections, and books what is chosen there', async ({ page, backend }) => {
    const client = await HostedPage.open(page, `${backend.url}/linked/page/start`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome');
    await expect(client.heading('All that we do')).toBeVisible();
    await client.chooseOption(/^Dye/);
    await client.chooseNextMonth({ day: 1 });
    await client.toReview();
    await client.book.click();
    await expect(client.booked).toBeVisible();
  });

  test('FL-11 where the site has to say yes, everything speaks of a request, and the time is kept', async ({
    page,
    backend,
  }) => {
    const client = await HostedPage.open(page, `${backend.url}/asking`);
    await client.chooseNextMonth();
    await client.toReview();
    await expect(client.review.getByText('This is a request.')).toBeVisible();
    await expect(client.book).toHaveText(/^\s*Request /);
    await client.book.click();
    await expect(client.heading('Request sent')).toBeFocused();
    // This backend has no mail server.
    await expect(client.widget.getByText('ada@example.com')).toHaveCount(0);
    await expect(client.widget.getByText(/booked|confirm/i)).toHaveCount(0);
    await client.button('Book another').click();
    await client.freeDays.first().waitFor();
    await client.button('Next month').click();
    await client.freeDays.first().click();
    await expect(client.times.getByRole('button', { name: /^09:00/, disabled: true })).toHaveCount(1);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`fits a narrow phone in ${colorScheme}, on each kind of page, from right to left too`, async ({
      page,
      backend,
      complaints,
    }) => {
      complaints.allow(FAILED_REQUEST);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      for (const path of ['/linked', '/linked/page/start', '/linked/nothing', '/', '/linked-rtl']) {
        const client = await HostedPage.open(page, backend.url + path);
        if ((await client.widget.count()) > 0) await client.heading(/.+/).first().waitFor();
        expect(await layoutFaults(page), path).toEqual([]);
        expect(await axeFaults(page), path).toEqual([]);
      }
    });
  }

  test('says how else to book where there is no script', async ({ browser, backend }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${backend.url}/linked`);
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByRole('link', { name: '+49 30 1234 5670' })).toBeVisible();
    await context.close();
  });
});
