import { expect } from 'chai';
import type { startWebKit } from '../../../scripts/webkit-driver.mjs';

type Page = Awaited<ReturnType<typeof startWebKit>>['page'];

/** For all that runs in the page: what is to be seen there, in elements inside of elements too, and what has the focus. */
const IN_PAGE = `
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  const find = (selector) => inside(document).find((one) => one.matches(selector) && one.checkVisibility());
  const focused = (root = document) => {
    const one = root.activeElement;
    return (one?.shadowRoot && focused(one.shadowRoot)) || one;
  };
`;

const PATIENCE = 20_000;

/** A client's hands and eyes on a demo page in WebKit. */
export class Client {
  private constructor(private readonly page: Page) {}

  /** Opens a page and waits until the widget speaks a language. */
  static async open(page: Page, address: string, language: string): Promise<Client> {
    const client = new Client(page);
    await page.goto(address);
    await client.#run('document.documentElement.lang = arguments[0]', language);
    await client.#until(
      `find('rota-booking')?.shadowRoot?.querySelector('.root')?.lang.split('-')[0] === arguments[0]`,
      language,
    );
    return client;
  }

  async sees(selector: string): Promise<void> {
    await this.#until('find(arguments[0])', selector);
  }

  textOf(selector: string): Promise<string> {
    return this.#run<string>('return find(arguments[0]).innerText.trim()', selector);
  }

  /** Waits until something says another thing than this. */
  async leaves(selector: string, text: string): Promise<void> {
    await this.#until('find(arguments[0])?.innerText.trim() !== arguments[1]', selector, text);
  }

  /** Waits until the focus is on what says this. */
  async isOn(text: string): Promise<void> {
    await this.#until('focused()?.innerText?.trim() === arguments[0]', text);
  }

  /** Presses Tab until the focus is on such an element; nobody should need many. */
  async tabTo(selector: string): Promise<void> {
    await this.sees(selector);
    for (let presses = 0; presses < 20; presses++) {
      if (await this.#run<boolean>('return focused().matches(arguments[0])', selector)) return;
      await this.press('Tab');
    }
    throw new Error(`20 × Tab did not reach ${selector}.`);
  }

  press(key: string): Promise<unknown> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<unknown> {
    return this.page.keyboard.type(text);
  }

  /** The ring around what has the focus: `solid 2px`. */
  ring(): Promise<string> {
    return this.#run<string>(
      'const { outlineStyle, outlineWidth } = getComputedStyle(focused()); return `${outlineStyle} ${outlineWidth}`;',
    );
  }

  /** The value of a property of CSS, of an element that is to be seen. */
  styleOf(selector: string, property: string): Promise<string> {
    return this.#run<string>('return getComputedStyle(find(arguments[0]))[arguments[1]]', selector, property);
  }

  /** Whether the page can be scrolled sideways. */
  sticksOut(): Promise<boolean> {
    return this.#run<boolean>(
      'const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth > clientWidth;',
    );
  }

  /** Who has booked on the page, last first. */
  bookers(): Promise<readonly string[]> {
    return this.#run<readonly string[]>(
      'return rotaMock.bookings().map(({ client: { firstName, lastName, email } }) => `${firstName} ${lastName} ${email}`)',
    );
  }

  async #run<T>(script: string, ...args: readonly unknown[]): Promise<T> {
    return (await this.page.run(`${IN_PAGE} ${script}`, ...args)) as T;
  }

  async #until(holds: string, ...args: readonly unknown[]): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50)))
      if (await this.#run<boolean>(`return Boolean(${holds})`, ...args)) return;
    expect.fail(`It never came: ${holds} with ${args.join(', ')}. The page says: ${await this.textOf('rota-booking')}`);
  }
}
