import { HostedPage, test, withoutHolds } from './support/hosted.js';
import { expect, FAILED_REQUEST } from './support/test.js';

test.describe('Two clients at once, over HTTP', () => {
  test('RC-1 RC-3 both want the last place: one is booked, one is told, keeps the form and books another time', async ({
    page,
    other,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    const address = HostedPage.put(host, backend, 'last-place');
    await Promise.all([page.context(), other].map(withoutHolds));
    const ada = await HostedPage.open(page, address);
    const bob = await HostedPage.open(await other.newPage(), address);
    const wanted = await ada.chooseNextMonth();
    expect(await bob.chooseNextMonth()).toBe(wanted);
    await ada.toReview();
    await bob.toReview({ firstName: 'Bob', email: 'bob@example.com' });

    await Promise.all([ada.book.click(), bob.book.click()]);
    await expect(ada.booked.or(ada.alert)).toBeVisible();
    await expect(bob.booked.or(bob.alert)).toBeVisible();
    const [winner, loser] = (await ada.booked.isVisible()) ? [ada, bob] : [bob, ada];
    await expect(winner.booked).toBeVisible();
    await expect(loser.alert).toContainText('That time was just taken. These are free:');
    await expect(loser.review.getByText(/^(ada|bob)@example.com$/)).toBeVisible();

    const offered = loser.alert.getByRole('listitem').first().getByRole('button');
    expect(await offered.innerText()).not.toContain(wanted.slice(0, 5));
    await offered.click();
    await loser.book.click();
    await expect(loser.booked).toBeVisible();
  });

  test('RC-2 both get the same time where two can serve: each another person, and neither hears a word', async ({
    page,
    other,
    host,
    backend,
  }) => {
    const address = HostedPage.put(host, backend, 'unseen');
    const ada = await HostedPage.open(page, address);
    const bob = await HostedPage.open(await other.newPage(), address);
    expect(await ada.chooseNextMonth()).toBe(await bob.chooseNextMonth());
    await ada.toReview();
    await bob.toReview();
    await Promise.all([ada.book.click(), bob.book.click()]);
    await expect(ada.booked).toBeVisible();
    await expect(bob.booked).toBeVisible();
    const serving = await Promise.all(
      [ada, bob].map((client) => client.widget.getByText(/with .?(Kim|Lou)/).innerText()),
    );
    expect(serving.map((text) => /Kim|Lou/.exec(text)?.[0]).sort()).toEqual(['Kim', 'Lou']);
  });

  test('A14 two tabs with the same draft: one books, the other is told', async ({
    page,
    host,
    backend,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    await withoutHolds(page.context());
    const first = await HostedPage.open(page, HostedPage.put(host, backend, 'two-tabs', 'keep-draft'));
    await first.chooseNextMonth();
    await first.toReview();
    const opened = page.waitForEvent('popup');
    await page.evaluate(() => void window.open(location.href));
    const second = new HostedPage(await opened);
    await expect(second.book).toBeEnabled();
    // Nobody reads a form and sends it in less than half a second: the backend takes whoever does for a robot (A88).
    await second.page.waitForTimeout(600);

    await Promise.all([first.book.click(), second.book.click()]);
    await expect(first.booked.or(first.alert)).toBeVisible();
    await expect(second.booked.or(second.alert)).toBeVisible();
    const booked = await Promise.all([first, second].map((tab) => tab.booked.isVisible()));
    expect(booked.filter(Boolean)).toHaveLength(1);
  });
});
