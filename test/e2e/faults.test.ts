import type { Page } from '@playwright/test';
import { DemoPage, type Opening } from './support/demo-page.js';
import { expect, FAILED_REQUEST, test } from './support/test.js';

/** The wellness page, one click away from booking. */
async function reviewing(page: Page, opening?: Opening): Promise<DemoPage> {
  const demo = await DemoPage.open(page, 'wellness', opening);
  await reviewPlenty(demo);
  return demo;
}

/** Reviews a time that all three people can take: so far ahead nobody is booked yet. */
async function reviewPlenty(demo: DemoPage): Promise<void> {
  await demo.showDay('2027-01-12');
  await demo.time('14:00').click();
  await demo.toReview({ answers: { Pressure: 'Firm' } });
}

/** The idempotency keys of all bookings that the page sends from now on. */
function keysSent(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    const key = request.headers()['idempotency-key'];
    if (key && request.url().endsWith('/bookings')) keys.push(key);
  });
  return keys;
}

const CHECKING = 'No answer yet. Checking whether your booking got through…';

test.describe('An answer that does not arrive', () => {
  test.beforeEach(({ complaints }) => complaints.allow(FAILED_REQUEST));

  for (const [rule, what, fault] of [
    ['A04 RC-4', 'is lost after the booking was made', 'lose-answer'],
    ['A12 RC-4', 'is 500 after the booking was made', 'error-after-commit'],
    ['RC-5', 'is 500', 'error'],
    ['RC-5 A70', 'is half a JSON text', 'broken-json'],
    ['RC-5 A73', 'is the page of a captive portal', 'html'],
  ] as const) {
    test(`${rule} an answer that ${what} is asked for again under the same key: one booking`, async ({ page }) => {
      const keys = keysSent(page);
      const demo = await reviewing(page, { faults: [`book:${fault}`] });
      await demo.book.click();
      await expect(demo.widget.getByText(CHECKING)).toBeVisible();
      await expect(demo.book).toBeDisabled();
      await expect(demo.booked).toBeVisible();
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
      expect(await demo.bookings()).toHaveLength(1);
      expect(await demo.outbox()).toHaveLength(2);
    });
  }

  test('A13 a backend that hangs is given up after a while, and asked again under the same key', async ({ page }) => {
    const keys = keysSent(page);
    const demo = await reviewing(page, { faults: ['book:hang'], running: true });
    await demo.book.click();
    await expect(demo.book).toHaveText(/Booking…/);
    await page.clock.fastForward('00:11');
    await expect(demo.widget.getByText(CHECKING)).toBeVisible();
    await expect(demo.book).toBeDisabled();
    await page.clock.fastForward('00:02');
    await expect(demo.booked).toBeVisible();
    expect(new Set(keys).size).toBe(1);
    expect(await demo.bookings()).toHaveLength(1);
  });

  test('A05 RC-4 a reload between the tries does not book twice', async ({ page }) => {
    const demo = await reviewing(page, { faults: ['book:lose-answer:always'] });
    await demo.book.click();
    await expect(demo.widget.getByText(CHECKING)).toBeVisible();
    expect(await demo.bookings()).toHaveLength(1);

    // The client comes back, sees the same page and does the same again.
    const again = await DemoPage.open(page, 'wellness');
    await reviewPlenty(again);
    await again.book.click();
    await expect(again.booked).toBeVisible();
    expect(await again.bookings()).toHaveLength(1);
    expect(await again.outbox()).toHaveLength(2);
  });

  test('RC-5 FL-7 a backend that stays down is said so; everything typed stays, and "Book" books', async ({ page }) => {
    const keys = keysSent(page);
    const demo = await reviewing(page, { faults: ['book:error:always'], running: true });
    await demo.book.click();
    // Its pauses grow to six seconds.
    const givenUp = async (): Promise<boolean> => {
      await page.clock.fastForward('00:07');
      return demo.alert.isVisible();
    };
    await expect.poll(givenUp, { intervals: [500] }).toBe(true);
    expect(new Set(keys).size).toBe(1);
    await expect(demo.alert).toContainText('The booking service can’t be reached right now.');
    await expect(demo.alert.getByRole('link', { name: /Call \+49/ })).toBeVisible();
    await expect(demo.review.getByText('ada@example.com')).toBeVisible();
    await demo.mend();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    expect(await demo.bookings()).toHaveLength(1);
  });

  test('RC-5 a catalog that does not come leaves the page’s own way to book, and "Try again"', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness', { faults: ['catalog:html:always'] });
    await expect(demo.alert).toContainText('The booking service can’t be reached right now.');
    await expect(demo.widget.getByRole('link', { name: '+49 89 1234 5670' })).toBeVisible();
    await demo.mend();
    await demo.button('Try again').click();
    await expect(demo.heading('When suits you?')).toBeVisible();
    await expect(demo.alert).toHaveCount(0);
  });

  test('RC-5 C7 a timetable that does not come is said in the month’s place, with "Try again"', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness', { faults: ['availability:broken-json:always'] });
    await expect(demo.alert).toContainText('The booking service can’t be reached right now.');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await demo.mend();
    await demo.button('Try again').click();
    await expect(demo.freeDays.first()).toBeVisible();
    await expect(demo.alert).toHaveCount(0);
  });
});

