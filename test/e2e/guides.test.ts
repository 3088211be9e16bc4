import { readFileSync } from 'node:fs';
import { axeFaults } from './support/axe.js';
import { layoutFaults } from './support/layout.js';
import { expect, test } from './support/test.js';
import type { Locator, Page } from '@playwright/test';

const GUIDES = {
  start: 'Paste a tag',
  compose: 'Compose a booking page',
  adapter: 'Write an adapter',
  events: 'Events and hooks',
};

const exampleOf = (page: Page, file: string): Locator => page.locator(`figure[data-example="${file}"]`);

/** From the month to the confirmation, in a widget or in elements that a page arranges. */
async function book(within: Locator): Promise<void> {
  const press = async (name: RegExp): Promise<void> => {
    const button = within.getByRole('button', { name });
    if (await button.isVisible()) await button.click();
  };
  await within.locator('rota-month [data-day][aria-disabled=false]').nth(1).click();
  await within.locator('rota-times [part~=free]').first().click();
  await press(/^Continue/);
  await within.getByLabel('First name').fill('Grace');
  await within.getByLabel('Last name').fill('Hopper');
  await within.getByLabel('Email').fill('grace@secret.example');
  const choice = within.locator('rota-details-form select');
  if (await choice.isVisible()) await choice.selectOption({ index: 1 });
  await press(/^(Continue|Review)/);
  await within.getByRole('button', { name: /^(Book|Request)/ }).click();
  await expect(within.locator('rota-confirmation').getByRole('heading').first()).toBeVisible();
}

