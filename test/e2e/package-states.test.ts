import type { Locator, Page } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import { DemoPage } from './support/demo-page.js';
import { layoutFaults } from './support/layout.js';
import { expect, FAILED_REQUEST, test } from './support/test.js';

const own = (page: Page): Locator => page.locator('rota-package');

/** Nothing wrong for anybody, on a phone's narrowest screen, too. */
async function expectSound(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await layoutFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1100, height: 900 });
}

test.describe('A package in every state', () => {
  test('J6 RC-5 a backend that is down, times that don’t come, a booking that fails', async ({ page, complaints }) => {
    test.setTimeout(90_000);
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
});
