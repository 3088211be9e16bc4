import type { Locator, Page } from '@playwright/test';

/** A client's hands and eyes on a page that the links in mails lead to, or on its element alone. */
export class LinkedPage {
  readonly own: Locator;

  constructor(
    readonly page: Page,
    tag: 'rota-package' | 'rota-appointments',
  ) {
    this.own = page.locator(tag);
  }

  button(name: string | RegExp): Locator {
    return this.own.getByRole('button', { name });
  }

  heading(name: string): Locator {
    return this.own.getByRole('heading', { name });
  }

  /** Chooses the nth free time of the nth free day of the next month; gives the time's name. */
  async chooseNextMonth(day: number, nth: number): Promise<string> {
    await this.button('Next month').click();
    return this.choose(day, nth);
  }

  /** The same of the month that shows. */
  async choose(day: number, nth: number): Promise<string> {
    const month = this.own.getByRole('group', { name: 'Choose a day' });
    await month.getByRole('button', { name: /\d{4}/, disabled: false }).nth(day).click();
    const times = this.own.getByRole('group', { name: /^Times on/ });
    const time = times.getByRole('button', { disabled: false }).nth(nth);
    await time.click();
    return (await time.getAttribute('aria-label'))!;
  }
}
