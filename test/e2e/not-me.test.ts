/** The page behind "You didn't book this?" in a mail, with the keyboard alone (A89). */
import type { Page } from '@playwright/test';
import type { Booking } from '../../src/adapter/contract.js';
import type { SiteFile } from '../../src/server/index.js';
import { axeFaults } from './support/axe.js';
import type { RunningBackend } from './support/backend.js';
import { layoutFaults } from './support/layout.js';
import { linkFor, testWithMails } from './support/mailed.js';
import { expect, FAILED_REQUEST } from './support/test.js';

const DAY = ['09:00-17:00'];

const SITE: SiteFile = {
  ...{ id: 'typed', name: 'One Chair', zone: 'UTC', language: 'en', phone: '+49 30 1234 5670' },
  specialists: [{ id: 'kim', name: 'Kim' }],
  calendars: [
    {
      ...{ id: 'chair', specialist: 'kim' },
      hours: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY },
    },
  ],
  services: [{ id: 'cut', name: 'Haircut', durations: [60], calendars: ['chair'] }],
};

/** What stands on the page, by language. */
const WORDS = {
  en: {
    ...{ direction: 'ltr', heading: 'This was not me', button: 'Cancel it and send me nothing more' },
    ...{
      done: 'It is cancelled.',
      undo: 'Send me emails again',
      undone: 'You will get emails again.',
      failed: 'That did not work',
    },
  },
  ar: {
    ...{ direction: 'rtl', heading: 'لست من حجز هذا الموعد', button: 'إلغاء وعدم مراسلتي بعد الآن' },
    ...{
      done: 'تم الإلغاء.',
      undo: 'أريد تلقي الرسائل من جديد',
      undone: 'ستصلك الرسائل من جديد.',
      failed: 'تعذّر ذلك.',
    },
  },
} as const;

const test = testWithMails([SITE]);

let booked = 0;

/** Somebody types another's address. */
async function bookFor(backend: RunningBackend, email: string, locale: string): Promise<Booking> {
  const day = new Date(Date.now() + (3 + booked++) * 86_400_000).toISOString().slice(0, 10);
  const answer = await fetch(`${backend.url}/v1/sites/typed/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `key-${email}` },
    body: JSON.stringify({
      ...{ service: 'cut', duration: 60, start: `${day}T10:00+00:00[UTC]`, answers: {}, revision: 0 },
      client: { firstName: 'Ada', lastName: 'Lovelace', email, locale, zone: 'UTC' },
    }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Booking;
}

async function stateOf(backend: RunningBackend, { id, token }: Booking): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${backend.url}/v1/sites/typed/bookings/${id}`, { headers });
  return ((await answer.json()) as Booking).state;
}

/** Goes to a button by Tab alone, and presses it. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let steps = 0; steps < 6; steps++) {
    await page.keyboard.press('Tab');
    if (await button.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter');
  }
  throw new Error(`No Tab leads to "${name}".`);
}

async function faultsOf(page: Page): Promise<string[]> {
  return [...(await axeFaults(page)), ...(await layoutFaults(page))];
}

for (const [language, words] of Object.entries(WORDS)) {
  test.describe(`A89 whoever did not book, in ${language}`, () => {
    test.use({ viewport: { width: 320, height: 640 } });

    test('cancels and ends all mail by the keyboard, and can have mails come again', async ({
      page,
      backend,
      mails,
    }) => {
      const email = `typed-${language}@example.com`;
      const booking = await bookFor(backend, email, language);
      await page.goto(await linkFor(mails, email, '', /http:\S+\/my\/not-me\S+#\S+/));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.heading);
      await expect(page.locator('html')).toHaveAttribute('dir', words.direction);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await faultsOf(page)).toEqual([]);
      // Programs that open the links in mails change nothing.
      expect(await stateOf(backend, booking)).toBe('confirmed');

      await press(page, words.button);
      const done = page.getByText(words.done);
      await expect(done).toBeVisible();
      await expect(page.locator('[data-step="done"]')).toBeFocused();
      await expect(page.getByRole('button', { name: words.button })).toBeHidden();
      expect(await stateOf(backend, booking)).toBe('cancelled');
      expect(await faultsOf(page)).toEqual([]);

      await press(page, words.undo);
      await expect(page.getByText(words.undone)).toBeVisible();
      await expect(page.locator('[data-step="undone"]')).toBeFocused();
      expect(await stateOf(backend, booking)).toBe('cancelled');
      expect(await faultsOf(page)).toEqual([]);
    });

    test('is told where the link opens nothing', async ({ page, backend, complaints }) => {
      complaints.allow(FAILED_REQUEST);
      await page.goto(`${backend.url}/typed/my/not-me?in=${language}#nothing.nothing`);
      await press(page, words.button);
      await expect(page.getByText(words.failed)).toBeVisible();
      await expect(page.locator('[data-step="failed"]')).toBeFocused();
      expect(await faultsOf(page)).toEqual([]);
    });
  });
}
