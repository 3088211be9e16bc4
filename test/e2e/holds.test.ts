import type { Page, Response } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import { DemoPage } from './support/demo-page.js';
import { HostedPage, test } from './support/hosted.js';
import { expect, FAILED_REQUEST } from './support/test.js';

/** The next answer to a call about holds. */
const answerTo = (page: Page, method: string): Promise<Response> =>
  page.waitForResponse((response) => response.url().includes('/holds') && response.request().method() === method);

/** The bodies of the bookings that the page sends from now on; read in the page, since Playwright hears of none in Firefox. */
async function sentBookings(page: Page): Promise<() => Promise<readonly unknown[]>> {
  const sent = await page.evaluateHandle(() => {
    const bodies: unknown[] = [];
    const own = window.fetch;
    window.fetch = (input, init) => {
      const { url, method } = new Request(input, init);
      if (method === 'POST' && url.endsWith('/bookings')) bodies.push(JSON.parse(String(init?.body)));
      return own(input, init);
    };
    return bodies;
  });
  return () => sent.evaluate((bodies) => bodies);
}

/** What axe finds in the widget; the page around it is as bare as can be. */
const faultsOn = async (page: Page): Promise<string[]> =>
  (await axeFaults(page)).filter((fault) => !/^(landmark|region)/.test(fault));

const lineOf = (client: HostedPage) => client.widget.locator('rota-hold');

