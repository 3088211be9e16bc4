import type { StoredBooking } from '../../src/server/index.js';
import { choiceOfOne } from '../support/choice-of-one.js';
import { DemoPage } from './support/demo-page.js';
import { expect, test } from './support/test.js';

/** The calendars that could have taken a booking, as its record says. */
function freeFor({ record }: StoredBooking): string[] {
  return choiceOfOne(record)
    .candidates.filter(({ dropped }) => !dropped)
    .map(({ calendar }) => calendar);
}

test.describe('Who is chosen, over several bookings', () => {
  test('DS-4 DS-12 support: hosts take turns; who is not free is skipped and keeps the place', async ({ page }) => {
    const demo = await DemoPage.open(page, 'support');
    await demo.fill({ answers: { 'What is it about?': 'Data' } });
    const queue = ['amara', 'ben', 'chiyo', 'dev'];
    const served = new Set<string>();
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']) {
      await demo.showDay(day);
      // From three in the afternoon on, in Berlin, it is working time in three of the four zones.
      await demo.freeTimes
        .and(page.getByRole('button', { name: /^1[5-7]:/ }))
        .first()
        .click();
      await demo.book.click();
      await expect(demo.booked).toBeVisible();
      const [booking] = await demo.bookings();
      const free = freeFor(booking!);
      const next = queue.find((host) => free.includes(host))!;
      expect(booking!.calendar, `${day}: free are ${free.join(', ')}; the queue is ${queue.join(', ')}`).toBe(next);
      queue.push(...queue.splice(queue.indexOf(next), 1));
      served.add(next);
      await demo.button('Book another').click();
    }
    expect(served.size).toBeGreaterThanOrEqual(3);
  });

  test('DS-1 wellness: each booking goes to the free person with the fewest sessions that day', async ({ page }) => {
    const demo = await DemoPage.open(page, 'wellness');
    const load: Record<string, number> = await page.evaluate(() => {
      const { bookings } = window.rotaMock!.state();
      const day = Date.parse('2026-12-01T00:00+01:00') / 60_000;
      const thatDay = Object.values(bookings).filter(({ start }) => start >= day && start < day + 1440);
      const counted = (room: string) => thatDay.filter(({ calendar }) => calendar === room).length;
      return Object.fromEntries(['room-a', 'room-b', 'room-c'].map((room) => [room, counted(room)]));
    });
    for (let i = 0; i < 4; i++) {
      await demo.showDay('2026-12-01');
      await demo.freeTimes.first().click();
      await demo.toReview();
      await demo.book.click();
      await expect(demo.booked).toBeVisible();
      const [booking] = await demo.bookings();
      const free = freeFor(booking!);
      const fewest = Math.min(...free.map((room) => load[room]!));
      const told = `booking ${i + 1}: free are ${free.join(', ')}; sessions ${JSON.stringify(load)}`;
      expect(load[booking!.calendar], told).toBe(fewest);
      load[booking!.calendar]!++;
      await demo.button('Book another').click();
    }
  });
});