test.describe('An impatient client', () => {
  test('A14 a double click books once', async ({ page }) => {
    const keys = keysSent(page);
    const demo = await reviewing(page);
    await demo.book.dblclick();
    await expect(demo.booked).toBeVisible();
    expect(keys).toHaveLength(1);
    expect(await demo.bookings()).toHaveLength(1);
  });

  test('A14 Enter held down, and a click besides, book once', async ({ page }) => {
    const keys = keysSent(page);
    const demo = await reviewing(page);
    await demo.book.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(demo.booked).toBeVisible();
    expect(keys).toHaveLength(1);
    expect(await demo.bookings()).toHaveLength(1);
  });
});

test.describe('Another client is quicker', () => {
  test.beforeEach(({ complaints }) => complaints.allow(FAILED_REQUEST));

  test('RC-1 RC-2 the person who was to serve is taken: another steps in, without a word', async ({ page }) => {
    const demo = await reviewing(page, { faults: ['book:take-one'] });
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const [mine, theirs] = await demo.bookings();
    expect(theirs!.client.email).toBe('quick@example.com');
    expect(mine!.client.email).toBe('ada@example.com');
    expect(mine!.start).toBe(theirs!.start);
    expect(mine!.calendar).not.toBe(theirs!.calendar);
  });

  test('RC-3 C8 the last place is taken: the client is told, keeps the form, gets other times and books one', async ({
    page,
  }) => {
    const demo = await reviewing(page, { faults: ['book:take-all'] });
    await demo.book.click();
    await expect(demo.alert).toContainText('That time was just taken. These are free:');
    await expect(demo.alert).toBeFocused();
    await expect(demo.review.getByText('ada@example.com')).toBeVisible();
    await expect(demo.book).toHaveCount(0);

    await test.step('the slot is full in the list of times, and stays in its place', async () => {
      await demo.button('See all times').click();
      await expect(demo.time('14:00')).toBeDisabled();
      await expect(demo.time('14:00')).toHaveAccessibleName(/just taken/);
      await expect(demo.alert).toBeVisible();
    });

    const other = demo.alert.getByRole('button').first();
    const start = (await other.innerText()).trim().slice(0, 5);
    await other.click();
    await expect(demo.field('Email')).toHaveValue('ada@example.com');
    await demo.continue();
    await expect(demo.book).toContainText(start);
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const mine = (await demo.bookings()).filter(({ client }) => client.email === 'ada@example.com');
    expect(mine).toHaveLength(1);
  });

  test('RC-3 the person chosen by name is taken: nobody else is put in their place', async ({ page }) => {
    const demo = await DemoPage.open(page, 'consulting', { faults: ['book:take-one'] });
    await demo.chooseOption(/^Strategy deep-dive/);
    await demo.chooseOption('Sarah Hale');
    await demo.toReviewOfFirst({ answers: { Company: 'Analytical Engines' } });
    await demo.book.click();
    await expect(demo.alert).toContainText('That time was just taken.');
    await demo.alert.getByRole('listitem').first().getByRole('button').click();
    await expect(demo.book).toBeFocused();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const [mine] = await demo.bookings();
    expect(mine).toMatchObject({ calendar: 'sarah', assignedBy: 'client', client: { email: 'ada@example.com' } });
  });

  test('RC-3 on a page that arranges the elements itself, it is told just the same', async ({ page }) => {
    const demo = await DemoPage.open(page, 'support', { faults: ['book:take-all'] });
    await demo.chooseFree({ day: 1 });
    await demo.fill({ answers: { 'What is it about?': 'Data' } });
    await demo.book.click();
    await expect(demo.alert).toContainText('That time was just taken.');
    await demo.alert.getByRole('listitem').first().getByRole('button').click();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
  });
});
