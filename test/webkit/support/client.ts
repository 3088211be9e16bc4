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
  const middleOf = (one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left + width / 2, top + height / 2].map(Math.round);
  };
  const openMiddleOf = (one) => (one.contains(one.getRootNode().elementFromPoint(...middleOf(one))) ? middleOf(one) : null);
`;

type Point = readonly [x: number, y: number];

const PATIENCE = 20_000;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** What a client has booked, as the demo's backend keeps it. */
export interface Booked {
  readonly who: string;
  readonly start: number;
  readonly state: string;
}

/** A client's hands and eyes on a demo page in WebKit. */
export class Client {
  private constructor(private readonly page: Page) {}

  /** Opens a page with the widget, which speaks a language. */
  static async open(page: Page, address: string, language: string): Promise<Client> {
    const client = new Client(page);
    await page.goto(address);
    await client.speaks('rota-booking', language);
    return client;
  }

  /** Has an element of the page speak a language, and waits until it does. */
  async speaks(element: string, language: string): Promise<void> {
    await this.sees(element);
    await this.#run('document.documentElement.lang = arguments[0]', language);
    await this.#until(
      `find(arguments[0])?.shadowRoot?.querySelector('.root')?.lang.split('-')[0] === arguments[1]`,
      element,
      language,
    );
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

  /** Clicks in the middle of such an element, once it stands still there with nothing over it; if it moved away still, once more. */
  async click(selector: string): Promise<void> {
    await this.sees(selector);
    await this.#run('find(arguments[0]).scrollIntoView({ block: "center" })', selector);
    let before: Point | null = null;
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause()) {
      const now = await this.#run<Point | null>(
        'const one = find(arguments[0]); return one && openMiddleOf(one)',
        selector,
      );
      if (now && now.join() === before?.join() && (await this.#hits(selector, now))) return;
      before = now;
    }
    expect.fail(`Something lies over ${selector}, or it never stood still.`);
  }

  /** Clicks there; whether the button went down on such an element, or the page was left by that. */
  async #hits(selector: string, [x, y]: Point): Promise<boolean> {
    await this.#run(
      `const one = find(arguments[0]);
      window.missed = true;
      addEventListener('pointerdown', (event) => { window.missed = !event.composedPath().includes(one) }, { capture: true, once: true });`,
      selector,
    );
    await this.page.mouse.click(x, y);
    return !(await this.#run<boolean>('return window.missed'));
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

  /** What has been booked on the site, last first. */
  bookings(): Promise<readonly Booked[]> {
    return this.#run<readonly Booked[]>(
      `return rotaMock.bookings().map(({ client: { firstName, lastName, email }, start, state }) =>
        ({ who: [firstName, lastName, email].join(' '), start, state }))`,
    );
  }

  async #run<T>(script: string, ...args: readonly unknown[]): Promise<T> {
    return (await this.page.run(`${IN_PAGE} ${script}`, ...args)) as T;
  }

  async #until(holds: string, ...args: readonly unknown[]): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause())
      if (await this.#run<boolean>(`return Boolean(${holds})`, ...args)) return;
    expect.fail(
      `It never came: ${holds} with ${args.join(', ')}. The widget says: ${await this.textOf('.root')}, the focus is on ${await this.#run<string>('return focused()?.outerHTML ?? "nothing"')}`,
    );
  }
}
