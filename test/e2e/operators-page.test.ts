import { readFileSync } from 'node:fs';
import { axeFaults } from './support/axe.js';
import { layoutFaults } from './support/layout.js';
import { expect, test } from './support/test.js';

test.describe('demo/operators.html', () => {
  test('J6 axe finds nothing, in light and in dark, and nothing is cut off on a phone', async ({ page }) => {
    await page.goto('demo/operators.html');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await layoutFaults(page)).toEqual([]);
  });

  test('names commands and options that there are', async ({ page }) => {
    await page.goto('demo/operators.html');
    const printed = (await page.locator('pre').allTextContents()).join('\n');
    const known = ['options', 'move-data', 'client-data', 'site'].map((file) =>
      readFileSync(`src/command/${file}.ts`, 'utf8'),
    );
    const source = [...known, readFileSync('src/server/node/options.ts', 'utf8')].join('\n');
    const commands = [...printed.matchAll(/npx rota (\S+)(.*)/g)];
    expect(commands.length).toBeGreaterThan(10);
    for (const [, command, rest] of commands) {
      expect(source).toContain(`rota ${command}`);
      for (const [, option] of rest!.matchAll(/--(\S+)/g))
        expect(source).toMatch(new RegExp(`['"]?${option}['"]?: \\{`));
    }
  });
});
