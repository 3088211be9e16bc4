/** Links that carry a choice, and the browser's own Back. */
import { pageWith } from './support/host.js';
import { HostedPage, test } from './support/hosted.js';
import { expect } from './support/test.js';

/** It loads anew when it is come back to: one that the browser has kept, Playwright would wait for in Firefox. */
const BEFORE = pageWith('<h1>Before</h1>', '<script>addEventListener("unload", () => undefined)</script>');

const tag = (url: string, site: string, attributes = ''): string =>
  `<rota-booking backend="${url}" site="${site}" ${attributes}></rota-booking>`;

/** A day of next month, which is open on every day. */
const nextMonth = (day: string): string => {
  const now = new Date();
  return `${new Date(Date.UTC(now.getFullYear(), now.getMonth() + 1, 1)).toISOString().slice(0, 8)}${day}`;
};

test('FL-10 the attribute date shows the times of that day first', async ({ page, host, backend }) => {
  const date = nextMonth('14');
  const client = await HostedPage.open(
    page,
    host.serve('/dated', pageWith(tag(backend.url, 'linked-date', `date="${date}"`))),
  );
  await expect(client.day(date)).toHaveAttribute('aria-pressed', 'true');
  await expect(client.freeTimes.first()).toBeVisible();
});

test('FL-10 a wrong date breaks nothing, and is told to the site’s owner', async ({
  page,
  host,
  backend,
  complaints,
}) => {
  complaints.allow(/date is "tomorrow"; expected a date/);
  const client = await HostedPage.open(
    page,
    host.serve('/misdated', pageWith(tag(backend.url, 'linked-date', 'date="tomorrow"'))),
  );
  await expect(client.freeTimes.first()).toBeVisible();
});

test('F7 with history, Back in the browser goes one step back and Forward on, and nothing typed is lost', async ({
  page,
  host,
  backend,
}) => {
  await page.goto(host.serve('/before-history', BEFORE));
  const address = host.serve('/history', pageWith(tag(backend.url, 'history', 'history')));
  const client = await HostedPage.open(page, address);
  await client.chooseOption('Dye');
  await client.chooseNextMonth();
  await client.fill({ firstName: 'Ada' });
  await page.goBack();
  await expect(client.heading('When suits you?')).toBeFocused();
  await page.goForward();
  await expect(client.heading('Your details')).toBeVisible();
  await expect(client.field('First name')).toHaveValue('Ada');
  await client.button('Back').click();
  await expect(client.heading('When suits you?')).toBeVisible();
  const entry = (): Promise<string> =>
    page.evaluate(() => (history.state as { rota: { steps: { rota: string } } }).rota.steps.rota);
  await expect.poll(entry).toBe('time');
  await page.goBack();
  await expect(client.heading('What would you like to book?')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Before' })).toBeVisible();
});

test('FL-10 with history, the address holds service and date and nothing of the client, and opens the same for another', async ({
  page,
  host,
  backend,
  context,
}) => {
  const address = host.serve('/shared', pageWith(tag(backend.url, 'history', 'history')));
  // What else is in the address is the page's own.
  host.serve('/shared?ref=mail', pageWith(tag(backend.url, 'history', 'history')));
  const client = await HostedPage.open(page, `${address}?ref=mail#top`);
  await client.chooseOption('Dye');
  const date = nextMonth('09');
  await client.freeDays.first().waitFor();
  await client.button('Next month').click();
  await client.day(date).click();
  await expect.poll(() => page.url()).toBe(`${address}?ref=mail&rota-service=dye&rota-date=${date}#top`);
  await client.freeTimes.first().click();
  await client.fill({ firstName: 'Ada', email: 'ada@example.com' });
  expect(page.url()).not.toMatch(/ada/i);

  const link = new URL(page.url());
  host.serve(link.pathname + link.search, pageWith(tag(backend.url, 'history', 'history')));
  const other = await HostedPage.open(await context.newPage(), link.href);
  await expect(other.day(date)).toHaveAttribute('aria-pressed', 'true');
  await expect(other.heading('When suits you?')).toBeVisible();
  await other.button('Back').click();
  await expect(other.widget.getByRole('radio', { name: 'Dye' })).toBeChecked();
});

test('F7 RC-4 after a booking Back leaves the flow, and Forward leads to none of its steps', async ({
  page,
  host,
  backend,
}) => {
  await page.goto(host.serve('/before-booked', BEFORE));
  const address = host.serve('/booked', pageWith(tag(backend.url, 'history', 'history')));
  const client = await HostedPage.open(page, address);
  await client.chooseOption('Dye');
  await client.chooseNextMonth();
  await client.toReview();
  await client.book.click();
  await expect(client.booked).toBeVisible();
  // The way back to the first entry takes the browser a moment.
  await expect.poll(() => page.evaluate(() => (history.state as { rota: object }).rota)).toMatchObject({ makers: [] });
  await page.goForward();
  await expect
    .poll(() => page.evaluate(() => (history.state as { rota: object }).rota))
    .toMatchObject({
      ...{ makers: [], steps: { rota: 'confirmation' } },
    });
  await expect(client.booked).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Before' })).toBeVisible();
});

test('F7 after a reload, Back still goes one step back', async ({ page, host, backend }) => {
  const address = host.serve('/reloaded-history', pageWith(tag(backend.url, 'history', 'history keep-draft')));
  const client = await HostedPage.open(page, address);
  await client.chooseOption('Dye');
  await client.chooseNextMonth();
  await expect(client.heading('Your details')).toBeVisible();
  host.serve(
    new URL(page.url()).pathname + new URL(page.url()).search,
    pageWith(tag(backend.url, 'history', 'history keep-draft')),
  );
  await page.reload();
  await expect(client.heading('Your details')).toBeVisible();
  await client.button('Back').click();
  await expect(client.heading('When suits you?')).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => (history.state as { rota: object }).rota))
    .toMatchObject({ makers: ['rota'], steps: { rota: 'time' } });
});

