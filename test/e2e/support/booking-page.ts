import type { Locator, Page } from '@playwright/test';
import { expect } from './test.js';

export interface Details {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  /** Answers to the site's own questions, by label. */
  readonly answers?: Readonly<Record<string, string>>;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** A client's hands and eyes on a page with the widget: everything is found as people find it, by role and name. */
export class BookingPage {
  readonly widget: Locator;
  readonly month: Locator;
  readonly times: Locator;

  /** @param within The part of the page that the widget stands in, where there are several. */
  constructor(
    readonly page: Page,
    within: Pick<Page, 'locator'> = page,
  ) {
    this.widget = within.locator('rota-booking');
    this.month = this.widget.getByRole('group', { name: 'Choose a day' });
    this.times = this.widget.getByRole('group', { name: /^Times on/ });
  }

  heading(name: string | RegExp): Locator {
    return this.widget.getByRole('heading', { name });
  }

  button(name: string | RegExp): Locator {
    return this.widget.getByRole('button', { name });
  }

  field(label: string | RegExp): Locator {
    return this.widget.getByLabel(label);
  }

  /** What the progress line says of the step that shows. */
  get progress(): Locator {
    return this.widget.locator('[aria-current="step"]');
  }

  get review(): Locator {
    return this.widget.locator('rota-review');
  }

  /** The message that needs the client's attention. */
  get alert(): Locator {
    return this.widget.getByRole('alert');
  }

  /** The button that books, whatever it says at the moment. */
  get book(): Locator {
    return this.review.getByRole('button', { name: /^(Book|Request|Sending)/ });
  }

  get booked(): Locator {
    return this.heading('You are booked');
  }

  /** Days that have times. */
  get freeDays(): Locator {
    return this.month.getByRole('button', { name: /\d{4}/, disabled: false });
  }

  get freeTimes(): Locator {
    return this.times.getByRole('button', { disabled: false }).and(this.times.locator('[part~=slot]'));
  }

  /** The day of a date (`2026-11-25`), in whatever order the page's language writes it. */
  day(date: string): Locator {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    const name = MONTHS[month - 1];
    return this.month.getByRole('button', {
      name: new RegExp(`\\b(${day} ${name} ${year}|${name} ${day}, ${year})\\b`),
    });
  }

  /** The time that starts then. */
  time(start: string): Locator {
    return this.times.getByRole('button', { name: new RegExp(`^${start}\\b`) });
  }

  /** Turns the month until the day of a date shows, and chooses it. */
  async showDay(date: string): Promise<void> {
    const day = this.day(date);
    for (let turned = 0; (await day.count()) === 0 && turned < 3; turned++) await this.button('Next month').click();
    await day.click();
  }

  /** Clicks where people do: anywhere on the option's card. */
  async chooseOption(name: string | RegExp): Promise<void> {
    await this.widget.locator('label', { has: this.page.getByRole('radio', { name }) }).click();
  }

  /** Chooses the nth free day, and the nth free time of it; gives the time's name. */
  async chooseFree({ day = 0, time = 0 } = {}): Promise<string> {
    await this.freeDays.nth(day).click();
    return this.chooseTime(this.freeTimes.nth(time));
  }

  async chooseTime(time: Locator): Promise<string> {
    const name = (await time.getAttribute('aria-label'))!;
    await time.click();
    return name;
  }

  async fill({
    firstName = 'Ada',
    lastName = 'Lovelace',
    email = 'ada@example.com',
    answers = {},
  }: Details = {}): Promise<void> {
    await this.#write(this.field('First name'), firstName);
    await this.#write(this.field('Last name'), lastName);
    await this.#write(this.field('Email'), email);
    for (const [label, answer] of Object.entries(answers)) await this.#answer(this.field(label), answer);
  }

  /** What stands there already is left: Firefox, as Playwright drives it, would write behind it. */
  async #write(field: Locator, text: string): Promise<void> {
    if ((await field.inputValue()) !== text) await field.fill(text);
  }

  async #answer(field: Locator, answer: string): Promise<void> {
    const kind = await field.evaluate((element) => `${element.localName} ${element.getAttribute('type')}`);
    if (kind.startsWith('select')) await field.selectOption(answer);
    else if (kind === 'input checkbox') await field.check();
    else await this.#write(field, answer);
  }

  async continue(): Promise<void> {
    await this.button('Continue').click();
  }

  /** From the details to the review. */
  async toReview(details?: Details): Promise<void> {
    await this.fill(details);
    await this.continue();
    await expect(this.heading(/^Check and/)).toBeVisible();
  }

  /** From the choice of a time to the review, on the first day that is free; gives the time's name. */
  async toReviewOfFirst(details?: Details): Promise<string> {
    const time = await this.chooseFree();
    await this.toReview(details);
    return time;
  }
}
