/** The whole booking in every language, on the narrowest phone: nothing is cut, nothing scrolls sideways (A11Y H5, H6, I9). */
import { BOOKING_WORDS } from '../../src/locale/languages.js';
import { DemoPage } from './support/demo-page.js';
import { layoutFaults } from './support/layout.js';
import { expect, test } from './support/test.js';

const LANGUAGES = ['en', ...Object.keys(BOOKING_WORDS.files)];
const RIGHT_TO_LEFT = ['ar', 'he'];

for (const language of LANGUAGES) {
  test(`I9 FL-4 a phone of 320 px books in ${language}: no word in another language first, nothing cut off`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.route('**/demo/wellness.html*', async (route) => {
      const html = await (await route.fetch()).text();
      await route.fulfill({
        contentType: 'text/html',
        body: html.replace(/<html lang="[^"]*"/, `<html lang="${language}"`),
      });
    });
    await page.addInitScript(rememberLanguages);
    const { widget } = await DemoPage.open(page, 'wellness');
    const faults: string[] = [];
    const step = async (name: string): Promise<void> => {
      await widget.locator(name).waitFor();
      faults.push(...(await layoutFaults(page)).map((fault) => `${name}: ${fault}`));
    };
    const day = widget.locator('[data-day][aria-disabled="false"]').first();
    await day.waitFor();
    const direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
    await expect(widget.locator('.month, table').first()).toHaveCSS('direction', direction);
    await day.click();
    await widget.locator('.slot:not([aria-disabled="true"])').first().waitFor();
    await step('rota-date-picker');
    await widget.locator('.slot:not([aria-disabled="true"])').first().click();
    await widget.locator('rota-details-form').waitFor();
    await widget.locator('rota-details-form button.primary').click();
    await step('rota-details-form');
    for (const [id, text] of [
      ['firstName', 'Ada'],
      ['lastName', 'Lovelace'],
      ['email', 'ada@example.com'],
    ] as const)
      await widget.locator(`#${id}`).fill(text);
    await widget.locator('rota-details-form button.primary').click();
    await step('rota-review');
    await widget.locator('rota-review button.primary').click();
    await step('rota-confirmation');
    await expect(widget.locator('.mail')).toContainText('ada@example.com');
    expect(faults).toEqual([]);
    const shown = await page.evaluate(() => [...window.languagesShown!].map((tag) => new Intl.Locale(tag).language));
    expect([...new Set(shown)]).toEqual([language]);
  });
}

declare global {
  interface Window {
    languagesShown?: Set<string>;
  }
}

/** Runs in the page: remembers the languages that the widget's words were in, frame by frame. */
function rememberLanguages(): void {
  window.languagesShown = new Set();
  const look = (): void => {
    const root = document.querySelector('rota-booking')?.shadowRoot?.querySelector<HTMLElement>('.root');
    if (root?.innerText.trim()) window.languagesShown!.add(root.lang);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
