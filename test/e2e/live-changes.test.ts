import { HostedPage, test } from './support/hosted.js';
import { expect } from './support/test.js';

/** Changes are told and looked at some seconds later, on a busy machine more. */
const soon = { timeout: 20_000 };

test.describe('Times that follow what happens on the site, over HTTP', () => {
  test.describe.configure({ timeout: 60_000 });

  test('FL-3 RC-7 the places left follow while the client looks, and nothing else moves', async ({
    page,
    other,
    host,
    backend,
  }) => {
    const address = HostedPage.put(host, backend, 'followed');
    const streams = page.waitForRequest((request) => request.url().includes('/changes'));
    const ada = await HostedPage.open(page, address);
    const bob = await HostedPage.open(await other.newPage(), address);
    await streams;
    await ada.freeDays.first().waitFor();
    await ada.button('Next month').click();
    await ada.freeDays.first().click();
    await expect(ada.freeTimes.first()).toHaveAttribute('aria-label', /, 5 left$/);
    await ada.freeTimes.nth(1).focus();

    // A seat that is held is taken, too.
    await bob.chooseNextMonth();
    await expect(ada.freeTimes.first()).toHaveAttribute('aria-label', /, 4 left$/, soon);
    // Of two windows only the one in front has focus.
    await page.bringToFront();
    await expect(ada.freeTimes.nth(1)).toBeFocused();
    await bob.button('Back').click();
    await expect(ada.freeTimes.first()).toHaveAttribute('aria-label', /, 5 left$/, soon);
  });

  test('RC-3 RC-7 a chosen time that somebody else takes is said to be lost; focus stays where it is', async ({
    page,
    other,
    host,
    backend,
  }) => {
    const address = HostedPage.put(host, backend, 'followed-loss');
    const ada = await HostedPage.open(page, address);
    const bob = await HostedPage.open(await other.newPage(), address);
    const wanted = await ada.chooseNextMonth();
    await ada.button('Back').click();
    await expect(ada.times.getByRole('button', { pressed: true })).toHaveAttribute('aria-label', wanted);
    await ada.button('Next month').focus();

    expect(await bob.chooseNextMonth()).toBe(wanted);
    await expect(ada.alert).toContainText('That time was just taken. These are free:', soon);
    await page.bringToFront();
    await expect(ada.button('Next month')).toBeFocused();
    await expect(ada.times.getByRole('button', { name: wanted })).toHaveAttribute(
      'aria-label',
      `${wanted}, just taken`,
    );
  });
});
