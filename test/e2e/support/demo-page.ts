import type { Locator, Page } from '@playwright/test';
import type { DetailLevel } from '../../../src/adapter/contract.js';
import type { Message, StoredBooking } from '../../../src/server/index.js';
import type { Fault, SampleName } from '../../../mocks/index.js';
import { BookingPage } from './booking-page.js';

/** A Tuesday morning: what a test reads on a sample site is the same on every day. */
export const TUESDAY = '2026-11-24T08:40:00+01:00';

export interface Opening {
  /** The time on the page's clock. */
  readonly now?: string;
  /** Whether the clock runs, so that a test can wind it forward; else it stands still. */
  readonly running?: boolean;
  /** Another sample site to show on that page. */
  readonly site?: SampleName;
  /** What goes wrong, as the page's address names it: `book:lose-answer`. */
  readonly faults?: readonly string[];
  /** What the page is told of who is busy; as the sample says where left out. */
  readonly detail?: DetailLevel;
}

/** A demo page, with a backend mocked in the page that can be looked into. */
export class DemoPage extends BookingPage {
  static async open(
    page: Page,
    name: string,
    { now = TUESDAY, running = false, site, faults = [], detail }: Opening = {},
  ): Promise<DemoPage> {
    if (running) await page.clock.install({ time: now });
    else await page.clock.setFixedTime(now);
    if (site) {
      await page.route(`**/demo/${name}.html*`, async (route) => {
        const html = await (await route.fetch()).text();
        await route.fulfill({ contentType: 'text/html', body: html.replace(`site="${name}"`, `site="${site}"`) });
      });
    }
    const search = [...faults.map((fault) => `fault=${fault}`), ...(detail ? [`detail=${detail}`] : [])].join('&');
    await page.goto(`demo/${name}.html${search && `?${search}`}`);
    await page.waitForFunction(() => window.rotaMock);
    return new DemoPage(page);
  }

  /** Lays faults on calls to come. */
  fail(...faults: Fault[]): Promise<void> {
    return this.page.evaluate((coming) => window.rotaMock!.faults.add(...coming), faults);
  }

  /** Ends the faults that stay until cleared. */
  mend(): Promise<void> {
    return this.page.evaluate(() => window.rotaMock!.faults.clear());
  }

  /** What the demo shows of the team's side. */
  get panel(): Locator {
    return this.page.getByRole('complementary', { name: 'What the team sees' });
  }

  /** The bookings made on this page, newest first. */
  bookings(): Promise<readonly StoredBooking[]> {
    return this.page.evaluate(() => window.rotaMock!.bookings());
  }

  /** The messages that went out, newest first. */
  outbox(): Promise<readonly Message[]> {
    return this.page.evaluate(() => window.rotaMock!.outbox());
  }

  /** The name of the person behind a calendar, which clients may never see. */
  person(calendar: string): Promise<string> {
    return this.page.evaluate((id) => {
      const { calendars, specialists } = window.rotaMock!.catalog;
      const { specialist } = calendars.find((one) => one.id === id)!;
      return specialists.find((one) => one.id === specialist)!.name!;
    }, calendar);
  }
}
