/* eslint no-empty-pattern: off -- Playwright reads from the pattern which fixtures are needed; these need none. */
/** Tests of the script tag on a site of its own, against the reference backend over real HTTP. */
import type { BrowserContext, Page } from '@playwright/test';
import { startBackend, type RunningBackend } from './backend.js';
import { BookingPage } from './booking-page.js';
import { pageWith, startHost, type Host } from './host.js';
import { SITES } from './sites.js';
import { test as base } from './test.js';

interface Hosting {
  readonly backend: RunningBackend;
  readonly host: Host;
}

export const test = base.extend<object, Hosting>({
  backend: [
    async ({}, use) => {
      const backend = await startBackend(SITES);
      await use(backend);
      await backend.stop();
    },
    { scope: 'worker' },
  ],
  host: [
    async ({}, use) => {
      const host = await startHost();
      await use(host);
      host.stop();
    },
    { scope: 'worker' },
  ],
});

/** From now on a client's times are not held: two can come to book the same one. */
export async function withoutHolds(context: BrowserContext): Promise<void> {
  await context.route('**/holds', (route) => route.abort());
}

/** A page of the host with the widget on one site of the backend. */
export class HostedPage extends BookingPage {
  /** Puts the page on the host; gives its address. */
  static put(host: Host, backend: RunningBackend, site: string, attributes = ''): string {
    const tag = `<rota-booking backend="${backend.url}" site="${site}" ${attributes}></rota-booking>`;
    return host.serve(`/${site}`, pageWith(`<h1>A site</h1>${tag}`));
  }

  static async open(page: Page, address: string): Promise<HostedPage> {
    await page.goto(address);
    return new HostedPage(page);
  }

  /** Next month is open on every day, whatever the day of the test. */
  async chooseNextMonth({ day = 0, time = 0 } = {}): Promise<string> {
    await this.freeDays.first().waitFor();
    await this.button('Next month').click();
    return this.chooseFree({ day, time });
  }
}
