import type { DemoPage } from './demo-page.js';
import { expect } from './test.js';

/** Called at every step and state of a walk, with its name. */
export type Look = (state: string) => Promise<void>;

/** What a client of each sample site gets to see, from the first step to the confirmation. */
export const WALKS: Readonly<Record<string, (demo: DemoPage, look: Look) => Promise<void>>> = {
  /** With all that can go wrong on the way. */
  async wellness(demo, look) {
    await expect(demo.freeDays.first()).toBeVisible();
    await look('a month, no day chosen');
    await demo.month
      .getByRole('button', { name: /closed/ })
      .first()
      .press('Enter');
    await expect(demo.widget.getByText(/There are no opening hours/)).toBeVisible();
    await look('a closed day, and why');
    await demo.day('2026-11-25').click();
    await expect(demo.freeTimes.first()).toBeVisible();
    await look('the times of a day');
    await demo.time('10:00').click();
    await expect(demo.heading('Your details')).toBeVisible();
    await look('an empty form');
    await demo.continue();
    await expect(demo.widget.getByText(/fields need another look/)).toBeVisible();
    await look('a form with faults');
    await demo.toReview({ answers: { Pressure: 'Firm' } });
    await look('the review');
    await demo.fail({ call: 'book', kind: 'hang' }, { call: 'book', kind: 'take-all' });
    await demo.book.click();
    await expect(demo.book).toHaveText(/Booking…/);
    await look('a booking on its way');
    await demo.page.clock.fastForward('00:11');
    await expect(demo.widget.getByText(/Checking whether/)).toBeVisible();
    await look('an answer that is late');
    await demo.page.clock.fastForward('00:05');
    await expect(demo.alert).toContainText('just taken');
    await look('a time that was just taken');
    await demo.button('See all times').click();
    await expect(demo.time('10:00')).toBeDisabled();
    await look('the taken time among the others');
    await demo.freeTimes.first().click();
    await expect(demo.heading('Your details')).toBeVisible();
    await demo.continue();
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await look('the confirmation');
  },

  async consulting(demo, look) {
    await expect(demo.widget.getByRole('radio')).toHaveCount(4);
    await look('the services');
    await demo.chooseOption(/^Strategy deep-dive/);
    await expect(
      demo.widget.getByRole('radio').getByText(/Next/).or(demo.widget.getByText('Next')).first(),
    ).toBeVisible();
    await look('the specialists');
    await demo.chooseOption('Any available');
    await demo.freeDays.first().click();
    await expect(demo.freeTimes.first()).toBeVisible();
    await look('lengths and times');
    await demo.freeTimes.first().click();
    await demo.toReview({ answers: { Company: 'Analytical Engines', 'What should be different afterwards?': 'All' } });
    await look('the review');
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await look('the confirmation');
  },

  async clinic(demo, look) {
    await demo.freeDays.first().click();
    await expect(demo.freeTimes.first()).toBeVisible();
    await look('times with places left');
    await demo.freeTimes.first().click();
    await expect(demo.field('Year of birth')).toBeVisible();
    await look('a form with a number and a box to tick');
    await demo.toReview({ answers: { 'Year of birth': '1980', 'I am allergic': 'yes' } });
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await look('the confirmation');
  },

  async support(demo, look) {
    await expect(demo.freeDays.first()).toBeVisible();
    await look('all parts at once');
    await demo.field('Email').fill('nonsense');
    await demo.field('Email').blur();
    await demo.chooseFree({ day: 1 });
    await look('a time, and a fault in the form');
    await demo.fill({ answers: { 'What is it about?': 'Data' } });
    await demo.book.click();
    await expect(demo.booked).toBeVisible();
    await look('the confirmation');
  },
};
