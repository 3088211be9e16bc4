import type { Locator, Page } from '@playwright/test';
import type { SiteFile } from '../../src/server/index.js';
import { axeFaults } from './support/axe.js';
import { layoutFaults } from './support/layout.js';
import { LinkedPage } from './support/linked-page.js';
import { linkFor, testWithMails } from './support/mailed.js';
import { expect, FAILED_REQUEST } from './support/test.js';

const DAY = ['09:00-17:00'];
const HOURS = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY };

/** Two people who share what they do, and a package of four sessions; it answers to the languages of the tests. */
const site = (id: string, language: string): SiteFile => ({
  ...{ id, name: 'Two Tables', zone: 'Europe/Berlin', language, phone: '+49 30 1234 5670' },
  specialists: [
    { id: 'kim', name: 'Kim' },
    { id: 'lou', name: 'Lou' },
  ],
  calendars: [
    { id: 'one', specialist: 'kim', hours: HOURS },
    { id: 'two', specialist: 'lou', hours: HOURS },
  ],
  services: [
    {
      ...{ id: 'massage', name: 'Massage', durations: [60], grid: 60, horizon: 129_600 },
      ...{ calendars: ['one', 'two'], sharing: { with: 'all' } },
    },
  ],
  packages: [
    {
      ...{ id: 'four', name: 'Four massages', price: { amount: 200, currency: 'EUR' }, expiresAfterDays: 80 },
      ...{ sessions: [{ service: 'massage', count: 4 }], rule: { who: 'any' } },
    },
  ],
});

const test = testWithMails([site('tables', 'en'), site('tables-rtl', 'ar')]);

/** A client's hands and eyes on a page with a package. */
class PackagePage extends LinkedPage {
  constructor(page: Page) {
    super(page, 'rota-package');
  }

  /** Chooses three sessions, on days one after the other. */
  async chooseThree(first: number): Promise<void> {
    await this.chooseNextMonth(first, 0);
    for (const more of [1, 2]) {
      await this.button('Add another session').click();
      await expect(this.own.getByText(`Session ${more + 1} of 4`)).toBeFocused();
      await this.chooseNextMonth(first + more, 1);
    }
    await this.button('Continue with 3 sessions').click();
  }

  async fill(email: string): Promise<void> {
    await this.own.getByLabel('First name').fill('Ada');
    await this.own.getByLabel('Last name').fill('Byron');
    await this.own.getByLabel('Email').fill(email);
    await this.button('Continue').click();
  }

  get take(): Locator {
    return this.button('Take the package, book 3 sessions');
  }
}

