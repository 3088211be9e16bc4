import type { Page } from '@playwright/test';
import { DemoPage } from './support/demo-page.js';
import { expect, test } from './support/test.js';

const PHONE = { width: 390, height: 844 };

/** The calls that the page's mocked backend gets, by their last part. */
function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const [, call] = /\/v1\/sites\/[^/]+\/(\w+)/.exec(request.url()) ?? [];
    if (call) calls.push(call);
  });
  return calls;
}

test.describe('Sites that do not tell who is busy', () => {
  for (const [what, size] of [
    ['on a wide screen', undefined],
    ['on a phone', PHONE],
  ] as const)
    test(`FL-1 RC-1 a whole booking at level slots, ${what}: the page is never told what is taken`, async ({
      page,
    }) => {
      if (size) await page.setViewportSize(size);
      const calls = callsOf(page);
      const demo = await DemoPage.open(page, 'wellness', { detail: 'slots' });
      await demo.day('2026-11-25').click();
      await demo.chooseTime(demo.time('10:00'));
      await demo.toReview({ answers: { Pressure: 'Firm' } });
      await demo.book.click();
      await expect(demo.booked).toBeFocused();
      const [booking] = await demo.bookings();
      expect(booking).toMatchObject({ service: 'massage', assignedBy: 'backend' });
      expect(calls).toContain('openings');
      expect(calls).not.toContain('availability');
    });

  test('FL-2 MG-3 at level pools another person is another question', async ({ page }) => {
    const calls = callsOf(page);
    const demo = await DemoPage.open(page, 'consulting', { detail: 'pools' });
    await demo.chooseOption(/^Strategy deep-dive/);
    await expect(demo.heading('Who would you like to see?')).toBeVisible();
    const asked = page.waitForRequest(/\/openings\?.*\bcalendar=david\b/);
    await demo.chooseOption('David Osei');
    await asked;
    await expect(demo.freeTimes.first()).toBeVisible();
    expect(calls).not.toContain('availability');
  });
});
