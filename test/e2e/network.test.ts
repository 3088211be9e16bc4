import type { Page, Route } from '@playwright/test';
import { HostedPage, test } from './support/hosted.js';
import { expect, FAILED_REQUEST } from './support/test.js';

const BOOKINGS = '**/bookings';

/** The keys of the bookings that reach the network; `loses` says which answers are dropped after the backend has done its work. */
async function tapBookings(page: Page, loses: (sent: number) => boolean): Promise<string[]> {
  const keys: string[] = [];
  await page.route(BOOKINGS, async (route: Route) => {
    keys.push(route.request().headers()['idempotency-key']!);
    const response = await route.fetch();
    if (loses(keys.length)) await route.abort('connectionreset');
    else await route.fulfill({ response });
  });
  return keys;
}

test.describe('A bad network, over HTTP', () => {
  test.beforeEach(({ complaints }) => complaints.allow(FAILED_REQUEST));

  test('RC-5 offline: it is said, the booking waits, and goes out by itself once the network is back', async ({
    page,
    context,
    host,
    backend,
  }) => {
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'offline'));
    await client.chooseNextMonth();
    await client.toReview();
    await context.setOffline(true);
    await client.book.click();
    await expect(
      client.widget.getByText('You are offline. Your booking goes out as soon as you are back.'),
    ).toBeVisible();
    await expect(client.review.getByText('ada@example.com')).toBeVisible();
    await context.setOffline(false);
    await expect(client.booked).toBeVisible();
  });

  test('RC-5 FL-7 offline while choosing: it is said, what is typed stays, and the times come once the network is back', async ({
    page,
    context,
    host,
    backend,
  }) => {
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'offline'));
    await client.freeDays.first().waitFor();
    await context.setOffline(true);
    await client.button('Next month').click();
    await client.button('Next month').click();
    await expect(client.alert).toContainText('You seem to be offline.');
    await context.setOffline(false);
    await expect(client.freeDays.first()).toBeVisible();
    await expect(client.alert).toHaveCount(0);
  });

  test('A04 RC-4 the connection breaks after the booking was made: it is asked again, and is still the last place', async ({
    page,
    host,
    backend,
  }) => {
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'no-answer'));
    const keys = await tapBookings(page, (sent) => sent === 1);
    await client.chooseNextMonth();
    await client.toReview();
    await client.book.click();
    await expect(client.booked).toBeVisible();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('A05 RC-4 a reload before the answer comes: the draft is there, the key is the same, one seat is taken', async ({
    page,
    host,
    backend,
  }) => {
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'reloaded', 'keep-draft'));
    const keys = await tapBookings(page, (sent) => sent === 1);
    expect(await client.chooseNextMonth()).toContain('5 left');
    await client.toReview();
    await client.book.click();
    await expect.poll(() => keys.length).toBe(1);
    await page.reload();

    await expect(client.review.getByText('ada@example.com')).toBeVisible();
    await client.book.click();
    await expect(client.booked).toBeVisible();
    expect(new Set(keys).size).toBe(1);
    await client.button('Book another').click();
    await client.chooseNextMonth();
    await client.button('Back').click();
    await expect(client.freeTimes.first()).toHaveAccessibleName(/4 left/);
  });

  test('RC-7 a late answer never overwrites a newer one', async ({ page, context, host, backend }) => {
    const address = HostedPage.put(host, backend, 'stale');
    const client = await HostedPage.open(page, address);
    // The first answer knows nothing of the booking below, and is held back until a newer one has come.
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    const late = new Promise<void>((arrived) => {
      void page.route('**/availability*', async (route) => {
        if (asked++ > 0) return route.continue();
        const response = await route.fetch();
        await held;
        await route.fulfill({ response }).catch(() => undefined);
        arrived();
      });
    });
    await client.chooseOption(/^Haircut/);
    await expect.poll(() => asked).toBe(1);

    const other = await HostedPage.open(await context.newPage(), address);
    await other.chooseOption(/^Haircut/);
    await other.chooseNextMonth();
    await other.toReview();
    await other.book.click();
    await expect(other.booked).toBeVisible();

    await client.button('Back').click();
    await client.chooseOption(/^Dye/);
    await client.freeDays.first().waitFor();
    await client.button('Next month').click();
    await client.freeDays.first().click();
    await expect(client.time('09:00')).toBeDisabled();
    release();
    await late;
    await expect(client.time('10:00')).toBeEnabled();
    await expect(client.time('09:00')).toBeDisabled();
  });
});