// What is on its way in is neither read nor measured.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.describe('A package', () => {
  test('PK-5 PK-6 FL-12 is taken with three sessions on its hosted page; a further one is booked by the link in a mail', async ({
    page,
    backend,
    mails,
    complaints,
  }) => {
    // Who books a lot may be asked for a proof of work first.
    complaints.allow(FAILED_REQUEST);
    const email = 'three@example.com';
    const client = new PackagePage(page);
    await page.goto(`${backend.url}/tables/package/four`);
    await expect(client.own.getByRole('heading', { name: 'Four massages', level: 1 })).toBeVisible();
    await expect(client.own.getByText('€200')).toBeVisible();
    await expect(client.own.getByRole('group', { name: /^Times on/ })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await client.chooseThree(0);
    expect(await axeFaults(page)).toEqual([]);
    await client.fill(email);
    await expect(client.own.getByRole('heading', { name: 'Check and book' })).toBeFocused();
    expect(await axeFaults(page)).toEqual([]);
    await client.take.click();
    await expect(client.own.getByText('The package is yours. 3 sessions are booked.')).toBeVisible();
    await expect(client.own.getByText('1 of 4 left')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);

    const link = await linkFor(mails, email, 'Confirmed', /http:\S+\/my\/package#\S+/);
    expect(link).toContain(`${backend.url}/tables/my/package#`);
    await page.goto('about:blank');
    await page.goto(link);
    await expect(client.own.getByText('1 of 4 left')).toBeVisible();
    await client.button('Book sessions').click();
    await expect(client.own.getByText('Session 4 of 4')).toBeFocused();
    await client.chooseNextMonth(4, 0);
    await client.button('Continue').click();
    await client.button('Book 1 session').click();
    await expect(client.own.getByText('1 session is booked.')).toBeVisible();
    await expect(client.own.getByText('All sessions of the package are booked.')).toBeVisible();

    await client.own
      .getByRole('link', { name: /^Change or cancel/ })
      .first()
      .click();
    await expect(page.locator('rota-appointments').getByRole('heading', { name: 'Your booking' })).toBeVisible();
    await page
      .locator('rota-appointments')
      .getByRole('button', { name: /^Cancel booking/ })
      .click();
    await page.locator('rota-appointments').getByRole('button', { name: 'Yes, cancel it' }).click();
    await expect(page.locator('rota-appointments').getByText('Your booking is cancelled.')).toBeVisible();
    await page.goto('about:blank');
    await page.goto(link);
    await expect(client.own.getByText('1 of 4 left')).toBeVisible();
  });

  test('RC-3 one session that was taken meanwhile is chosen again, everything else stays', async ({
    page,
    other,
    backend,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    const clients = [new PackagePage(page), new PackagePage(await other.newPage())] as const;
    for (const [nth, client] of clients.entries()) {
      // Firefox gives focus to the page in front alone.
      await client.page.bringToFront();
      await client.page.goto(`${backend.url}/tables/package/four`);
      await client.chooseThree(6 + 2 * nth);
      await client.fill(`race-${nth}@example.com`);
    }
    // The last session of the one is at the first one's day of the other, but at another time: they meet at one session only.
    const [slow, quick] = clients;
    await slow.page.bringToFront();
    await slow
      .button(/^Change: /)
      .nth(2)
      .click();
    await slow.choose(8, 0);
    await slow.button('Continue with 3 sessions').click();
    await expect(slow.take).toBeVisible();
    await quick.take.click();
    await expect(quick.own.getByText('3 sessions are booked.')).toBeVisible();
    await slow.take.click();
    await expect(slow.own.getByRole('alert')).toBeFocused();
    await expect(slow.own.getByRole('alert')).toContainText('Everything else you chose stays.');
    expect(await axeFaults(slow.page)).toEqual([]);
    await expect(slow.own.getByRole('list', { name: 'Your sessions' }).getByRole('listitem')).toHaveCount(2);
    await slow.own.getByRole('alert').getByRole('button').first().click();
    await slow.button('Continue with 3 sessions').click();
    await slow.take.click();
    await expect(slow.own.getByText('3 sessions are booked.')).toBeVisible();
  });

  test('RC-4 a lost answer is asked for again: one package, three sessions', async ({ page, backend, complaints }) => {
    complaints.allow(FAILED_REQUEST);
    const client = new PackagePage(page);
    await page.goto(`${backend.url}/tables/package/four`);
    await client.chooseThree(12);
    await client.fill('lost@example.com');
    const keys: (string | undefined)[] = [];
    await page.route('**/packages', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const answer = await route.fetch();
      return keys.length === 1 ? route.abort() : route.fulfill({ response: answer });
    });
    await client.take.click();
    await expect(client.own.getByText('3 sessions are booked.')).toBeVisible({ timeout: 20_000 });
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    await expect(client.own.getByText('1 of 4 left')).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`fits a narrow phone in ${colorScheme}, from right to left too, and so does a link to nothing`, async ({
      page,
      backend,
      complaints,
    }) => {
      complaints.allow(FAILED_REQUEST);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      for (const path of ['tables', 'tables-rtl']) {
        await page.goto(`${backend.url}/${path}/package/four`);
        await page.locator('rota-package rota-times [part~=free]').first().click();
        await page.locator('rota-package [part=add]').click();
        await expect(page.locator('rota-package [part~=chosen]')).toBeVisible();
        expect(await layoutFaults(page), path).toEqual([]);
        expect(await axeFaults(page), path).toEqual([]);
        await page.goto(`${backend.url}/${path}/my/package#${'x'.repeat(32)}.${'x'.repeat(32)}`);
        await expect(page.locator('rota-package').getByRole('alert')).toBeVisible();
        expect(await layoutFaults(page), path).toEqual([]);
        expect(await axeFaults(page), path).toEqual([]);
      }
    });
  }
});
