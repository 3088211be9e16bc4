/**
 * What the script tag costs a page: `npm run bench:page`. Bytes beside those of Lit alone; then, in Chromium with the processor four times
 * slower, how long the main thread works until the first month shows with its times, and for another month. Nothing fails here, whatever the
 * figures.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser.mjs';
import { bundledLit, servePages } from './server.js';
import { Tracing, type Stretch } from './trace.js';

const SLOW_DOWN = 4;
const RUNS = 7;
const PEOPLE = [8, 200, 1000];
const FOLDER = 'dist/embed';

interface Run {
  readonly first: Stretch;
  readonly turned: Stretch;
  readonly back: Stretch;
  readonly shift: number;
}

/** Runs in the page: marks each moment at which the times of another month are painted, without a look at every frame. */
function watch(): void {
  const page = globalThis as unknown as { shown: string; shift: number };
  Object.assign(page, { shown: '', shift: 0 });
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
    const there = alone ? 'alone' : time && month ? month : next;
    if (there === next) return;
    next = there;
    const painted = (): void => {
      performance.mark('shown');
      page.shown = there;
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
}

const shownOn = (page: Page, before: string): Promise<string> =>
  page
    .waitForFunction(
      (was) => {
        const { shown } = globalThis as unknown as { shown: string };
        return shown !== was && shown;
      },
      before,
      { polling: 100 },
    )
    .then((handle) => handle.jsonValue() as Promise<string>);

/** Presses a button of the month, and waits until another month is there. */
async function turn(page: Page, part: 'next' | 'previous', before: string): Promise<void> {
  await page.evaluate((name) => {
    performance.clearMarks();
    performance.mark('pressed');
    const picker = document.querySelector('rota-booking')!.shadowRoot!.querySelector('rota-date-picker')!;
    const month = picker.shadowRoot!.querySelector('rota-month')!;
    month.shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`)!.click();
  }, part);
  await shownOn(page, before);
}

async function traced(page: Page, act: () => Promise<unknown>, from: string): Promise<Stretch> {
  const tracing = await Tracing.start(page, SLOW_DOWN);
  await act();
  await page.evaluate(() => performance.mark('seen'));
  await tracing.stop();
  return tracing.between(from, 'shown');
}

async function openIn<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  // What translates this file wraps named functions so.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(watch);
  const result = await use(page);
  await context.close();
  return result;
}

const runOf = (browser: Browser, address: string): Promise<Run> =>
  openIn(browser, async (page) => {
    let shown = '';
    const first = await traced(
      page,
      async () => {
        await page.goto(address);
        shown = await shownOn(page, '');
      },
      'the beginning',
    );
    const turned = await traced(page, () => turn(page, 'next', shown), 'pressed');
    const next = await page.evaluate(() => (globalThis as unknown as { shown: string }).shown);
    const back = await traced(page, () => turn(page, 'previous', next), 'pressed');
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
    return { first, turned, back, shift };
  });

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`.padStart(8);
const line = (what: string, stretches: readonly Stretch[], goal = ''): void => {
  const [busy, longest, waited] = (['busy', 'longest', 'waited'] as const).map((name) =>
    median(stretches.map((stretch) => stretch[name])),
  ) as [number, number, number];
  const waiting = Number.isFinite(waited) ? ms(waited) : ''.padStart(8);
  console.log(`  ${what.padEnd(46)}${ms(busy)}${ms(longest).padStart(12)}${waiting.padStart(12)}   ${goal}`);
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
  ['everything', weightOf(['rota.js', ...Object.keys(files.integrity)])],
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
console.log(`${''.padEnd(48)}${'busy'.padStart(8)}${'longest'.padStart(12)}${'on the clock'.padStart(14)}`);
const alone = () =>
  openIn(browser, (page) =>
    traced(
      page,
      async () => {
        await page.goto(`${origin}/lit`);
        await shownOn(page, '');
      },
      'the beginning',
    ),
  );
line('Lit alone, one small element shows', await times(alone));
for (const people of PEOPLE) {
  const runs = await times(() => runOf(browser, `${origin}/${people}`));
  const pick = (name: 'first' | 'turned' | 'back') => runs.map((run) => run[name]);
  line(`${people} specialists: first month with times`, pick('first'), 'goal 100 ms');
  line(`${people} specialists: next month, asked for`, pick('turned'), 'goal 16 ms');
  line(`${people} specialists: back to a known month`, pick('back'), 'goal 16 ms');
  console.log(
    `  ${`${people} specialists: layout shift`.padEnd(46)}${median(runs.map(({ shift }) => shift))
      .toFixed(4)
      .padStart(8)}`,
  );
}
await browser.close();
stop();
