import type { Page } from '@playwright/test';
import type { SiteFile } from '../../src/server/index.js';
import { axeFaults } from './support/axe.js';
import type { RunningBackend } from './support/backend.js';
import { DemoPage } from './support/demo-page.js';
import { downloadedBy } from './support/download.js';
import { HostedPage } from './support/hosted.js';
import { layoutFaults } from './support/layout.js';
import { LinkedPage } from './support/linked-page.js';
import { linkFor, testWithMails } from './support/mailed.js';
import { expect, FAILED_REQUEST } from './support/test.js';

const DAY = ['09:00-17:00'];
const HOURS = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY };

/** Two people whom clients can ask for; it answers to the languages of the tests. */
const site = (id: string, language: string): SiteFile => ({
  ...{ id, name: 'Two Chairs', zone: 'Europe/Berlin', language, phone: '+49 30 1234 5670', cancelNotice: 60 },
  specialists: [
    { id: 'kim', name: 'Kim' },
    { id: 'lou', name: 'Lou' },
  ],
  calendars: [
    { id: 'one', specialist: 'kim', hours: HOURS },
    { id: 'two', specialist: 'lou', hours: HOURS },
  ],
  services: [{ id: 'cut', name: 'Haircut', durations: [30], calendars: ['one', 'two'], assignment: 'automatic' }],
});

const test = testWithMails([site('managed', 'en'), site('managed-rtl', 'ar')]);

async function book(page: Page, backend: RunningBackend, email: string): Promise<void> {
  const client = await HostedPage.open(page, `${backend.url}/managed`);
  await client.chooseNextMonth();
  await client.continue();
  await client.toReview({ email });
  await client.book.click();
  await expect(client.booked).toBeVisible();
}

test.describe('The link in a mail', () => {
  // What fades in has no contrast yet.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('FL-8 A55 A81 opens the booking on a hosted page: it is moved, then cancelled, and the server never sees the token in an address', async ({
    page,
    backend,
    mails,
  }) => {
    const email = 'moves@example.com';
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await page.addInitScript(() => {
      const found: string[] = [];
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => found.push(violatedDirective));
      Object.assign(window, { found });
    });
    await book(page, backend, email);
    const link = await linkFor(mails, email, 'Confirmed');
    expect(link).toContain(`${backend.url}/managed/my/appointments#`);
    const client = new LinkedPage(page, 'rota-appointments');
    await page.goto(link);
    await expect(client.heading('Your booking')).toBeVisible();
    await expect(page).toHaveTitle('Your appointments · Two Chairs');
    expect(await axeFaults(page)).toEqual([]);
    expect(await downloadedBy(page, () => client.button(/^Add to calendar/).click())).toBe('booking.ics');

    await client.button(/^Change time/).click();
    await expect(client.heading('Choose a new time')).toBeFocused();
    await client.chooseNextMonth(0, 3);
    expect(await axeFaults(page)).toEqual([]);
    await client.button(/^Move to/).click();
    await expect(client.own.getByText('Your booking has moved.')).toBeVisible();
    const moved = await linkFor(mails, email, 'Moved');
    expect(moved).not.toBe(link);

    await page.goto('about:blank');
    await page.goto(moved);
    await client.button(/^Cancel booking/).click();
    await expect(client.heading('Cancel this booking?')).toBeFocused();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(client.own.getByText('Your booking is cancelled.')).toBeVisible();
    await expect
      .poll(() => mails.received.some(({ to, mail }) => to[0] === email && mail.subject?.startsWith('Cancelled')), {
        timeout: 15_000,
      })
      .toBe(true);

    expect(await page.evaluate(() => (window as unknown as { found: string[] }).found)).toEqual([]);
    const tokens = [link, moved].map((one) => one.split('.').at(-1)!);
    for (const token of tokens) expect(asked.filter((one) => one.includes(token))).toEqual([]);
  });

  test('FL-8 who lost it asks for another by mail, which opens all bookings of the address', async ({
    page,
    backend,
    mails,
  }) => {
    const email = 'forgets@example.com';
    await book(page, backend, email);
    const client = new LinkedPage(page, 'rota-appointments');
    await page.goto(`${backend.url}/managed/my/appointments`);
    await client.own.getByLabel('Email').fill(email);
    await client.button('Send me the link').click();
    await expect(client.own.getByText(`If there are bookings for ${email}, a link is on its way.`)).toBeVisible();
    await page.goto('about:blank');
    await page.goto(await linkFor(mails, email, 'Your appointments'));
    await expect(client.heading('Coming up')).toBeVisible();
    await expect(client.own.getByText('Haircut')).toHaveCount(1);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`to nothing fits a narrow phone in ${colorScheme}, from right to left too, and says what to do`, async ({
      page,
      backend,
      complaints,
    }) => {
      complaints.allow(FAILED_REQUEST);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      for (const path of ['managed', 'managed-rtl']) {
        await page.goto(`${backend.url}/${path}/my/appointments#${'x'.repeat(32)}.${'x'.repeat(32)}`);
        await expect(page.locator('rota-appointments').getByRole('alert')).toBeVisible();
        expect(await layoutFaults(page), path).toEqual([]);
        expect(await axeFaults(page), path).toEqual([]);
      }
    });
  }
});

test.describe('demo/appointments.html', () => {
  test('FL-8 shows Ada’s two visits; RC-4 an answer that is lost moves one of them once', async ({
    page,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    const demo = await DemoPage.open(page, 'appointments', { faults: ['move:lose-answer'] });
    const client = new LinkedPage(page, 'rota-appointments');
    await expect(client.heading('Your appointments')).toBeVisible();
    await expect(client.own.getByRole('listitem')).toHaveCount(2);
    expect(await axeFaults(page)).toEqual([]);
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && keys.push(request.headers()['idempotency-key']));
    await client.button('Change time').first().click();
    await client.chooseNextMonth(0, 0);
    await client.button(/^Move to/).click();
    await expect(client.own.getByText('No answer yet. Checking whether your booking got through…')).toBeVisible();
    await expect(client.own).toContainText('Your booking has moved', { timeout: 25_000 });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect((await demo.bookings()).map(({ version }) => version).sort()).toEqual([1, 2]);
  });

  test('FL-6 FL-8 the confirmation of another demo leads there', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness');
    // Today's can't be changed online any more.
    await demo.chooseFree({ day: 4 });
    await demo.toReview({ answers: { Pressure: 'Firm' } });
    await demo.book.click();
    await demo.widget.getByRole('link', { name: 'Change or cancel' }).click();
    const client = new LinkedPage(page, 'rota-appointments');
    await expect(client.heading('Your booking')).toBeVisible();
    await expect(client.button('Change time')).toBeVisible();
  });
});
