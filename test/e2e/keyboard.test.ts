import type { Locator, Page } from '@playwright/test';
import { DemoPage } from './support/demo-page.js';
import { expect, test } from './support/test.js';

/** Presses Tab until an element has the focus; nobody should need many. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  const hasFocus = (): Promise<boolean> =>
    target.evaluate((element) => element === (element.getRootNode() as Document | ShadowRoot).activeElement);
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press(key);
    if (await hasFocus()) return;
  }
  throw new Error(`15 × ${key} did not reach ${target.toString()}`);
}

test.describe('With the keyboard alone', () => {
  test('B1 B11 D2 F4 F6 wellness: from the month to the confirmation and back, nothing is lost', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness');
    const { keyboard } = page;
    await demo.freeDays.first().waitFor();

    await test.step('B1 B3 B11 one tab stop in the month; arrows move, Enter chooses', async () => {
      await tabTo(page, demo.day('2026-11-24'));
      await keyboard.press('ArrowRight');
      await expect(demo.day('2026-11-25')).toBeFocused();
      await expect(demo.day('2026-11-25')).toHaveAttribute('aria-pressed', 'false');
      await keyboard.press('Enter');
      await expect(demo.day('2026-11-25')).toHaveAttribute('aria-pressed', 'true');
    });
    await test.step('D2 D3 one tab stop in the times; arrows move, Space chooses; Escape does no harm', async () => {
      const first = demo.freeTimes.first();
      await first.waitFor();
      await tabTo(page, first);
      await keyboard.press('ArrowRight');
      await expect(demo.freeTimes.nth(1)).toBeFocused();
      await keyboard.press('ArrowLeft');
      await keyboard.press('Escape');
      await expect(first).toBeFocused();
      await keyboard.press('Space');
    });
    await test.step('F4 focus is on the heading of the new step', () =>
      expect(demo.heading('Your details')).toBeFocused());

    await test.step('G6 Enter in an empty form goes to the first field at fault', async () => {
      await tabTo(page, demo.field('First name'));
      await keyboard.press('Enter');
      await expect(demo.field('First name')).toBeFocused();
      await expect(demo.field('First name')).toHaveAttribute('aria-invalid', 'true');
    });
    await test.step('G8 what is put right loses its message; Enter goes on', async () => {
      await keyboard.type('Ada');
      await expect(demo.field('First name')).not.toHaveAttribute('aria-invalid');
      await keyboard.press('Tab');
      await keyboard.type('Lovelace');
      await keyboard.press('Tab');
      await keyboard.type('ada@example.com');
      await tabTo(page, demo.field('Pressure'));
      await keyboard.press('f');
      await expect(demo.field('Pressure')).toHaveValue('Firm');
      await keyboard.press('Escape');
      await tabTo(page, demo.field('Email'), 'Shift+Tab');
      await keyboard.press('Enter');
      await expect(demo.heading('Check and book')).toBeFocused();
    });

    await test.step('F4 F6 back keeps everything, and focus follows', async () => {
      await tabTo(page, demo.button('Back'), 'Shift+Tab');
      await keyboard.press('Enter');
      await expect(demo.heading('Your details')).toBeFocused();
      await expect(demo.field('Email')).toHaveValue('ada@example.com');
      await expect(demo.field('Pressure')).toHaveValue('Firm');
      await tabTo(page, demo.button('Back'), 'Shift+Tab');
      await keyboard.press('Space');
      await expect(demo.heading('When suits you?')).toBeFocused();
      await expect(demo.freeTimes.first()).toHaveAttribute('aria-pressed', 'true');
      await tabTo(page, demo.button('Continue'));
      await keyboard.press('Enter');
      await expect(demo.field('First name')).toHaveValue('Ada');
      await tabTo(page, demo.button('Continue'));
      await keyboard.press('Enter');
    });
    await tabTo(page, demo.book);
    await keyboard.press('Escape');
    await expect(demo.book).toBeFocused();
    await keyboard.press('Space');
    await expect(demo.booked).toBeFocused();
    expect(await demo.bookings()).toHaveLength(1);

    await tabTo(page, demo.button('Book another'));
    await keyboard.press('Enter');
    await expect(demo.heading('When suits you?')).toBeFocused();
  });

  test('E2 F10 consulting: arrows look through services and people; only Space and Enter go on', async ({ page }) => {
    const demo = await DemoPage.open(page, 'consulting');
    const { keyboard } = page;
    const radios = demo.widget.getByRole('radio');
    await radios.first().waitFor();
    await tabTo(page, radios.first());
    await keyboard.press('ArrowDown');
    await expect(radios.nth(1)).toBeFocused();
    await expect(radios.nth(1)).toBeChecked();
    await expect(demo.heading('What would you like to book?')).toBeVisible();
    await keyboard.press('Enter');
    await expect(demo.heading('Who would you like to see?')).toBeFocused();
    await tabTo(page, radios.first());
    await keyboard.press('Space');
    await expect(demo.heading('When suits you?')).toBeFocused();
  });
});
