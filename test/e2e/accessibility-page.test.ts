import { readdirSync, readFileSync } from 'node:fs';
import { axeFaults } from './support/axe.js';
import { layoutFaults } from './support/layout.js';
import { expect, test } from './support/test.js';

test.describe('demo/accessibility.html', () => {
  test('J6 is reached from the start; axe finds nothing, in light and in dark, and nothing is cut off on a phone', async ({
    page,
  }) => {
    await page.goto('index.html');
    await page.getByRole('link', { name: /For everyone/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accessibility');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await layoutFaults(page)).toEqual([]);
  });

  test('names no test that there is not', async ({ page }) => {
    await page.goto('demo/accessibility.html');
    const testsIn = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    // In other folders the same letters are numbers of other lists; the server's own are those that it keeps robots off by.
    const seen = [...testsIn('test/elements'), ...testsIn('test/e2e')];
    const served = testsIn('test/server');
    const testsFor = (name: string): string[] => (/^(FL-|A8)/.test(name) ? [...seen, ...served] : seen);
    const named = (await page.locator('code').allTextContents()).filter((text) => /^([A-J]\d+|FL-\d+)$/.test(text));
    expect(named.length).toBeGreaterThan(60);
    const missing = named.filter(
      (name) => !testsFor(name).some((text) => new RegExp(`['"\`][^'"\`\\n]*\\b${name}\\b`).test(text)),
    );
    expect(missing).toEqual([]);
  });
});