// What is on its way in is neither read nor measured.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.describe('A time that is held, over HTTP', () => {
  test('RC-6 D9 it is held from the details on, can be kept longer in its last minute, and is booked', async ({
    page,
    host,
    backend,
  }) => {
    await page.clock.install();
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'held'));
    const held = answerTo(page, 'POST');
    await client.chooseNextMonth();
    await held;
    await expect(lineOf(client)).toContainText(/Kept for you: [45] minutes/);
    expect(await faultsOn(page)).toEqual([]);

    const left = await client.widget.evaluate((widget) => {
      const { hold } = (widget as HTMLElementTagNameMap['rota-booking']).flow!.state;
      return hold!.until - performance.now();
    });
    await page.clock.fastForward(left - 50_000);
    await expect(lineOf(client)).toContainText(/Kept for only \d+ seconds more/);
    expect(await faultsOn(page)).toEqual([]);
    const extended = answerTo(page, 'POST');
    await client.button('Keep it longer').click();
    expect((await extended).status()).toBe(200);
    await expect(lineOf(client)).toContainText(/Kept for you: \d minutes/);
    await expect(client.button('Keep it longer')).toBeHidden();

    await client.toReview();
    await expect(lineOf(client)).toBeVisible();
    const sent = await sentBookings(page);
    await client.book.click();
    await expect(client.booked).toBeVisible();
    expect((await sent())[0]).toHaveProperty('hold.token');
  });

  test('RC-6 A26 when it has ended the page says so calmly, and the time is booked', async ({
    page,
    host,
    backend,
  }) => {
    await page.clock.install();
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'held'));
    const held = answerTo(page, 'POST');
    await client.chooseNextMonth({ day: 1 });
    await held;
    await page.clock.fastForward('06:00');
    await expect(lineOf(client)).toHaveText(
      'This time is no longer kept for you. You can still book it if it is free.',
    );
    expect(await faultsOn(page)).toEqual([]);
    await client.toReview();
    await client.book.click();
    await expect(client.booked).toBeVisible();
  });

  test('RC-6 RC-3 somebody else’s is said at once, with others; whoever goes back gives it up', async ({
    page,
    other,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    const address = HostedPage.put(host, backend, 'held-by-two');
    const ada = await HostedPage.open(page, address);
    const bob = await HostedPage.open(await other.newPage(), address);
    // Bob's page hears of nothing: what he chooses from is as old as it gets.
    await other.route('**/changes*', (route) => route.abort());
    await bob.freeDays.first().waitFor();
    await bob.button('Next month').click();
    await bob.freeDays.first().click();
    const adaHeld = answerTo(page, 'POST');
    const wanted = await ada.chooseNextMonth();
    await adaHeld;
    expect(await bob.chooseTime(bob.freeTimes.first())).toBe(wanted);
    await expect(bob.heading('Your details')).toBeVisible();
    await expect(bob.alert).toContainText('That time was just taken. These are free:');
    expect(await faultsOn(bob.page)).toEqual([]);
    await bob.fill({ firstName: 'Bob', email: 'bob@example.com' });
    await bob.alert.getByRole('listitem').first().getByRole('button').click();
    await expect(lineOf(bob)).toContainText('Kept for you');
    await expect(bob.field('First name')).toHaveValue('Bob');

    const adaLeft = answerTo(page, 'DELETE');
    await ada.button('Back').click();
    expect((await adaLeft).status()).toBe(204);
    await bob.button('Back').click();
    await bob.page.reload();
    await bob.freeDays.first().waitFor();
    expect(await bob.chooseNextMonth()).toBe(wanted);
    await expect(lineOf(bob)).toContainText('Kept for you');
  });

  test('RC-6 two tabs of one client: what the first holds looks free in the second, and is held there once it is chosen', async ({
    page,
    host,
    backend,
  }) => {
    const address = HostedPage.put(host, backend, 'held-in-tabs');
    const first = await HostedPage.open(page, address);
    const held = answerTo(page, 'POST');
    const wanted = await first.chooseNextMonth();
    await held;
    await expect(lineOf(first)).toContainText('Kept for you');

    const second = await HostedPage.open(await page.context().newPage(), address);
    await second.freeDays.first().waitFor();
    await second.button('Next month').click();
    await second.freeDays.first().click();
    const sameTime = second.freeTimes.filter({ hasText: wanted.slice(0, 5) });
    await expect(sameTime).toBeVisible();
    expect(await second.chooseTime(sameTime)).toBe(wanted);
    await expect(lineOf(second)).toContainText('Kept for you');
    await expect(second.alert).toBeHidden();
    await expect(lineOf(first)).toBeHidden();
    await expect(first.alert).toBeHidden();

    await second.toReview();
    await second.book.click();
    await expect(second.booked).toBeVisible();
  });

  test('RC-6 whoever leaves the page gives the time up on the way out', async ({ page, host, backend }) => {
    const address = HostedPage.put(host, backend, 'held-left');
    const client = await HostedPage.open(page, address);
    const held = answerTo(page, 'POST');
    const wanted = await client.chooseNextMonth();
    await held;
    // Not by a reload, over which Firefox keeps the step as it keeps the page's own fields.
    await page.goto('about:blank');
    const again = answerTo(page, 'POST');
    const later = await HostedPage.open(page, address);
    expect(await later.chooseNextMonth()).toBe(wanted);
    expect((await again).status()).toBe(201);
  });

  test('RC-4 RC-5 RC-6 a hold whose answer is lost is found again, and is not in the way of its own client', async ({
    page,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    const keys: (string | undefined)[] = [];
    const ids: string[] = [];
    await page.route('**/holds', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const response = await route.fetch();
      ids.push(((await response.json()) as { id: string }).id);
      if (keys.length === 1) await route.abort('connectionreset');
      else await route.fulfill({ response });
    });
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'held'));
    await client.chooseNextMonth({ day: 3 });
    await expect(lineOf(client)).toContainText('Kept for you');
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(await faultsOn(page)).toEqual([]);
    await client.toReview();
    const sent = page.waitForRequest((request) => request.url().endsWith('/bookings'));
    await client.book.click();
    expect((await sent).postDataJSON()).toMatchObject({ hold: { id: ids[0] } });
    await expect(client.booked).toBeVisible();
  });

  test('RC-6 a hold that can’t be had is done without', async ({ page, host, backend, complaints }) => {
    complaints.allow(FAILED_REQUEST);
    await page.route('**/holds', (route) =>
      route.fulfill({ status: 429, contentType: 'application/problem+json', body: '{"code":"too-many-holds"}' }),
    );
    const client = await HostedPage.open(page, HostedPage.put(host, backend, 'held'));
    await client.chooseNextMonth({ day: 2 });
    await client.toReview();
    await expect(lineOf(client)).toHaveCount(0);
    await client.book.click();
    await expect(client.booked).toBeVisible();
  });
});

test('RC-6 in one’s own arrangement the time is held while the client is at the form, and is booked', async ({
  page,
}) => {
  const demo = await DemoPage.open(page, 'support');
  const line = page.locator('rota-hold');
  await demo.chooseFree();
  await expect(line).toBeHidden();
  await demo.field('First name').focus();
  await expect(line).toContainText('Kept for you: 5 minutes');
  expect(await axeFaults(page)).toEqual([]);
  await demo.freeTimes.nth(1).click();
  await expect(line).toBeHidden();
  await demo.fill({ answers: { 'What is it about?': 'Data' } });
  await expect(line).toContainText('Kept for you: 5 minutes');
  await demo.book.click();
  await expect(demo.booked).toBeVisible();
});
