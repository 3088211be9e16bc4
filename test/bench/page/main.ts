/**
 * What the script tag costs a page: `npm run bench:page`. Bytes beside those of Lit alone; then, in Chromium with the processor four times
 * slower, how long the main thread works until the first month shows with its times, and for another month; beside it, what an empty page,
 * the browser's first date and a plain table take there already. Nothing fails here, whatever the figures.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser.mjs';
import { bundledLit, servePages } from './server.js';
import { Tracing, type Stretch } from './trace.js';

const SLOW_DOWN = 4;
const RUNS = 7;
/** Milliseconds between what shows and the next press. */
const READING = 1_500;
const PEOPLE = [8, 200, 1000];
const FOLDER = 'dist/embed';

interface Run {
  readonly first: Stretch;
  readonly turned: Stretch;
  readonly back: Stretch;
  readonly shift: number;
}

/** Runs in the page: marks and tells each moment at which the times of another month are painted, without a look at every frame. */
function watch(): void {
  const page = globalThis as unknown as { shift: number; tell(shown: string): void };
  page.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) page.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const within = (element: Element | null | undefined, selector: string) =>
    element?.shadowRoot?.querySelector(selector);
  let next = '';
  const look = (): void => {
    const picker = within(document.querySelector('rota-booking'), 'rota-date-picker');
    const month = within(within(picker, 'rota-month'), '[part~=heading]')?.textContent?.trim();
    const time = within(within(picker, 'rota-times'), '[part~=slot]');
    const alone = within(document.querySelector('lit-alone'), 'p');
    const empty = document.readyState === 'complete' && !document.querySelector('lit-alone, rota-booking');
    const there = alone ? 'alone' : empty ? 'empty' : time && month ? month : next;
    if (there === next) return;
    next = there;
    const painted = (): void => {
      performance.mark('shown');
      page.tell(there);
    };
    requestAnimationFrame(() => setTimeout(painted));
  };
  const observer = new MutationObserver(look);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit): ShadowRoot {
    const root = attachShadow.call(this, init);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };
  addEventListener('load', () => setTimeout(look));
}

/** A page that says what it shows. Nothing asks it: that would be work of its own. */
interface Watched {
  readonly page: Page;
  /** What shows next. */
  shown(): Promise<string>;
}

async function watched(page: Page): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  const said: string[] = [];
  let waiting: ((shown: string) => void) | undefined;
  session.on('Runtime.bindingCalled', ({ payload }) => {
    if (waiting) waiting(payload);
    else said.push(payload);
    waiting = undefined;
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'tell' });
  const shown = () => {
    const before = said.shift();
    return before === undefined ? new Promise<string>((resolve) => (waiting = resolve)) : Promise.resolve(before);
  };
  return { page, shown };
}

