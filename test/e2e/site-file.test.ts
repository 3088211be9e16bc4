import type { SiteFile } from '../../src/server/index.js';
import { startBackend } from './support/backend.js';
import { HostedPage, test } from './support/hosted.js';
import { expect } from './support/test.js';

/** What a site's owner writes by hand: as little as is needed, and one question of their own. */
const STUDIO: SiteFile = {
  id: 'my-studio',
  name: 'Paper & Ink',
  zone: 'Europe/Berlin',
  specialists: [{ id: 'ines', name: 'Ines Duarte', email: 'ines@paper.example' }],
  calendars: [{ id: 'press', specialist: 'ines', hours: { mon: ['10:00-12:30'], sat: ['22:00-01:00'] } }],
  services: [
    {
      id: 'letterpress',
      name: 'Letterpress hour',
      durations: [60],
      horizon: 129_600,
      price: { amount: 79.5, currency: 'EUR' },
      calendars: ['press'],
      fields: [{ id: 'format', kind: 'choice', label: 'Paper format', required: true, options: ['A5', 'A4'] }],
    },
  ],
};

test.describe('A site owner’s own file', () => {
  test('is served by --site, and books by its hours, over midnight too, with its price and its question', async ({
    page,
    host,
  }) => {
    const backend = await startBackend([STUDIO]);
    try {
      const client = await HostedPage.open(page, HostedPage.put(host, backend, 'my-studio'));
      await expect(client.widget.getByText('Letterpress hour').filter({ visible: true }).first()).toBeVisible();
      await client.freeDays.first().waitFor();
      await client.button('Next month').click();
      await client.freeDays.first().waitFor();

      await test.step('open on Mondays and Saturdays, past midnight into Sundays', async () => {
        const names = await client.freeDays.evaluateAll((days) => days.map((day) => day.getAttribute('aria-label')!));
        expect(new Set(names.map((name) => name.split(',')[0]))).toEqual(new Set(['Monday', 'Saturday', 'Sunday']));
        await client.month
          .getByRole('button', { name: /^Saturday/, disabled: false })
          .first()
          .click();
        await expect(client.freeTimes).toHaveText([/22:00/, /22:30/, /23:00/, /23:30/]);
      });
      await client.time('23:30').click();
      await client.fill();
      await client.continue();
      await expect(client.field('Paper format')).toBeFocused();
      await client.toReview({ answers: { 'Paper format': 'A5' } });
      await expect(client.review.getByText('€79.50')).toBeVisible();
      await client.book.click();
      await expect(client.booked).toBeVisible();
      await expect(client.widget.getByText('Ines Duarte')).toBeVisible();
    } finally {
      await backend.stop();
    }
  });

  test('with a mistake in it is refused, with the path, the value and what is expected', async () => {
    const mistaken = { ...STUDIO, calendars: [{ ...STUDIO.calendars[0]!, hours: { mon: ['10-12'] } }] };
    await expect(startBackend([mistaken])).rejects.toThrow(/calendars\[0\]\.hours\.mon\[0\].*"10-12".*09:00-12:30/s);
  });
});
