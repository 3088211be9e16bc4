/** What is there before the widget is, and what stays when the client leaves it. */
import { HostedPage, test } from './support/hosted.js';
import { pageWith } from './support/host.js';
import { expect } from './support/test.js';

test.describe('J5 without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the way around that the page put inside shows, and no control without a name', async ({ page, backend }) => {
    await page.goto('demo/embed.html');
    await expect(page.getByRole('link', { name: /Call us to book/ })).toBeVisible();
    await page.goto(`${backend.url}/linked`);
    await expect(page.getByRole('link').first()).toBeVisible();
    for (const control of await page.locator('button, input, select, a').all())
      expect(await control.innerText()).not.toBe('');
  });
});

test('J5 before the script is there, a hosted page has kept the room, and nothing jumps', async ({ page, backend }) => {
  let come = (): void => undefined;
  const script = new Promise<void>((there) => (come = there));
  await page.route('**/*.js', async (route) => {
    await script;
    await route.continue();
  });
  await page.goto(`${backend.url}/linked`, { waitUntil: 'commit' });
  const widget = page.locator('rota-booking');
  await expect(widget).toBeVisible();
  const before = (await widget.boundingBox())!;
  expect(before.height).toBeGreaterThanOrEqual(36 * 16);
  const below = (await page.getByRole('contentinfo').boundingBox())!;
  await expect(page.getByRole('button')).toHaveCount(0);
  come();
  const client = new HostedPage(page);
  await expect(client.heading('What would you like to book?')).toBeVisible();
  expect((await widget.boundingBox())!.y).toBe(before.y);
  expect((await page.getByRole('contentinfo').boundingBox())!.y).toBe(below.y);
});

test('F7 Back leaves the page; where the site keeps drafts, whoever comes back finds everything typed', async ({
  page,
  host,
  backend,
}) => {
  // One that the browser does not keep: Playwright waits until it is loaded.
  const before = pageWith('<h1>Before</h1>', '<script>addEventListener("unload", () => undefined)</script>');
  await page.goto(host.serve('/before', before));
  const tag = `<rota-booking backend="${backend.url}" site="left" keep-draft></rota-booking>`;
  const client = await HostedPage.open(page, host.serve('/left', pageWith(tag)));
  await client.chooseNextMonth();
  await client.fill({ firstName: 'Ada', email: 'ada@example.com' });
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Before' })).toBeVisible();
  await page.goto(`${host.origin}/left`);
  await expect(client.heading('Your details')).toBeVisible();
  await expect(client.field('First name')).toHaveValue('Ada');
  await expect(client.field('Email')).toHaveValue('ada@example.com');
});
