/** Playwright's test on pages that must stay clean: what they complain of fails the test. */
import { test as base, expect, type BrowserContext } from '@playwright/test';

export { expect };

export interface Complaints {
  /** Lets a complaint pass that the test provokes. Those the browser itself makes of failed requests are named so. */
  allow(pattern: RegExp): void;
  /** Listens to one more client. */
  listen(context: BrowserContext): void;
}

/** What browsers write of requests that fail; no page can prevent it. */
export const FAILED_REQUEST = /Failed to load|The Same Origin Policy disallows reading/;

/** Firefox asks for it under every policy, and says what became of it. */
export const FAVICON = /\/favicon\.ico/;

/** The hash of `body {}`, which Playwright puts into a page in Firefox to take its picture: where a test closes a page, it always does. */
const PICTURE_TAKEN = /sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA=/;

export const test = base.extend<{ complaints: Complaints; other: BrowserContext }>({
  complaints: [
    async ({ context }, use) => {
      const heard: string[] = [];
      const allowed: RegExp[] = [FAVICON, PICTURE_TAKEN];
      const listen = (client: BrowserContext): void => {
        client.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
        client.on('weberror', (error) => heard.push(`uncaught: ${error.error().message}`));
      };
      listen(context);
      await use({ listen, allow: (pattern) => allowed.push(pattern) });
      const unexpected = heard.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
  // Another client, on a machine of their own: of two tabs in one window the one behind paints once a second, if at all.
  other: async ({ browser, locale, timezoneId, complaints }, use) => {
    const context = await browser.newContext({ locale, timezoneId });
    complaints.listen(context);
    await use(context);
    await context.close();
  },
});
