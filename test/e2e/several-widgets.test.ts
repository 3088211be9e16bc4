import { axeFaults } from './support/axe.js';
import { BookingPage } from './support/booking-page.js';
import { DemoPage } from './support/demo-page.js';
import { expect, test } from './support/test.js';

// What is on its way in is neither read nor measured.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('J6 F5 two widgets on one page: axe finds nothing in any step, with a list of zones open, too', async ({
  page,
}) => {
  await DemoPage.open(page, 'wellness');
  await page.locator('rota-booking').evaluate((widget) => {
    const places = ['first', 'second'].map((id) => Object.assign(document.createElement('div'), { id }));
    widget.replaceWith(...places);
    places[0]!.append(widget);
    places[1]!.append(widget.cloneNode(true));
  });
  const widgets = ['#first', '#second'].map((id) => new BookingPage(page, page.locator(id)));
  const inBoth = async (act: (widget: BookingPage) => Promise<unknown>): Promise<void> => {
    for (const widget of widgets) await act(widget);
  };
  await inBoth((widget) => widget.freeDays.first().click());
  await inBoth((widget) => expect(widget.freeTimes.first()).toBeVisible());
  await widgets[1]!.button(/^Time zone/).click();
  await expect(widgets[1]!.widget.getByRole('listbox', { name: 'Time zone' })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // Both hold their time.
  await widgets[0]!.freeTimes.first().click();
  await widgets[1]!.freeTimes.last().click();
  await inBoth((widget) => expect(widget.field('First name')).toBeVisible());
  expect(await axeFaults(page)).toEqual([]);
  await inBoth((widget) => widget.toReview());
  expect(await axeFaults(page)).toEqual([]);
  await widgets[0]!.book.click();
  await expect(widgets[0]!.booked).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});
