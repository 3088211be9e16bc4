import type { Page } from '@playwright/test';
import { HostedPage, test } from './support/hosted.js';
import { pageWith } from './support/host.js';
import { expect } from './support/test.js';

/** What the page gives the widget as room before its script is there (README, Paste a tag). */
const ROOM = `<style>
  rota-booking:not(:defined) { display: block; min-block-size: 48em; }
  @media (width >= 39em) { rota-booking:not(:defined) { min-block-size: 36em; } }
</style>`;

/** Longer than browsers put a shift down to what the client did. */
const SLOW = 700;

interface Shift {
  readonly value: number;
  readonly what: readonly string[];
}

/** Takes down all that moves by itself from now on, and with what. */
async function watchShifts(page: Page): Promise<() => Promise<Shift[]>> {
  await page.addInitScript(() => {
    interface LayoutShift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly {
        readonly node?: Node;
        readonly previousRect: DOMRect;
        readonly currentRect: DOMRect;
      }[];
    }
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        const what = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${node?.nodeName} ${node?.textContent?.trim()} from ${previousRect.left}, ${previousRect.top} to ${currentRect.left}, ${currentRect.top}`,
        );
        if (!hadRecentInput) shifts.push({ value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
}

test.describe('Nothing moves by itself', () => {
  for (const [device, viewport] of [
    ['a phone', { width: 390, height: 844 }],
    ['a desktop', { width: 1280, height: 900 }],
  ] as const) {
    test(`LOOK 4 on ${device}, from the first paint to the confirmation, whatever comes late`, async ({
      page,
      host,
      backend,
    }) => {
      await page.setViewportSize(viewport);
      const shifts = await watchShifts(page);
      await page.route(`${backend.url}/**`, async (route) => {
        await new Promise((slowly) => setTimeout(slowly, SLOW));
        await route.continue();
      });
      const tag = `<h1>A site</h1><rota-booking backend="${backend.url}" site="shifts"></rota-booking><p>What stands below</p>`;
      const client = await HostedPage.open(
        page,
        host.serve('/shifts', pageWith(tag, `${ROOM}<script src="/rota.js" async></script>`)),
      );
      await client.chooseOption(/Haircut/);
      await client.chooseOption(/Lou/);
      await client.chooseNextMonth();
      await client.toReview();
      await client.book.click();
      await expect(client.booked).toBeVisible();
      expect(await shifts()).toEqual([]);
    });
  }
});