test('FL-10 B11 a link to a choice opens the dialog that the widget stands in', async ({ page, host, backend }) => {
  const dialog = pageWith(`<rota-dialog>${tag(backend.url, 'history', 'history')}</rota-dialog>`);
  await HostedPage.open(page, host.serve('/closed-dialog?ref=mail', dialog));
  await expect(page.getByRole('button', { name: 'Book now' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Book now' })).toBeHidden();
  const client = await HostedPage.open(page, host.serve('/open-dialog?rota-service=dye', dialog));
  await expect(page.getByRole('dialog', { name: 'Book now' })).toBeVisible();
  await expect(client.heading('When suits you?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Book now' })).toBeHidden();
});

test('FL-10 F7 a dialog that is closed leaves no choices in the address, and no steps to go back; opened again it is where it was', async ({
  page,
  host,
  backend,
}) => {
  const dialog = pageWith(`<rota-dialog>${tag(backend.url, 'history', 'history')}</rota-dialog>`);
  const choices = () => new URL(page.url()).search;
  await page.goto(host.serve('/before-dialog', BEFORE));
  const client = await HostedPage.open(page, host.serve('/left-dialog?ref=mail&rota-service=dye', dialog));
  await client.chooseFree();
  await expect(client.heading('Your details')).toBeVisible();
  await client.field('First name').fill('Ada');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Book now' })).toBeHidden();
  await expect.poll(choices).toBe('?ref=mail');
  await page.getByRole('button', { name: 'Book now' }).click();
  await expect(client.heading('Your details')).toBeVisible();
  await expect(client.field('First name')).toHaveValue('Ada');
  await expect.poll(choices).toContain('rota-service=dye');
  await client.button('Back').click();
  await expect(client.heading('When suits you?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(choices).toBe('?ref=mail');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Before' })).toBeVisible();
});

test('FL-10 a dialog that nobody has opened puts nothing into the address, though what stands in it is there', async ({
  page,
  host,
  backend,
}) => {
  const dialog = pageWith(`<rota-dialog>${tag(backend.url, 'history', 'history')}</rota-dialog>`);
  const client = await HostedPage.open(page, host.serve('/near-dialog', dialog));
  const answered = page.waitForResponse((response) => response.url().includes('/catalog'));
  await page.getByRole('button', { name: 'Book now' }).hover();
  await answered;
  await page.waitForFunction(() => document.querySelector('rota-booking')?.flow?.state.catalog.status === 'ready');
  await page.getByRole('button', { name: 'Book now' }).click();
  await expect(client.heading('What would you like to book?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).search).toBe('');
});

test('FL-10 a link to what there is not, or to a day that is over, starts from the beginning', async ({
  page,
  host,
  backend,
}) => {
  const path = '/stale-link?rota-service=gone&rota-date=2020-01-01&rota-calendar=%3Cimg%3E';
  const client = await HostedPage.open(page, host.serve(path, pageWith(tag(backend.url, 'history', 'history'))));
  await expect(client.heading('What would you like to book?')).toBeVisible();
  await client.chooseOption('Dye');
  await expect(client.freeTimes.first()).toBeVisible();
});

test('FL-10 two widgets of one page each go their own steps; of two with one name the second keeps out', async ({
  page,
  host,
  backend,
  complaints,
}) => {
  complaints.allow(/two widgets have history="b"/);
  const widgets = ['a', 'b', 'b'].map(
    (name, i) => `<div id="w${i}">${tag(backend.url, 'history', `history="${name}"`)}</div>`,
  );
  await page.goto(host.serve('/two-histories', pageWith(widgets.join(''))));
  const heading = (i: number, name: string) => page.locator(`#w${i}`).getByRole('heading', { name });
  const choose = (i: number) => page.locator(`#w${i} label`).filter({ hasText: 'Dye' }).click();
  const inAddress = (name: string) => expect.poll(() => new URL(page.url()).searchParams.get(`${name}-service`));
  await choose(0);
  await expect(heading(0, 'When suits you?')).toBeVisible();
  await inAddress('a').toBe('dye');
  await choose(1);
  await expect(heading(1, 'When suits you?')).toBeVisible();
  await inAddress('b').toBe('dye');
  await choose(2);
  await expect(heading(2, 'When suits you?')).toBeVisible();
  await inAddress('a').toBe('dye');
  await page.goBack();
  await expect(heading(1, 'What would you like to book?')).toBeVisible();
  await expect(heading(0, 'When suits you?')).toBeVisible();
  await expect(heading(2, 'When suits you?')).toBeVisible();
  await page.goBack();
  await expect(heading(0, 'What would you like to book?')).toBeVisible();
});
