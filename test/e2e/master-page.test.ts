import type { Page } from '@playwright/test';
import { axeFaults } from './support/axe.js';
import { BookingPage } from './support/booking-page.js';
import { DemoPage } from './support/demo-page.js';
import { expect, FAILED_REQUEST, test } from './support/test.js';

/** The demo page, and one of the three widgets on it. */
async function open(page: Page, part: 'start' | 'guide' | 'people') {
  const demo = await DemoPage.open(page, 'master-page');
  return { demo, widget: new BookingPage(page, page.locator(`#${part}`)) };
}

test.describe('A client books on master pages', () => {
  test('MP-1 PN-1 PN-2 a meeting of three, chosen among sections: all hosts are named, told and taken', async ({
    page,
  }) => {
    const { demo, widget } = await open(page, 'start');
    await expect(widget.widget.getByRole('group', { name: 'To begin with' })).toHaveAccessibleDescription(
      /Half an hour on the phone costs nothing/,
    );
    await expect(widget.heading(/^For you$/)).toHaveCount(1);
    expect(await axeFaults(page)).toEqual([]);

    await widget.chooseOption(/^Mediation/);
    await expect(widget.heading('When suits you?')).toBeVisible();
    await expect(widget.widget).toContainText('Grace Okafor and Mediators × 2');
    await widget.chooseFree();
    await widget.toReview();
    await expect(widget.review).toContainText('Mediation');
    await expect(widget.review).toContainText('Grace Okafor and Mediators × 2');
    expect(await axeFaults(page)).toEqual([]);
    await widget.book.click();
    await expect(widget.booked).toBeFocused();

    const [booking] = await demo.bookings();
    expect(booking).toMatchObject({ panel: 'mediation', page: { id: 'start' }, calendar: 'grace' });
    expect(new Set(booking!.hosts).size).toBe(3);
    for (const host of booking!.hosts) await expect(widget.widget).toContainText(await demo.person(host));
    expect(await axeFaults(page)).toEqual([]);
  });

  test('MP-3 E2 F4 by keyboard alone: the answer decides who meets, and other times follow another answer', async ({
    page,
  }) => {
    const { demo, widget } = await open(page, 'guide');
    await expect(widget.progress).toHaveText('Step 1 of 4: A few questions');
    await expect(widget.field('First name')).toHaveCount(0);
    const type = async (label: string, text: string) => {
      await widget.field(label).focus();
      await page.keyboard.type(text);
    };
    expect(await axeFaults(page)).toEqual([]);
    await type('What is it about?', 'Family');
    await page.keyboard.press('Tab');
    await expect(widget.button('Continue')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(widget.heading('When suits you?')).toBeFocused();
    expect(await axeFaults(page)).toEqual([]);
    await widget.freeDays.first().focus();
    await page.keyboard.press('Enter');
    await widget.freeTimes.first().focus();
    await page.keyboard.press('Enter');
    await expect(widget.heading('Your details')).toBeFocused();
    await expect(widget.field('What is it about?')).toHaveCount(0);
    await type('First name', 'Ada');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Lovelace');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ada@example.com');
    await page.keyboard.press('Enter');
    await expect(widget.heading('Check and book')).toBeFocused();
    await expect(widget.review).toContainText('Aoife Brennan and Seán Doyle');
    await expect(widget.button('Change: A few questions')).toBeVisible();
    await widget.book.focus();
    await page.keyboard.press('Enter');
    await expect(widget.booked).toBeFocused();
    const [booking] = await demo.bookings();
    expect(booking).toMatchObject({ panel: 'family', page: { id: 'guide' }, hosts: ['aoife', 'sean'] });
  });

  test('MP-3 the place is asked for where rules hang on it', async ({ page }) => {
    const { demo, widget } = await open(page, 'guide');
    await widget.field('What is it about?').selectOption('Property');
    await widget.field('Dublin or Galway').selectOption('Galway');
    await widget.button('Continue').click();
    await widget.chooseFree();
    await widget.toReview();
    await expect(widget.review).toContainText('Tomás Keane');
    await widget.book.click();
    await expect(widget.booked).toBeVisible();
    expect((await demo.bookings())[0]).toMatchObject({ panel: 'property', page: { place: 'Galway' } });
  });

  test('MP-2 MP-4 person first in an own arrangement: services follow the person, and a pool serves by its turn', async ({
    page,
  }) => {
    const { demo, widget } = await open(page, 'people');
    await widget.chooseOption(/^Tomás Keane/);
    await expect(widget.widget.getByRole('radio', { name: /^Buying a house/ })).toBeVisible();
    await widget.chooseOption(/^Grace Okafor/);
    await expect(widget.widget.getByRole('radio', { name: /^Buying a house/ })).toHaveCount(0);
    await widget.chooseOption(/^Duty team/);
    await widget.chooseOption(/^First conversation/);
    await widget.chooseFree();
    await widget.fill();
    expect(await axeFaults(page)).toEqual([]);
    await widget.book.click();
    await expect(widget.booked).toBeVisible();
    const [booking] = await demo.bookings();
    expect(['tomas', 'wiktoria', 'sean']).toContain(booking!.calendar);
  });

  test('FL-7 A83 with keep-draft a reload loses no word', async ({ page, complaints }) => {
    // A hold that is being asked for while the page goes finds no backend: the worker leaves with the page.
    complaints.allow(FAILED_REQUEST);
    const { widget } = await open(page, 'start');
    await widget.chooseOption(/^Mediation/);
    await widget.chooseFree();
    await widget.field('First name').fill('Ada');
    await page.reload();
    await expect(widget.heading('Your details')).toBeVisible();
    await expect(widget.field('First name')).toHaveValue('Ada');
  });

  test('RC-3 PN-1 where one of the hosts is taken meanwhile, other times with all of them are offered', async ({
    page,
    complaints,
  }) => {
    complaints.allow(FAILED_REQUEST);
    const { demo, widget } = await open(page, 'start');
    await widget.chooseOption(/^Mediation/);
    await widget.chooseFree();
    await widget.toReview();
    await demo.fail({ call: 'book', kind: 'take-one' });
    await widget.book.click();
    await expect(widget.alert).toContainText('That time was just taken. These are free:');
    await widget.alert.getByRole('button').first().click();
    await widget.book.click();
    await expect(widget.booked).toBeVisible();
  });

  for (const width of [320, 1280]) {
    test(`H5 the page fits ${width} px, nothing scrolls sideways`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const { widget } = await open(page, 'start');
      await expect(widget.widget.getByRole('radio').first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
});