test.describe('The guides', () => {
  for (const [file, title] of Object.entries(GUIDES)) {
    test(`J6 demo/${file}.html is reached from the start and from the others; axe finds nothing, and nothing is cut off on a phone`, async ({
      page,
    }) => {
      await page.goto('index.html');
      await page.locator(`a[href$="${file}.html"]`).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.locator('nav [aria-current=page]')).toHaveCount(1);
      const links = page.getByRole('navigation').locator('a');
      for (const other of Object.keys(GUIDES))
        await expect(links.and(page.locator(`[href*="${other}"]`))).toHaveCount(1);
      await page.waitForFunction(() => !document.querySelector('rota-booking:not(:defined)'));
      await page.waitForLoadState('networkidle');
      for (const colorScheme of ['light', 'dark'] as const) {
        // What fades in has no contrast yet.
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await axeFaults(page), colorScheme).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await layoutFaults(page)).toEqual([]);
    });

    test(`demo/${file}.html shows of each example the file that runs`, async ({ page }) => {
      await page.goto(`demo/${file}.html`);
      await expect(page.locator('figure.example pre').last()).toBeVisible();
      const figures = await page.locator('figure.example').all();
      expect(figures.length).toBeGreaterThan(2);
      for (const figure of figures) {
        const name = (await figure.getAttribute('data-example'))!;
        const text = readFileSync(`demo/examples/${name}`, 'utf8').trim();
        await expect(figure.locator('pre code')).toHaveText(text, { useInnerText: true });
        const tags = text.match(/<rota-booking/g) ?? [];
        await expect(figure.locator('.live rota-booking')).toHaveCount(tags.length);
      }
    });
  }

  test('a tag that is pasted books', async ({ page }) => {
    await page.goto('demo/start.html');
    await book(exampleOf(page, 'tag.html'));
  });

  test('attributes settle the service, fill the form and choose the language', async ({ page }) => {
    await page.goto('demo/start.html');
    const example = exampleOf(page, 'settled.html').locator('rota-booking');
    await expect(example.getByText('Uhrzeit').first()).toBeVisible();
    await expect(example.locator('rota-service-picker')).toHaveCount(0);
  });

  for (const file of ['columns.html', 'one-page.html']) {
    test(`elements that a page arranges book: ${file}`, async ({ page }) => {
      await page.goto('demo/compose.html');
      const example = exampleOf(page, file);
      await book(example);
      await expect(example.locator('rota-month')).toBeHidden();
      if (file === 'one-page.html') await expect(example.getByText('1. Choose a day', { exact: true })).toBeHidden();
    });
  }

  test('FL-6 a form in a dialog of the page: booking with something left out opens it, and lines of its own come and go', async ({
    page,
  }) => {
    await page.goto('demo/compose.html');
    const example = exampleOf(page, 'own-lines.html');
    const dialog = example.getByRole('dialog', { name: 'Who you are' });
    const after = example.getByRole('link', { name: 'What to bring along' });
    await example.locator('rota-times [part~=free]').first().click();
    await expect(dialog).toBeHidden();
    await example.getByRole('button', { name: /^Book/ }).click();
    await expect(dialog).toBeVisible();
    await dialog.getByLabel('First name').fill('Grace');
    await dialog.getByLabel('Last name').fill('Hopper');
    await dialog.getByLabel('Email').fill('grace@secret.example');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(after).toBeHidden();
    await example.getByRole('button', { name: /^Book/ }).click();
    await expect(after).toBeVisible();
    await expect(example.getByText('Cancelling is free until the evening before.', { exact: true })).toBeHidden();
  });

  test('FL-8 a package takes from <rota-booking> around it where to book; beside it, one session is booked', async ({
    page,
  }) => {
    await page.goto('demo/compose.html');
    const example = exampleOf(page, 'package.html');
    const sold = example.locator('rota-package');
    await sold.locator('rota-times [part~=free]').first().click();
    await sold.getByRole('button', { name: 'Continue with 1 session' }).click();
    await sold.getByLabel('First name').fill('Grace');
    await sold.getByLabel('Last name').fill('Hopper');
    await sold.getByLabel('Email').fill('grace@secret.example');
    await sold.getByRole('button', { name: 'Continue' }).click();
    await sold.getByRole('button', { name: /^Take the package/ }).click();
    await expect(sold).toContainText('The package is yours.');
    await example.locator('summary').last().click();
    const single = example.locator('details').last();
    await single.locator('[part~=option]', { hasText: 'Treatment' }).click();
    await book(single);
  });

  test('the adapter that is shown books', async ({ page }) => {
    await page.goto('demo/adapter.html');
    await book(exampleOf(page, 'use-adapter.html'));
  });

  test('every event is shown as it happens, and none says what a client typed', async ({ page }) => {
    await page.goto('demo/events.html');
    const example = exampleOf(page, 'events.html');
    await book(example);
    const log = await page.locator('#log li').allTextContents();
    const heard = log.map((line) => line.split(/[:,]/)[0]);
    expect([...new Set(heard)]).toEqual(['rota-ready', 'rota-choose', 'rota-step', 'rota-book', 'rota-booked']);
    expect(log.join()).toContain('"choice":{"what":"start"');
    const sent = await page.evaluate(() => JSON.stringify((globalThis as { dataLayer?: unknown }).dataLayer));
    expect(sent).toContain('"name":"booked","service":"discovery"');
    for (const typed of ['Grace', 'Hopper', 'secret', 'Analytical', 'Ada'])
      expect(log.join() + sent).not.toContain(typed);
  });

  test('what comes before an act can be prevented', async ({ page }) => {
    await page.goto('demo/events.html');
    const example = exampleOf(page, 'events.html');
    await example.locator('rota-month [data-day][aria-disabled=false]').nth(1).click();
    await page.getByLabel(/Stay on this step/).check();
    await example.locator('rota-times [part~=free]').first().click();
    await example.getByRole('button', { name: /^Continue/ }).click();
    await expect(page.locator('#log')).toContainText('rota-step');
    await expect(example.locator('rota-times')).toBeVisible();
    await page.getByLabel(/Stay on this step/).uncheck();
    await example.getByRole('button', { name: /^Continue/ }).click();
    await expect(example.getByLabel('Email')).toBeVisible();
    await expect(example.getByLabel('First name')).toHaveValue('Ada');
    await expect(example.getByLabel('Company')).toHaveCount(0);
  });
});
