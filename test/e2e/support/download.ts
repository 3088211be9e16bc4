import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './test.js';

/** Where Firefox puts what it downloads. Each of Playwright's workers has a folder of its own. */
export const DOWNLOADS = resolve('test-results', `downloads-${process.env.TEST_WORKER_INDEX ?? 0}`);

/**
 * The name of the file that a press brings. Firefox tells WebDriver BiDi of a download without saying which, so that
 * Playwright passes it over: there the file itself is looked for.
 */
export async function downloadedBy(page: Page, press: () => Promise<void>): Promise<string> {
  if (page.context().browser()!.browserType().name() !== 'firefox') {
    const download = page.waitForEvent('download');
    await press();
    return (await download).suggestedFilename();
  }
  await press();
  const complete = async () => (await readdir(DOWNLOADS)).filter((name) => !name.endsWith('.part'));
  await expect.poll(complete, 'a file is downloaded').toHaveLength(1);
  const [name] = await complete();
  await rm(join(DOWNLOADS, name!));
  return name!;
}
