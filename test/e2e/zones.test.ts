import { DemoPage } from './support/demo-page.js';
import { expect, test } from './support/test.js';

test.describe('A client in New York on a site in Berlin', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('FL-4 I11 sees New York’s clock, and Berlin’s beside it, when choosing, in the review and when booked', async ({
    page,
  }) => {
    const demo = await DemoPage.open(page, 'wellness');
    await demo.day('2026-11-25').click();
    await expect(demo.times).toHaveAccessibleName(/New York time \(GMT-5\)$/);
    await expect(demo.times.getByText('Stillwater is on Berlin time (GMT+1).')).toBeVisible();
    await demo.time('04:00').click();
    await demo.toReview();
    const expectBoth = async (): Promise<void> => {
      await expect(demo.widget.getByText(/^04:00.+05:00$/).first()).toBeVisible();
      await expect(demo.widget.getByText('New York time (GMT-5)', { exact: true })).toBeVisible();
      await expect(demo.widget.getByText(/^10:00.+11:00, Berlin time \(GMT\+1\)$/)).toBeVisible();
    };
    await expectBoth();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await expectBoth();
    const [notice, confirmation] = await demo.outbox();
    expect(notice!.text).toContain('10:00');
    expect(confirmation!.text).toContain('04:00');
  });

  test('FL-4 can choose another zone, and the times follow', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness');
    await demo.day('2026-11-25').click();
    await expect(demo.time('04:00')).toBeVisible();
    await demo.button(/^Time zone/).click();
    await demo.widget.getByRole('combobox', { name: 'Time zone' }).fill('berlin');
    await page.keyboard.press('Enter');
    await expect(demo.button('Time zone, Berlin time (GMT+1)')).toBeFocused();
    await expect(demo.times).toHaveAccessibleName(/Berlin time \(GMT\+1\)$/);
    await expect(demo.time('10:00')).toBeVisible();
    await expect(demo.time('04:00')).toHaveCount(0);
  });

  test('AV-2 sees opening times move by an hour in the week in which only Europe has set its clocks back', async ({
    page,
  }) => {
    const demo = await DemoPage.open(page, 'wellness', { site: 'single', now: '2026-10-22T08:00:00+02:00' });
    await demo.day('2026-10-23').click();
    await expect(demo.freeTimes.first()).toHaveAccessibleName(/^03:00/);
    await demo.day('2026-10-26').click();
    await expect(demo.freeTimes.first()).toHaveAccessibleName(/^04:00/);
  });
});

test.describe('The nights on which Berlin’s clocks change', () => {
  test('A42 D6 set back: both two o’clocks are offered, told apart, and exactly the chosen one is booked', async ({
    page,
  }) => {
    const demo = await DemoPage.open(page, 'wellness', { site: 'nights', now: '2026-10-22T08:00:00+02:00' });
    await demo.day('2026-10-25').click();
    const twice = demo.time('02:00');
    await expect(twice).toHaveCount(2);
    await expect(twice.first()).toHaveAccessibleName(/GMT\+2/);
    await expect(twice.last()).toHaveAccessibleName(/GMT\+1/);
    await expect(demo.time('01:00')).toHaveAccessibleName(/^01:00[^G]+$/);
    await twice.last().click();
    await demo.toReview();
    await expect(demo.review.getByText('Berlin time (GMT+1)')).toBeVisible();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    const [booking] = await demo.bookings();
    expect(new Date(booking!.start * 60_000).toISOString()).toBe('2026-10-25T01:00:00.000Z');
  });

  test('A41 AV-2 set forward: the hour that does not exist is not offered', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness', { site: 'nights', now: '2027-03-25T08:00:00+01:00' });
    await demo.day('2027-03-28').click();
    await expect(demo.time('01:30')).toBeVisible();
    await expect(demo.time('03:00')).toBeVisible();
    await expect(demo.time('02:')).toHaveCount(0);
  });
});
