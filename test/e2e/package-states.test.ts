import type { Locator, Page } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import { DemoPage } from './support/demo-page.js';
import { layoutFaults } from './support/layout.js';
import { expect, FAILED_REQUEST, test } from './support/test.js';

// What is on its way in is neither read nor measured.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const own = (page: Page): Locator => page.locator('rota-package');

/** Presses Tab until an element has the focus; nobody should need many. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const hasFocus = (): Promise<boolean> =>
    target.evaluate((element) => element === (element.getRootNode() as Document | ShadowRoot).activeElement);
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    if (await hasFocus()) return;
  }
  throw new Error(`20 × Tab did not reach ${target.toString()}`);
}

const show = (page: Page, id: string): Promise<void> =>
  page.locator('rota-package').evaluate((element, name) => element.setAttribute('package', name), id);

/** Nothing wrong for anybody, on a phone's narrowest screen, too. */
async function expectSound(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await layoutFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1100, height: 900 });
}

test.describe('A package in every state', () => {
  test('J6 PK-1 PK-5 several services, a practitioner to choose, a week that is full', async ({ page }) => {
    await DemoPage.open(page, 'package');
    const free = page.locator('rota-package rota-times [part~=free]');
    await free.first().waitFor();
    await show(page, 'back-programme');
    await expect(own(page).getByRole('group', { name: 'Service' })).toBeVisible();
    await free.first().waitFor();
    await expectSound(page);

    await show(page, 'training-plan');
    await expect(own(page).getByText('Who would you like to see each time?')).toBeVisible();
    await expectSound(page);
    await own(page).getByText('Omar Said').click();
    await expect(own(page).getByText('Session 1 of 10')).toBeVisible();

    await show(page, 'six-treatments');
    for (const day of ['2026-11-26', '2026-11-27']) {
      await own(page)
        .getByRole('button', { name: new RegExp(`${Number(day.slice(8))} November 2026`) })
        .click();
      await free.first().click();
      await own(page).getByRole('button', { name: 'Add another session' }).click();
    }
    // Days without times can be asked why, but not chosen.
    await own(page)
      .getByRole('button', { name: /25 November 2026/ })
      .click({ force: true });
    await expect(own(page).getByText(/^Your package allows no more sessions in that week/)).toBeVisible();
    await expectSound(page);
  });

  test('FL-7 A83 with keep-draft a reload loses no time and no word', async ({ page }) => {
    await DemoPage.open(page, 'package');
    await page.locator('rota-package rota-times [part~=free]').first().click();
    await own(page).getByRole('button', { name: 'Continue' }).click();
    await own(page).getByLabel('First name').fill('Ada');
    await page.reload();
    await expect(own(page).getByLabel('First name')).toHaveValue('Ada');
    await own(page).getByRole('button', { name: 'Back' }).click();
    await expect(own(page).locator('[part~=chosen]')).toHaveCount(1);
  });

  test('J6 RC-5 a backend that is down, times that don’t come, a booking that fails', async ({ page, complaints }) => {
    complaints.allow(FAILED_REQUEST);
    const demo = await DemoPage.open(page, 'package', { faults: ['catalog:error:always'] });
    await expect(own(page).getByRole('alert')).toContainText('can’t be reached', { timeout: 15_000 });
    await expectSound(page);
    await demo.mend();
    await demo.fail({ call: 'availability', kind: 'error', always: true });
    await own(page).getByRole('button', { name: 'Try again' }).click();
    await expect(own(page).getByRole('alert')).toContainText('can’t be reached', { timeout: 15_000 });
    await expectSound(page);
    await demo.mend();
    await own(page).getByRole('button', { name: 'Try again' }).click();
    await page.locator('rota-package rota-times [part~=free]').first().click();
    await own(page).getByRole('button', { name: 'Continue with 1 session' }).click();
    await own(page).getByRole('button', { name: 'Continue' }).click();
    await expectSound(page);
    await own(page).getByLabel('First name').fill('Ada');
    await own(page).getByLabel('Last name').fill('Byron');
    await own(page).getByLabel('Email').fill('ada@example.com');
    await own(page).getByRole('button', { name: 'Continue' }).click();
    await demo.fail({ call: 'package', kind: 'offline' }, { call: 'package', kind: 'take-all' });
    await own(page).getByRole('button', { name: 'Take the package, book 1 session' }).click();
    await expect(own(page).getByRole('alert')).toContainText('That time was just taken.', { timeout: 20_000 });
    await expectSound(page);
  });

  test('E2 F4 from the first session to the confirmation with the keyboard alone', async ({ page }) => {
    await DemoPage.open(page, 'package');
    const { keyboard } = page;
    const free = page.locator('rota-package rota-times [part~=free]');
    await free.first().waitFor();
    await tabTo(page, free.first());
    await keyboard.press('Enter');
    await tabTo(page, own(page).getByRole('button', { name: 'Add another session' }));
    await keyboard.press('Enter');
    await expect(own(page).getByText('Session 2 of 6')).toBeFocused();
    await tabTo(page, page.locator('rota-package rota-month [data-day][tabindex="0"]'));
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await tabTo(page, free.first());
    await keyboard.press('Space');
    await tabTo(page, own(page).getByRole('button', { name: 'Continue with 2 sessions' }));
    await keyboard.press('Enter');
    await expect(own(page).getByRole('heading', { name: 'Your details' })).toBeFocused();
    await keyboard.press('Tab');
    for (const text of ['Ada', 'Byron', 'ada@example.com']) {
      await keyboard.type(text);
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await expect(own(page).getByRole('heading', { name: 'Check and book' })).toBeFocused();
    await tabTo(page, own(page).getByRole('button', { name: /^Take the package/ }));
    await keyboard.press('Enter');
    await expect(own(page).locator('.news')).toBeFocused();
    await expect(own(page).getByText('The package is yours. 2 sessions are booked.')).toBeVisible();
  });
});