/** Presses a button of the month, and waits until another month is there. */
async function turn({ page, shown }: Watched, part: 'next' | 'previous'): Promise<void> {
  await page.evaluate((name) => {
    performance.clearMarks();
    performance.mark('pressed');
    const picker = document.querySelector('rota-booking')!.shadowRoot!.querySelector('rota-date-picker')!;
    const month = picker.shadowRoot!.querySelector('rota-month')!;
    month.shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`)!.click();
  }, part);
  await shown();
}

async function traced(page: Page, act: () => Promise<unknown>, from: string): Promise<Stretch> {
  const tracing = await Tracing.start(page, SLOW_DOWN);
  await act();
  await tracing.stop();
  return tracing.between(from, 'shown');
}

async function openIn<T>(browser: Browser, use: (opened: Watched) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  // What translates this file wraps named functions so.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(watch);
  const result = await use(await watched(page));
  await context.close();
  return result;
}

const loadOf = ({ page, shown }: Watched, address: string): Promise<Stretch> =>
  traced(
    page,
    async () => {
      await page.goto(address);
      await shown();
    },
    'the beginning',
  );

const runOf = (browser: Browser, address: string): Promise<Run> =>
  openIn(browser, async (opened) => {
    const { page } = opened;
    const first = await loadOf(opened, address);
    // As clients do, who read before they press.
    await page.waitForTimeout(READING);
    const turned = await traced(page, () => turn(opened, 'next'), 'pressed');
    await page.waitForTimeout(READING);
    const back = await traced(page, () => turn(opened, 'previous'), 'pressed');
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
    return { first, turned, back, shift };
  });

const busyOf = (stretches: readonly Stretch[]): number => median(stretches.map(({ busy }) => busy));
/** Another month of the plain table. */
const plainTurnOf = (browser: Browser, address: string): Promise<Stretch> =>
  openIn(browser, async (opened) => {
    await loadOf(opened, address);
    await opened.page.waitForTimeout(READING);
    const press = async (): Promise<void> => {
      await opened.page.evaluate(() => {
        performance.mark('pressed');
        document.getElementById('next')!.click();
      });
      await opened.shown();
    };
    return traced(opened.page, press, 'pressed');
  });

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`.padStart(8);
const COLUMNS = ['busy', 'script', 'style', 'layout', 'paint', 'longest'] as const;
const line = (what: string, stretches: readonly Stretch[], goal = ''): void => {
  const withScript = stretches.map((one) => ({ ...one, script: one.busy - one.style - one.layout - one.paint }));
  const columns = COLUMNS.map((name) => ms(median(withScript.map((one) => one[name]))));
  console.log(`  ${what.padEnd(46)}${columns.join('')}   ${goal}`);
};

const files = JSON.parse(readFileSync(`${FOLDER}/files.json`, 'utf8')) as {
  readonly rota: string;
  readonly times: string;
  readonly integrity: Readonly<Record<string, string>>;
};
const weigh = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length / 1024;
const weightOf = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + weigh(readFileSync(`${FOLDER}/${name}`)), 0);

console.log('Bytes (gzip)');
for (const [what, weight] of [
  ['Lit alone, with one small element', weigh(await bundledLit())],
  ['the first step', weightOf(['rota.js', files.rota])],
  ['the first month', weightOf(['rota.js', files.rota, files.times])],
  ['everything, in all languages', weightOf(['rota.js', ...Object.keys(files.integrity)])],
] as const)
  console.log(`  ${what.padEnd(46)}${weight.toFixed(1).padStart(5)} KB`);

const browser = await chromium.launch({ executablePath: await findBrowser() });
const { origin, stop } = await servePages(files.rota);
const times = async <T>(run: () => Promise<T>): Promise<T[]> => {
  await run();
  const results: T[] = [];
  for (let count = 0; count < RUNS; count++) results.push(await run());
  return results;
};

console.log(`\nMain thread, processor ${SLOW_DOWN} times slower, median of ${RUNS} fresh pages`);
console.log(`${''.padEnd(48)}${COLUMNS.map((name) => name.padStart(8)).join('')}`);
const loaded = (path: string) => times(() => openIn(browser, (opened) => loadOf(opened, `${origin}/${path}`)));
// What a browser takes for itself, and what it was not ours to leave out, so that ours can be read off.
const empty = await loaded('empty');
line('An empty page', empty);
line('An empty page that writes one date', await loaded('date'));
line('Lit alone, one small element shows', await loaded('lit'));
line('A plain table: its 42 days change', await times(() => plainTurnOf(browser, `${origin}/plain`)));
for (const people of PEOPLE) {
  const runs = await times(() => runOf(browser, `${origin}/${people}`));
  const pick = (name: 'first' | 'turned' | 'back') => runs.map((run) => run[name]);
  const own = busyOf(pick('first')) - busyOf(empty);
  line(`${people} specialists: first month with times`, pick('first'), `goal 100 ms; its own ${ms(own).trim()}`);
  line(`${people} specialists: next month`, pick('turned'), 'goal 16 ms');
  line(`${people} specialists: back to a known month`, pick('back'), 'goal 16 ms');
  console.log(
    `  ${`${people} specialists: layout shift`.padEnd(46)}${median(runs.map(({ shift }) => shift))
      .toFixed(4)
      .padStart(8)}`,
  );
}
await browser.close();
stop();
